namespace KubectlIcr.Tests.Krew;

/// <summary>The generated krew manifest keeps every rule of krew and its index: that of small archives, and of the real ones where <c>dotnet cake --target=Krew</c> names them.</summary>
public sealed class ManifestTests : IDisposable
{
    private const string Path = "plugins/icr.yaml";
    private readonly SmallRelease release = new();

    public void Dispose() => release.Dispose();

    [Fact]
    public void Keeps_every_rule()
    {
        var manifest = release.Manifest();

        Assert.Empty(ManifestRules.Broken(Path, manifest, SmallRelease.Tag));
        Assert.Empty(ArchiveRules.Broken(manifest, release.Folder));
        Assert.Equal(6, ManifestNode.Parse(manifest)["spec"]["platforms"].Items.Count);
    }

    /// <summary>The target's own run: the same rules for the archives of a release.</summary>
    [Fact]
    public void Of_the_real_archives_keeps_every_rule()
    {
        if (Environment.GetEnvironmentVariable("KREW_INDEX") is not { Length: > 0 } index) return;
        var manifest = File.ReadAllText(System.IO.Path.Combine(index, Path));

        Assert.Empty(ManifestRules.Broken(Path, manifest, ManifestNode.Parse(manifest)["spec"]["version"].Text));
        Assert.Empty(ArchiveRules.Broken(manifest, Environment.GetEnvironmentVariable("KREW_PACKAGE")!));
    }

    [Theory]
    [InlineData("kind: Plugin", "kind: Plugin\nstatus: x", "unknown field status")]
    [InlineData("  name: icr", "  name: icr\n  namespace: x", "unknown field metadata.namespace")]
    [InlineData("  homepage:", "  homePage: x\n  homepage:", "unknown field spec.homePage")]
    [InlineData("    bin: kubectl-icr\n", "    bin: kubectl-icr\n    link: x\n", "unknown field spec.platforms[0].link")]
    [InlineData("        os: linux\n", "        os: linux\n        libc: musl\n", "unknown field spec.platforms[0].selector.matchLabels.libc")]
    [InlineData("    bin: kubectl-icr\n", "    bin: kubectl-icr\n    files: [{from: '*', to: ., mode: x}]\n", "unknown field spec.platforms[0].files[0].mode")]
    [InlineData("v1alpha2", "v1", "apiVersion is not krew's v1alpha2")]
    [InlineData("kind: Plugin", "kind: Plug", "kind is not Plugin")]
    [InlineData("name: icr\n", "name: Icr\n", "metadata.name is not in lower-case kebab")]
    [InlineData("name: icr\n", "name: i.r\n", "metadata.name is not in lower-case kebab")]
    [InlineData("name: icr\n", "name: nul\n", "metadata.name is the name of a Windows device")]
    [InlineData("name: icr\n", "name: kube-icr\n", "metadata.name holds kube, or a resource's acronym")]
    [InlineData("name: icr\n", "name: svc\n", "metadata.name holds kube, or a resource's acronym")]
    [InlineData("name: icr\n", "name: ibm-icr\n", "the file is not plugins/NAME.yaml")]
    [InlineData("version: v0.9.1", "version: 0.9.1", "version is not a semantic version after a v")]
    [InlineData("version: v0.9.1", "version: v0.9", "version is not a semantic version after a v")]
    [InlineData("version: v0.9.1", "version: v0.9.2", "version is not the tag")]
    [InlineData("Diagnose and fix image pull failures from icr.io", "''", "shortDescription is empty")]
    [InlineData("Diagnose and fix image pull failures from icr.io", "\"Fix\\npulls\"", "shortDescription has a line break")]
    [InlineData("Diagnose and fix", "Diagnose and also fix", "shortDescription is over 50 characters")]
    [InlineData("Diagnose and fix image", "Plugin to fix image", "shortDescription holds a redundant word")]
    [InlineData("https://github.com/kubectl-icr/kubectl-icr\n", "''\n", "homepage is not a URL")]
    [InlineData("the root cause, the evidence", "the root cause and the evidence of it all, the evidence", "a text is not wrapped at 80")]
    [InlineData("ImagePullBackOff for", "ImagePullBackOff (kubectl get) for", "description holds usage or options")]
    [InlineData("after confirmation", "with --fix", "description holds usage or options")]
    [InlineData("os: darwin", "os: linux", "two platforms match the same machine")]
    [InlineData("os: linux\n        arch: amd64", "os: linux\n        arch: s390x", "krew has no platform linux/s390x")]
    [InlineData("os: linux\n        arch: amd64", "os: linux", "krew has no platform linux/")]
    [InlineData("matchLabels:\n        os: linux\n        arch: amd64", "matchLabels: {}", "a selector is empty")]
    [InlineData("linux_amd64.tar.gz", "linux_amd64.tgz", "a uri is not of a .zip or .tar.gz")]
    [InlineData("    sha256: ", "    sha256: F", "a sha256 is not 64 lower-case hex digits")]
    [InlineData("    bin: kubectl-icr\n", "", "bin is empty")]
    [InlineData("    bin: kubectl-icr\n", "    bin: kubectl-icr\n    files: []\n", "files is empty, or one has no from and to")]
    [InlineData("    bin: kubectl-icr\n", "    bin: kubectl-icr\n    files: [{from: '*'}]\n", "files is empty, or one has no from and to")]
    public void A_broken_rule_is_found(string old, string changed, string expected)
    {
        var manifest = release.Manifest();
        Assert.Contains(old, manifest);

        Assert.Contains(expected, ManifestRules.Broken(Path, manifest.Replace(old, changed), SmallRelease.Tag));
    }

    [Fact]
    public void A_sum_in_upper_case_is_found() =>
        Assert.Contains("a sha256 is not 64 lower-case hex digits", ManifestRules.Broken(Path, System.Text.RegularExpressions.Regex.Replace(release.Manifest(), "[0-9a-f]{64}", sum => sum.Value.ToUpperInvariant()), SmallRelease.Tag));

    [Fact]
    public void No_platform_is_found()
    {
        var manifest = release.Manifest();

        Assert.Contains("there is no platform", ManifestRules.Broken(Path, manifest[..manifest.IndexOf("  platforms:", StringComparison.Ordinal)], SmallRelease.Tag));
    }

    [Fact]
    public void A_description_is_needed()
    {
        var manifest = release.Manifest();
        var (from, to) = (manifest.IndexOf("  description:", StringComparison.Ordinal), manifest.IndexOf("  caveats:", StringComparison.Ordinal));

        Assert.Contains("description is empty", ManifestRules.Broken(Path, manifest.Remove(from, to - from), SmallRelease.Tag));
    }

    [Theory]
    [InlineData("    bin: kubectl-icr\n", "    bin: other\n", "does not hold bin")]
    [InlineData("    bin: kubectl-icr\n", "    bin: kubectl-icr\n    files: [{from: kubectl-icr, to: .}]\n", "leaves no license on the machine")]
    [InlineData("linux_amd64.tar.gz", "linux_amd65.tar.gz", "does not exist")]
    [InlineData("    sha256: ", "    sha256: 0", "has another sum")]
    public void An_archive_that_cannot_be_installed_is_found(string old, string changed, string expected) =>
        Assert.Contains(ArchiveRules.Broken(release.Manifest().Replace(old, changed), release.Folder), sentence => sentence.EndsWith(expected, StringComparison.Ordinal));

    [Fact]
    public void An_archive_without_a_license_is_found()
    {
        using var bare = new SmallRelease(license: false);

        Assert.Equal(6, ArchiveRules.Broken(bare.Manifest(), bare.Folder).Count(sentence => sentence.EndsWith("leaves no license on the machine", StringComparison.Ordinal)));
    }
}
