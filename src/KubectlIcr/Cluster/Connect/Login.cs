using System.Security.Cryptography.X509Certificates;

namespace KubectlIcr.Cluster.Connect;

/// <summary>How we prove who we are to the API server. A class, so that nothing of it is ever printed.</summary>
internal sealed class Login
{
    public static readonly Login Anonymous = new();

    public Sensitive? Token { get; init; }

    public string? Username { get; init; }

    public Sensitive? Password { get; init; }

    /// <summary>The client certificate with its key; the rest of the file are intermediates to send along.</summary>
    public X509Certificate2Collection ClientCertificates { get; init; } = [];

    /// <summary>From then on it is worth asking for another one; null for never.</summary>
    public DateTimeOffset? Expires { get; init; }

    /// <summary>Gets the login that comes after this one; null where there is no other.</summary>
    public Func<CancellationToken, Task<Login>>? Renew { get; init; }
}
