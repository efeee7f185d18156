namespace KubectlIcr.EndToEnd.Objects;

/// <summary>Service accounts. No controller gives them a token, so their pods must not ask for one.</summary>
internal static class ServiceAccounts
{
    public static JsonObject New(string @namespace, string name, params string[] pullSecrets) => Json.Of(new
    {
        apiVersion = "v1",
        kind = "ServiceAccount",
        metadata = new { name, @namespace },
        automountServiceAccountToken = false,
        imagePullSecrets = LocalReferences.To(pullSecrets),
    });
}
