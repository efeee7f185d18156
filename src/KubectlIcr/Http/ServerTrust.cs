using System.Net;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace KubectlIcr.Http;

/// <summary>Whether the server is who it says: the whole CA bundle and always the name. Remembers why a certificate was refused, in Go's words.</summary>
internal sealed class ServerTrust
{
    public const string UnknownAuthority = "certificate signed by unknown authority";

    private readonly X509Certificate2Collection? roots;
    private readonly X509Certificate2Collection? moreRoots;
    private readonly bool insecure;

    /// <param name="caPem">The CA bundle; null for the system's.</param>
    /// <param name="insecure"><c>insecure-skip-tls-verify</c>.</param>
    public ServerTrust(string? caPem, bool insecure, string title)
    {
        if (insecure && caPem is not null)
            throw new UserError($"error: {title}: specifying a root certificates file with the insecure flag is not allowed");
        OpenSsl.Require();
        this.insecure = insecure;
        roots = caPem is null ? null : Roots(caPem, title, "its certificate-authority");
    }

    private ServerTrust(X509Certificate2Collection? roots, X509Certificate2Collection? moreRoots) => (this.roots, this.moreRoots) = (roots, moreRoots);

    /// <summary>The server is judged by a CA of its own, not by the machine's trust.</summary>
    public bool HasOwnRoots => roots is not null;

    /// <summary>Why the last server certificate was refused; null when none was.</summary>
    public string? Refusal { get; private set; }

    /// <summary>The machine's trust, and these besides.</summary>
    public static ServerTrust AndMore(X509Certificate2Collection? roots)
    {
        OpenSsl.Require();
        return SystemTrust.Bundle is { } own ? new([.. own, .. roots ?? []], null) : new(null, roots);
    }

    public void Apply(SslClientAuthenticationOptions options)
    {
        options.RemoteCertificateValidationCallback = Accept;
        if (roots is null) return;
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.AddRange(roots);
        options.CertificateChainPolicy = policy;
    }

    /// <summary>Throws a <see cref="UserError"/> when the PEM holds no certificate.</summary>
    public static X509Certificate2Collection Roots(string pem, string title, string where)
    {
        OpenSsl.Require();
        try
        {
            var all = new X509Certificate2Collection();
            all.ImportFromPem(pem);
            return all.Count > 0 ? all : throw new CryptographicException();
        }
        catch (CryptographicException)
        {
            throw new UserError($"error: {title}: unable to load root certificates: no PEM certificate in {where}");
        }
    }

    private bool Accept(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (insecure) return true;
        var host = ((SslStream)sender).TargetHostName;
        var leaf = certificate as X509Certificate2;
        // .NET still accepts the common name as a host name; Go does not.
        if (leaf?.MatchesHostname(host, allowCommonName: false) == false) errors |= SslPolicyErrors.RemoteCertificateNameMismatch;
        if (errors == SslPolicyErrors.None || (errors == SslPolicyErrors.RemoteCertificateChainErrors && (LeadsToOwn(chain) || LeadsToMore(certificate, chain)))) return true;
        Refusal = "tls: failed to verify certificate: x509: " + Words(host, leaf, chain, errors);
        return false;
    }

    // A certificate named as an authority is one, even an intermediate without its root: to .NET that chain is not whole.
    private bool LeadsToOwn(X509Chain? chain) =>
        roots is not null && chain is { ChainElements.Count: > 0 }
        && chain.ChainStatus.All(status => status.Status is X509ChainStatusFlags.PartialChain) && roots.Contains(chain.ChainElements[^1].Certificate);

    // A policy with roots of its own replaces the machine's, so these get a chain of their own.
    private bool LeadsToMore(X509Certificate? certificate, X509Chain? sent)
    {
        if (moreRoots is null || certificate is not X509Certificate2 leaf) return false;
        using var chain = new X509Chain();
        chain.ChainPolicy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck, DisableCertificateDownloads = true };
        chain.ChainPolicy.CustomTrustStore.AddRange(moreRoots);
        chain.ChainPolicy.ApplicationPolicy.Add(new Oid("1.3.6.1.5.5.7.3.1")); // server authentication
        if (sent is not null) chain.ChainPolicy.ExtraStore.AddRange(sent.ChainPolicy.ExtraStore);
        return chain.Build(leaf);
    }

    // In the order of Go's Certificate.Verify: the dates, the name, the authority.
    private static string Words(string host, X509Certificate2? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        if (certificate is null) return "the server sent no certificate";
        var status = chain?.ChainStatus.Aggregate(X509ChainStatusFlags.NoError, (all, one) => all | one.Status) ?? default;
        if (status.HasFlag(X509ChainStatusFlags.NotTimeValid)) return Dates(chain!);
        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch)) return Names(certificate, host);
        if (status.HasFlag(X509ChainStatusFlags.NotValidForUsage)) return "certificate specifies an incompatible key usage";
        return (status & (X509ChainStatusFlags.UntrustedRoot | X509ChainStatusFlags.PartialChain)) != 0
            ? UnknownAuthority + (certificate.SubjectName.RawData.AsSpan().SequenceEqual(certificate.IssuerName.RawData) ? ": it is self-signed" : "")
            : $"certificate not accepted: {status}";
    }

    private static string Dates(X509Chain chain)
    {
        var now = DateTime.Now;
        var bad = chain.ChainElements.Select(element => element.Certificate).FirstOrDefault(one => now > one.NotAfter || now < one.NotBefore);
        const string words = "certificate has expired or is not yet valid";
        if (bad is null) return words;
        return now > bad.NotAfter
            ? $"{words}: current time {Utc(now)} is after {Utc(bad.NotAfter)}"
            : $"{words}: current time {Utc(now)} is before {Utc(bad.NotBefore)}";
    }

    private static string Utc(DateTime time) => time.ToUniversalTime().ToString("yyyy-MM-ddTHH:mm:ssZ");

    private static string Names(X509Certificate2 certificate, string host)
    {
        var alternatives = certificate.Extensions.OfType<X509SubjectAlternativeNameExtension>().FirstOrDefault();
        var isIp = IPAddress.TryParse(host, out _);
        var names = isIp ? alternatives?.EnumerateIPAddresses().Select(ip => ip.ToString()) : alternatives?.EnumerateDnsNames();
        var list = string.Join(", ", names ?? []);
        if (list.Length > 0) return $"certificate is valid for {list}, not {host}";
        if (certificate.MatchesHostname(host)) return "certificate relies on legacy Common Name field, use SANs instead";
        return isIp
            ? $"cannot validate certificate for {host} because it doesn't contain any IP SANs"
            : $"certificate is not valid for any names, but wanted to match {host}";
    }
}
