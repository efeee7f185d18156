using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace KubectlIcr.Cluster.Connect;

/// <summary>Runs a kubeconfig user's <c>exec</c> plugin once and takes its credential (client.authentication.k8s.io/v1 and v1beta1).</summary>
internal static class ExecPlugin
{
    public static async Task<Login> RunAsync(KubeconfigEntry exec, KubeconfigEntry cluster, KubeEnvironment environment, CancellationToken cancel)
    {
        var version = exec.Text("apiVersion");
        if (version is not ("client.authentication.k8s.io/v1" or "client.authentication.k8s.io/v1beta1"))
            throw new UserError($"error: {exec.Title}: exec plugin: invalid apiVersion \"{version}\"");
        var start = StartInfo(exec, cluster, version, environment);
        var output = await OutputAsync(start, exec, cancel);
        return Read(output, exec);
    }

    private static ProcessStartInfo StartInfo(KubeconfigEntry exec, KubeconfigEntry cluster, string version, KubeEnvironment environment)
    {
        var command = exec.Text("command") ?? throw new UserError($"error: {exec.Title}: exec plugin: no command");
        var path = ExecPath.Find(command, exec.Folder, environment) ?? throw NotFound(command, exec);
        var start = new ProcessStartInfo(path, exec.Texts("args")) { RedirectStandardInput = true, RedirectStandardOutput = true, UseShellExecute = false };
        if (environment.Variable("PATH") is { } search) start.Environment["PATH"] = search;
        foreach (var variable in exec.Maps("env"))
            if (variable.Text("name") is { } name) start.Environment[name] = variable.Text("value") ?? "";
        start.Environment["KUBERNETES_EXEC_INFO"] = Info(exec, cluster, version);
        return start;
    }

    private static string Info(KubeconfigEntry exec, KubeconfigEntry cluster, string version)
    {
        var spec = new JsonObject { ["interactive"] = false };
        if (exec.Flag("provideClusterInfo")) spec["cluster"] = ClusterInfo(cluster);
        return new JsonObject { ["kind"] = "ExecCredential", ["apiVersion"] = version, ["spec"] = spec }.ToJsonString();
    }

    private static JsonObject ClusterInfo(KubeconfigEntry cluster)
    {
        var info = new JsonObject { ["server"] = cluster.Text("server") };
        if (cluster.Text("tls-server-name") is { } name) info["tls-server-name"] = name;
        if (cluster.Flag("insecure-skip-tls-verify")) info["insecure-skip-tls-verify"] = true;
        if (cluster.CaPem is { } pem) info["certificate-authority-data"] = Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(pem));
        if (cluster.Text("proxy-url") is { } proxy) info["proxy-url"] = proxy;
        return info;
    }

    private static async Task<string> OutputAsync(ProcessStartInfo start, KubeconfigEntry exec, CancellationToken cancel)
    {
        try
        {
            using var process = Process.Start(start)!;
            process.StandardInput.Close(); // it may hold the manifests
            using var stop = cancel.Register(() => Kill(process));
            var output = await process.StandardOutput.ReadToEndAsync(cancel);
            await process.WaitForExitAsync(cancel);
            if (process.ExitCode == 0) return output;
            throw new UserError($"error: {exec.Title}: getting credentials: exec: executable {start.FileName} failed with exit code {process.ExitCode}");
        }
        catch (Win32Exception)
        {
            throw NotFound(start.FileName, exec);
        }
    }

    private static UserError NotFound(string command, KubeconfigEntry exec)
    {
        var hint = exec.Text("installHint") is { } text ? "; " + text.ReplaceLineEndings(" ").Trim() : "";
        return new($"error: {exec.Title}: getting credentials: exec: executable {command} not found{hint}");
    }

    private static void Kill(Process process)
    {
        if (!process.HasExited) process.Kill(entireProcessTree: true);
    }

    private static Login Read(string output, KubeconfigEntry exec)
    {
        try
        {
            var status = JsonNode.Parse(output)?["status"];
            var token = (string?)status?["token"];
            var certificate = (string?)status?["clientCertificateData"];
            if (token is null && certificate is null) throw Unusable(exec);
            return new Login
            {
                Token = token is null ? null : Sensitive.Of(token),
                ClientCertificates = ClientCertificate.Read(certificate, (string?)status?["clientKeyData"], exec.Title),
            };
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException)
        {
            throw Unusable(exec);
        }
    }

    private static UserError Unusable(KubeconfigEntry exec) =>
        new($"error: {exec.Title}: getting credentials: exec plugin didn't return a token or cert/key pair");
}
