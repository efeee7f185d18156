namespace KubectlIcr.Cluster.Connect;

/// <summary>What the issuer returned for a refresh token.</summary>
/// <param name="Refresh">The next refresh token; null when the old one stays valid.</param>
internal sealed record OidcTokens(Sensitive Id, Sensitive? Refresh);
