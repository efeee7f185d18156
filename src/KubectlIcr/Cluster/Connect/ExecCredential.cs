using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace KubectlIcr.Cluster.Connect;

/// <summary>Reads what an exec plugin printed.</summary>
internal static class ExecCredential
{
    /// <param name="again">Runs the plugin again.</param>
    public static Login Read(string output, KubeconfigEntry exec, Func<CancellationToken, Task<Login>> again)
    {
        try
        {
            return Read(JsonNode.Parse(output) as JsonObject, exec, again);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException)
        {
            throw Unusable(exec, "exec plugin didn't print an ExecCredential"); // the inner exception may quote the output
        }
    }

    private static Login Read(JsonObject? root, KubeconfigEntry exec, Func<CancellationToken, Task<Login>> again)
    {
        var version = Text(root, "apiVersion");
        if (Text(root, "kind") != "ExecCredential") throw Unusable(exec, "exec plugin didn't print an ExecCredential");
        if (version != exec.Text("apiVersion")) throw Unusable(exec, $"exec plugin is configured to use API version {exec.Text("apiVersion")}, plugin returned version {version}");
        if (root!["status"] is not JsonObject status) throw Unusable(exec, "exec plugin didn't return a status field");
        var (token, certificate, key) = (Text(status, "token"), Text(status, "clientCertificateData"), Text(status, "clientKeyData"));
        if (certificate is null != key is null) throw Unusable(exec, "exec plugin returned only certificate or key, not both");
        if ((token ?? certificate) is null) throw Unusable(exec, "exec plugin didn't return a token or cert/key pair");
        return new Login
        {
            Token = token is null ? null : Sensitive.Of(token),
            ClientCertificates = ClientCertificate.Read(certificate, key, exec.Title),
            Expires = Text(status, "expirationTimestamp") is { } time ? DateTimeOffset.Parse(time, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal) : null,
            Renew = again,
        };
    }

    private static string? Text(JsonObject? parent, string key) => (string?)parent?[key] is { Length: > 0 } text ? text : null;

    private static UserError Unusable(KubeconfigEntry exec, string words) => new($"error: {exec.Title}: getting credentials: {words}");
}
