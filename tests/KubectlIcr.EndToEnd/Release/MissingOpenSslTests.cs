namespace KubectlIcr.EndToEnd.Release;

/// <summary>A machine without OpenSSL: what needs none works, and all else ends with one line that says what to install.</summary>
public sealed class MissingOpenSslTests(LocalKubectl local) : IClassFixture<LocalKubectl>
{
    /// <summary>Those that the runtime looks for.</summary>
    private static readonly string[] Names = ["libssl.so.3", "libssl.so.1.1", "libssl.so.1.0.2", "libssl.so.1.0.0", "libssl.so.10"];

    private static readonly string Example = LocalKubectl.Cases("real-cluster.json");

    public static TheoryData<string> WithoutCrypto => ["--help", "check --help", "version", "version -o yaml", "explain ICR302", "options", "completion", "__complete che", $"check -A --from {Example}", $"check -A --from {Example} -o json", $"check -A --from {Example} -o junit"];

    public static TheoryData<string> WithCrypto => [$"secrets -A --from {Example}", $"check -A --from {Example} -o sarif", .. Cluster.Select(line => $"{line} --server https://127.0.0.1:1")];

    private static IEnumerable<string> Cluster => ["check -A", "check -A --insecure-skip-tls-verify", "secrets -A", "decode x", "copy-secret x --from a --to b", "bind-sa x -n a"];

    [Theory]
    [MemberData(nameof(WithoutCrypto))]
    public async Task What_needs_no_crypto_is_as_ever(string line) => Assert.Equal(await local.Kubectl.IcrAsync(line.Split(' ')), await Without().IcrAsync(line.Split(' ')));

    [Theory]
    [MemberData(nameof(WithCrypto))]
    public async Task What_needs_it_says_what_to_install(string line)
    {
        var outcome = await Without().IcrAsync(line.Split(' '));

        Assert.Equal((2, ""), (outcome.ExitCode, outcome.Stdout));
        Assert.Equal(
            "error: OpenSSL (libssl.so.3 or libssl.so.1.1) was not found; TLS and the fingerprints of secrets need it: install the package openssl, e.g. apt-get install openssl\n",
            outcome.Stderr);
        Assert.DoesNotContain("OpenSSL", (await local.Kubectl.IcrAsync(line.Split(' '))).Stderr);
    }

    /// <summary>The loader takes an empty file of that name for a broken library, and looks no further.</summary>
    private Kubectl Without()
    {
        var folder = local.Folder.Folder("no-openssl");
        foreach (var name in Names)
            local.Folder.Write(Path.Combine("no-openssl", name), "");
        return local.Kubectl with { Environment = local.Kubectl.Environment.Add("LD_LIBRARY_PATH", folder) };
    }
}
