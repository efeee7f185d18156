using System.ComponentModel;
using System.Diagnostics;

namespace KubectlIcr.Cluster.Connect;

/// <summary>Runs a kubeconfig user's <c>exec</c> plugin for its credential (client.authentication.k8s.io/v1 and v1beta1).</summary>
internal sealed class ExecPlugin(KubeconfigEntry exec, KubeconfigEntry cluster, KubeEnvironment environment, PluginPolicy policy)
{
    /// <summary>What kubectl demands of the stanza before it runs anything.</summary>
    public static void Check(KubeconfigEntry exec)
    {
        if (exec.Text("command") is null) throw Wrong(exec, "no command");
        var version = exec.Text("apiVersion");
        if (version is not (ExecInfo.V1 or ExecInfo.V1Beta1)) throw Wrong(exec, $"invalid apiVersion \"{version}\"");
        switch (exec.Text("interactiveMode"))
        {
            case null when version == ExecInfo.V1: throw Wrong(exec, "interactiveMode must be set to Never, IfAvailable or Always");
            case null or "Never" or "IfAvailable" or "Always": break;
            case var other: throw Wrong(exec, $"unknown interactiveMode: \"{other}\"");
        }
        if (exec.Maps("env").Any(variable => variable.Text("name") is null)) throw Wrong(exec, "an env variable has no name");
    }

    public async Task<Login> RunAsync(CancellationToken cancel) => ExecCredential.Read(await OutputAsync(StartInfo(), cancel), exec, RunAsync);

    private static UserError Wrong(KubeconfigEntry exec, string words) => new($"error: {exec.Title}: exec plugin: {words}");

    private ProcessStartInfo StartInfo()
    {
        policy.Check(exec);
        var command = exec.Text("command")!;
        var path = ExecPath.Find(command, exec.Folder, environment) ?? throw NotFound(command);
        policy.Check(exec, path, environment);
        var isInteractive = IsInteractive();
        var start = new ProcessStartInfo(path, exec.Texts("args")) { RedirectStandardInput = !isInteractive, RedirectStandardOutput = true, UseShellExecute = false };
        if (environment.Variable("PATH") is { } search) start.Environment["PATH"] = search;
        foreach (var variable in exec.Maps("env")) start.Environment[variable.Text("name")!] = variable.Text("value") ?? "";
        start.Environment["KUBERNETES_EXEC_INFO"] = ExecInfo.Json(exec, cluster, isInteractive);
        return start;
    }

    private bool IsInteractive() => exec.Text("interactiveMode") switch
    {
        "Never" => false,
        "Always" when !environment.InputIsTerminal => throw new UserError(
            $"error: {exec.Title}: getting credentials: exec plugin cannot support interactive mode: standard input is not a terminal"),
        _ => environment.InputIsTerminal,
    };

    private async Task<string> OutputAsync(ProcessStartInfo start, CancellationToken cancel)
    {
        try
        {
            using var process = Process.Start(start)!;
            if (start.RedirectStandardInput) process.StandardInput.Close(); // it may hold the manifests
            using var stop = cancel.Register(() => Kill(process));
            var output = await process.StandardOutput.ReadToEndAsync(cancel);
            await process.WaitForExitAsync(cancel);
            if (process.ExitCode == 0) return output;
            throw new UserError($"error: {exec.Title}: getting credentials: exec: executable {start.FileName} failed with exit code {process.ExitCode}");
        }
        catch (Win32Exception)
        {
            throw NotFound(start.FileName);
        }
    }

    private UserError NotFound(string command)
    {
        var hint = exec.Text("installHint") is { } text ? "; " + text.ReplaceLineEndings(" ").Trim() : "";
        return new($"error: {exec.Title}: getting credentials: exec: executable {command} not found{hint}");
    }

    private static void Kill(Process process)
    {
        if (!process.HasExited) process.Kill(entireProcessTree: true);
    }
}
