using System.Diagnostics.CodeAnalysis;

namespace KubectlIcr.Registry;

/// <summary>Which door of IBM Cloud Container Registry a host name is.</summary>
internal enum IcrEndpoint
{
    Public,
    Private,
    Bluemix,
    Entitled,
    Staging,
    Unknown,
}

/// <summary>A host name of IBM Cloud Container Registry. Source: IBM's table of registry domains, August 2026.</summary>
/// <param name="Host">E.g. <c>private.us.icr.io</c>.</param>
/// <param name="Region">IAM's region id, e.g. <c>us-south</c>, <c>global</c>; null for entitled, staging and unknown hosts.</param>
internal sealed record IcrDomain(string Host, string? Region, IcrEndpoint Endpoint)
{
    private static readonly (string Region, string Public, string? Bluemix)[] Regions =
    [
        ("global", "icr.io", "registry.bluemix.net"),
        ("us-south", "us.icr.io", "registry.ng.bluemix.net"),
        ("eu-gb", "uk.icr.io", "registry.eu-gb.bluemix.net"),
        ("eu-de", "de.icr.io", "registry.eu-de.bluemix.net"),
        ("au-syd", "au.icr.io", "registry.au-syd.bluemix.net"),
        ("jp-tok", "jp.icr.io", null),
        ("jp-osa", "jp2.icr.io", null),
        ("ca-tor", "ca.icr.io", null),
        ("br-sao", "br.icr.io", null),
        ("eu-es", "es.icr.io", null),
        ("ca-mon", "ca2.icr.io", null),
        ("in-che", "in.icr.io", null),
        ("in-mum", "in2.icr.io", null),
        ("eu-fr2", "fr2.icr.io", null),
    ];

    private const string HttpsPort = ":443";

    /// <summary>Namespaces of the global registry whose images IBM serves to everyone, without credentials.</summary>
    private static readonly string[] OpenNamespaces = ["cpopen", "appcafe"];

    private static readonly Dictionary<string, IcrDomain> Known = Table().ToDictionary(domain => domain.Host, StringComparer.Ordinal);

    /// <summary>The public host of the same region, which reaches the same images; the host itself where there is no region.</summary>
    public string PublicHost => Array.Find(Regions, row => row.Region == Region).Public ?? Host;

    /// <summary>Its logins are of IBM Cloud IAM; entitlement keys are not.</summary>
    public bool TakesApiKeys => Endpoint != IcrEndpoint.Entitled;

    /// <summary>The host is in IBM's table.</summary>
    public bool IsKnown => Endpoint != IcrEndpoint.Unknown;

    /// <summary>True for every host that belongs to the registry, also one that IBM's table does not list or that has the port of HTTPS behind it.</summary>
    public static bool TryGet(string? host, [NotNullWhen(true)] out IcrDomain? domain)
    {
        var name = host?.EndsWith(HttpsPort, StringComparison.Ordinal) == true ? host[..^HttpsPort.Length] : host;
        domain = name is null ? null : Known.GetValueOrDefault(name) ?? Unlisted(name);
        return domain is not null;
    }

    public static bool IsIcr(string? host) => TryGet(host, out _);

    /// <summary>IBM serves the image to everyone, so a pull without credentials is expected.</summary>
    public static bool IsOpenImage(string registry, string repository) =>
        TryGet(registry, out var domain) && domain.Region == "global" && OpenNamespaces.Contains(repository.Split('/')[0]);

    /// <summary>Every host of IBM's table.</summary>
    public static IEnumerable<string> Hosts => Known.Keys;

    /// <summary>Every public regional host, for suggestions.</summary>
    public static IEnumerable<string> PublicHosts => Regions.Select(row => row.Public);

    /// <summary>The public host of a region of IBM Cloud. US East has no registry of its own: its private traffic goes to US South's. Null for a region that IBM's table lacks.</summary>
    public static string? HostOf(string? region) => Array.Find(Regions, row => row.Region == (region == "us-east" ? "us-south" : region)).Public;

    private static IEnumerable<IcrDomain> Table()
    {
        foreach (var (region, host, bluemix) in Regions)
        {
            yield return new(host, region, IcrEndpoint.Public);
            yield return new($"private.{host}", region, IcrEndpoint.Private);
            if (bluemix is not null)
                yield return new(bluemix, region, IcrEndpoint.Bluemix);
        }
        yield return new("cp.icr.io", null, IcrEndpoint.Entitled);
        yield return new("stg.icr.io", null, IcrEndpoint.Staging);
        yield return new("cp.stg.icr.io", null, IcrEndpoint.Staging);
    }

    /// <summary>IBM's own test in Portieris is a bare suffix, which <c>evilicr.io</c> passes too: here the dot counts.</summary>
    private static IcrDomain? Unlisted(string host) =>
        host.EndsWith(".icr.io", StringComparison.Ordinal)
        || (host.StartsWith("registry.", StringComparison.Ordinal) && host.EndsWith(".bluemix.net", StringComparison.Ordinal))
            ? new(host, null, IcrEndpoint.Unknown)
            : null;
}
