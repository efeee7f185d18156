using System.Net;
using KubectlIcr.Kubelet;
using KubectlIcr.Registry;

namespace KubectlIcr.Rules;

/// <summary>A pull whose node got no answer from the registry's host, or no address for its name.</summary>
internal sealed record UnreachedRegistry(Pull Pull, PullFailure Failure)
{
    /// <summary>A server answered the node so far that nothing blocks the way to it.</summary>
    private static readonly string[] Connected = ["TLS handshake timeout", "timeout awaiting response headers"];

    /// <summary>Names that a cluster resolves by itself.</summary>
    private static readonly string[] Inside = [".svc", ".local", ".internal", "localhost"];

    public string Node => Pull.Pod.NodeName!;

    /// <summary>The registry as the image names it.</summary>
    public string Registry => Pull.Image!.Registry;

    /// <summary>The image is one of Container Registry.</summary>
    public bool IsIcr => IcrDomain.IsIcr(Registry);

    /// <summary>The name was not resolved, so that nothing was sent to the registry.</summary>
    public bool IsDns => Failure.Cause == PullCause.Dns;

    /// <summary>Null where the pull does not fail so, and where the host is neither Container Registry's nor on the public network.</summary>
    public static UnreachedRegistry? Of(Pull pull) =>
        pull is { Pod.NodeName: not null, Image: not null, NodeFailure: { } whole } && !pull.IsSandbox()
        && new[] { whole }.Concat(whole.Parts).FirstOrDefault(part => IsAbout(pull, part)) is { } failure
            ? new(pull, failure)
            : null;

    private static bool IsAbout(Pull pull, PullFailure failure) => failure.Cause switch
    {
        PullCause.ConnectTimeout => failure is { Detail: PullDetail.None, NamesProxy: false } && !Array.Exists(Connected, words => failure.Text.Contains(words, StringComparison.Ordinal))
            && IsOneWay(pull, failure.Host ?? pull.Image!.Registry),
        PullCause.Dns => IsOneWay(pull, LookedUpName.Of(pull, failure)) && Exists(pull, failure),
        _ => false,
    };

    /// <summary>The image and the host that the node called lie on the same side: both of Container Registry, or both outside of it.</summary>
    private static bool IsOneWay(Pull pull, string host) =>
        IcrDomain.IsIcr(pull.Image!.Registry) ? IcrDomain.IsIcr(host) : IsOutside(pull.Image.Registry) && !IcrDomain.IsIcr(host);

    /// <summary>A host on the public network, as far as its name shows.</summary>
    public static bool IsOutside(string registry)
    {
        var name = registry.Split(':')[0];
        return !IcrDomain.IsIcr(registry) && name.Contains('.') && !IPAddress.TryParse(name, out _) && !Array.Exists(Inside, end => name.EndsWith(end, StringComparison.Ordinal));
    }

    /// <summary>A name that no DNS server has can be a slip of the pen, unless the registry is a known one.</summary>
    private static bool Exists(Pull pull, PullFailure failure) =>
        !failure.Text.Contains("no such host", StringComparison.Ordinal) || PublicRegistries.Has(pull.Image!.Registry)
        || (IcrDomain.TryGet(pull.Image.Registry, out var domain) && domain.IsKnown);
}
