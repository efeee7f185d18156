using System.Diagnostics;

namespace KubectlIcr.EndToEnd.Release;

/// <summary>The container image of the published binary, built once by <c>image.sh</c>, and its files unpacked.</summary>
public sealed class ContainerImage : IAsyncLifetime
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    internal TempFolder Folder { get; } = new();

    internal string Layout => Folder.File("image");

    internal string Root => Folder.File("root");

    public async Task InitializeAsync()
    {
        await BuildAsync(Layout);
        var manifest = await ManifestAsync();
        foreach (var layer in manifest["layers"]!.AsArray())
            await UnpackAsync((string)layer!["digest"]!);
        // Every container runtime gives its containers this device; a folder has none.
        await RunAsync("mknod", "-m", "666", Path.Combine(Directory.CreateDirectory(Path.Combine(Root, "dev")).FullName, "urandom"), "c", "1", "9");
    }

    public Task DisposeAsync()
    {
        Folder.Dispose();
        return Task.CompletedTask;
    }

    internal static async Task BuildAsync(string layout) =>
        await RunAsync("bash", Path.Combine(Repository.Root, "src", "Release", "image.sh"), PublishedBinary.File, layout);

    internal async Task<JsonNode> ManifestAsync() => Json((string)Json("index.json")["manifests"]![0]!["digest"]!);

    internal async Task<JsonNode> ConfigAsync() => Json((string)(await ManifestAsync())["config"]!["digest"]!);

    /// <summary>Runs the image's own program in the image's own files as the image's own user.</summary>
    internal Task<Outcome> ChrootAsync(params string[] arguments) =>
        Execution.RunAsync(new ProcessStartInfo("chroot", ["--userspec=65532:65532", Root, "/usr/bin/kubectl-icr", .. arguments]), stdin: null, Limit);

    internal static async Task<string> RunAsync(string program, params string[] arguments) =>
        (await Execution.RunAsync(new ProcessStartInfo(program, arguments), stdin: null, Limit)).Succeeded().Stdout;

    private JsonNode Json(string nameOrDigest) => JsonNode.Parse(File.ReadAllText(Blob(nameOrDigest)))!;

    private string Blob(string nameOrDigest) => nameOrDigest.Split(':') is ["sha256", var digest] ? Path.Combine(Layout, "blobs", "sha256", digest) : Path.Combine(Layout, nameOrDigest);

    // By tar: the libraries' links are absolute, which .NET's reader refuses.
    private Task<string> UnpackAsync(string digest) => RunAsync("tar", "-xzf", Blob(digest), "-C", Directory.CreateDirectory(Root).FullName);
}
