using System.Diagnostics;

namespace KubectlIcr.EndToEnd.Node;

/// <summary>The machine as the servers of the node see it: names, trust, logs and sockets of its own. Nothing of the real machine's is touched.</summary>
/// <param name="caFile">The only certificate authorities that the servers trust.</param>
internal sealed class NodeHost : IDisposable
{
    /// <summary>For unshare: what ends with it takes all processes and mounts along.</summary>
    private static readonly string[] Namespaces = ["--mount", "--pid", "--fork", "--kill-child", "--mount-proc"];

    private readonly string caFile;

    public NodeHost(string hosts, string resolvConf, string caFile)
    {
        this.caFile = caFile;
        Folder.Write("hosts", hosts);
        Folder.Write("resolv.conf", resolvConf);
        Folder.Folder("no-certificates");
    }

    public TempFolder Folder { get; } = new();

    /// <summary>What this machine says to a first server; null where it lets it run.</summary>
    public static string? WhyNot()
    {
        using var host = new NodeHost("", "", "");
        using var process = Process.Start(new ProcessStartInfo("unshare", host.Private("true")) { RedirectStandardError = true })!;
        var words = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? null : words.Trim();
    }

    public Daemon Start(string program, string[] arguments, string log) => new(
        "unshare",
        Private(["env", "-i", $"PATH={Path.GetDirectoryName(program)}:/usr/sbin:/usr/bin:/sbin:/bin", $"HOME={Folder.Path}",
            $"SSL_CERT_FILE={caFile}", $"SSL_CERT_DIR={Folder.File("no-certificates")}", "GODEBUG=netdns=go", program, .. arguments]),
        Folder.File(log));

    public void Dispose() => Folder.Dispose();

    private string[] Private(params string[] command) => [.. Namespaces, "bash", NodePrograms.Script("private-folders.sh"), Folder.Path, .. command];
}
