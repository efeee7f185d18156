namespace KubectlIcr.Cluster.Connect;

/// <summary>What the issuer gave for a refresh token.</summary>
/// <param name="Refresh">The next refresh token; null when the old one goes on.</param>
internal sealed record OidcTokens(Sensitive Id, Sensitive? Refresh);
