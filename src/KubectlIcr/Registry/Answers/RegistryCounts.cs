namespace KubectlIcr.Registry;

/// <summary>What one registry was asked in a run.</summary>
/// <param name="ManifestRequests">HEAD and GET.</param>
/// <param name="Logins">Requests to the token service that carried a credential.</param>
internal sealed record RegistryCounts(int ManifestRequests, int Logins);
