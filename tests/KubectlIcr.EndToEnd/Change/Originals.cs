using System.Text;

namespace KubectlIcr.EndToEnd.Change;

/// <summary>Namespaces with a pull secret to copy, and what has become of it elsewhere.</summary>
internal static class Originals
{
    public const string Password = "s3cr3t-k3y";

    /// <summary>A namespace that holds <c>all-icr-io</c> for two registries.</summary>
    public static async Task<JsonNode> PlantAsync(ControlPlane plane, string @namespace, string name = "all-icr-io", string password = Password)
    {
        await plane.CreateNamespaceAsync(@namespace);
        return await plane.Api.CreateAsync(New(@namespace, name, password));
    }

    public static JsonObject New(string @namespace, string name = "all-icr-io", string password = Password) => Secrets.DockerRegistry(
        @namespace, name, new Dictionary<string, (string, string)> { ["us.icr.io"] = ("iamapikey", password), ["https://de.icr.io/v1/"] = ("iamapikey", password) });

    public static Task<JsonNode> GetAsync(ControlPlane plane, string @namespace, string name = "all-icr-io") => plane.Api.GetAsync(Path(@namespace, name));

    public static Task<bool> ExistsAsync(ControlPlane plane, string @namespace, string name = "all-icr-io") => plane.Api.ExistsAsync(Path(@namespace, name));

    public static string Payload(JsonNode secret) => Encoding.UTF8.GetString(Convert.FromBase64String((string)secret["data"]![".dockerconfigjson"]!));

    public static async Task<string[]> BoundAsync(ControlPlane plane, string @namespace, string account = "default") =>
        [.. ((await plane.Api.GetAsync($"/api/v1/namespaces/{@namespace}/serviceaccounts/{account}"))["imagePullSecrets"] as JsonArray ?? []).Select(entry => (string)entry!["name"]!)];

    private static string Path(string @namespace, string name) => $"/api/v1/namespaces/{@namespace}/secrets/{name}";
}
