using System.Text;

namespace KubectlIcr.EndToEnd.Objects;

/// <summary>Secrets: those for registries, and any other.</summary>
internal static class Secrets
{
    /// <summary>Like <c>kubectl create secret docker-registry</c>, for any number of registries.</summary>
    public static JsonObject DockerRegistry(string @namespace, string name, IReadOnlyDictionary<string, (string User, string Password)> logins) =>
        New(@namespace, name, "kubernetes.io/dockerconfigjson", new Dictionary<string, string> { [".dockerconfigjson"] = DockerConfig(logins) });

    /// <summary>A secret of IBM Cloud's kind, for one registry.</summary>
    public static JsonObject DockerRegistry(string @namespace, string name, string host, string password, string user = "iamapikey") =>
        DockerRegistry(@namespace, name, new Dictionary<string, (string, string)> { [host] = (user, password) });

    /// <param name="data">Plain text; it is sent as base64.</param>
    public static JsonObject New(string @namespace, string name, string type, IReadOnlyDictionary<string, string> data) => Json.Of(new
    {
        apiVersion = "v1",
        kind = "Secret",
        metadata = new { name, @namespace },
        type,
        data = data.ToDictionary(entry => entry.Key, entry => Encode(entry.Value)),
    });

    private static string DockerConfig(IReadOnlyDictionary<string, (string User, string Password)> logins) => Json.Of(new
    {
        auths = logins.ToDictionary(
            login => login.Key,
            login => new { username = login.Value.User, password = login.Value.Password, auth = Encode($"{login.Value.User}:{login.Value.Password}") }),
    }).ToJsonString();

    private static string Encode(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
