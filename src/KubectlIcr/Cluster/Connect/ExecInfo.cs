using System.Text;
using System.Text.Json.Nodes;

namespace KubectlIcr.Cluster.Connect;

/// <summary>What an exec plugin is told in KUBERNETES_EXEC_INFO.</summary>
internal static class ExecInfo
{
    public const string V1 = "client.authentication.k8s.io/v1";

    public const string V1Beta1 = "client.authentication.k8s.io/v1beta1";

    /// <summary>The name of the cluster's extension that is meant for the plugin.</summary>
    private const string Extension = "client.authentication.k8s.io/exec";

    public static string Json(KubeconfigEntry exec, KubeconfigEntry cluster, bool isInteractive)
    {
        var spec = new JsonObject { ["interactive"] = isInteractive };
        if (exec.Flag("provideClusterInfo")) spec["cluster"] = ClusterOf(cluster);
        return new JsonObject { ["kind"] = "ExecCredential", ["apiVersion"] = exec.Text("apiVersion"), ["spec"] = spec }.ToJsonString();
    }

    private static JsonObject ClusterOf(KubeconfigEntry cluster)
    {
        var info = new JsonObject { ["server"] = cluster.Text("server") };
        if (cluster.Text("tls-server-name") is { } name) info["tls-server-name"] = name;
        if (cluster.Flag("insecure-skip-tls-verify")) info["insecure-skip-tls-verify"] = true;
        if (cluster.CaPem is { } pem) info["certificate-authority-data"] = Convert.ToBase64String(Encoding.UTF8.GetBytes(pem));
        if (cluster.Text("proxy-url") is { } proxy) info["proxy-url"] = proxy;
        if (cluster.Flag("disable-compression")) info["disable-compression"] = true;
        if (cluster.Maps("extensions").FirstOrDefault(one => one.Text("name") == Extension)?.Json("extension") is { } config) info["config"] = JsonNode.Parse(config);
        return info;
    }
}
