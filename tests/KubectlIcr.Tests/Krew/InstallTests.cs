using System.Diagnostics;
using KubectlIcr.Tests.Cluster;
using Microsoft.AspNetCore.Http;

namespace KubectlIcr.Tests.Krew;

/// <summary>Krew itself takes the manifest: its validator, which installs each platform, and a real installation from a custom index, both from a local server.</summary>
public sealed class InstallTests : IDisposable
{
    private const string Downloads = $"https://github.com/kubectl-icr/kubectl-icr/releases/download/{SmallRelease.Tag}";
    private readonly SmallRelease release = new();
    private readonly string work = Directory.CreateTempSubdirectory("icr-krew-").FullName;

    public void Dispose()
    {
        release.Dispose();
        Directory.Delete(work, recursive: true);
    }

    [ProgramFact("validate-krew-manifest")]
    public async Task Passes_the_index_validator()
    {
        await using var server = await ServeAsync();

        await RunAsync("validate-krew-manifest", "-manifest", WriteIndex(server));
    }

    [ProgramFact("kubectl-krew")]
    public async Task Installs_from_a_custom_index()
    {
        await using var server = await ServeAsync();
        WriteIndex(server);
        await RunAsync("git", "init", "-q", ".");
        await RunAsync("git", "add", "plugins");
        await RunAsync("git", "-c", "user.name=icr", "-c", "user.email=icr@example.com", "commit", "-qm", "index");

        await RunAsync("kubectl-krew", "index", "add", "icr", work);
        await RunAsync("kubectl-krew", "install", "--no-update-index", "icr/icr");

        Assert.Equal($"kubectl-icr {SmallRelease.Tag}\n", await RunAsync(Path.Combine(work, ".krew", "bin", "kubectl-icr")));
    }

    private Task<FakeApi> ServeAsync() => FakeApi.StartAsync(context => context.Response.SendFileAsync(Path.Combine(release.Folder, context.Request.Path.Value!.TrimStart('/'))));

    private string WriteIndex(FakeApi server)
    {
        var file = Path.Combine(Directory.CreateDirectory(Path.Combine(work, "plugins")).FullName, "icr.yaml");
        File.WriteAllText(file, release.Manifest().Replace(Downloads, $"http://127.0.0.1:{server.Port}"));
        return file;
    }

    private async Task<string> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = work, RedirectStandardOutput = true, RedirectStandardError = true, Environment = { ["KREW_ROOT"] = Path.Combine(work, ".krew") } })!;
        var (stdout, stderr) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}\n{await stdout}{await stderr}");
        return await stdout;
    }
}
