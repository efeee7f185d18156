namespace KubectlIcr.Tests.Krew;

/// <summary>The making of the krew manifest: what is missing or wrong is named, and nothing is made of it.</summary>
public sealed class ManifestMakingTests : IDisposable
{
    private readonly SmallRelease release = new();

    public void Dispose() => release.Dispose();

    [Fact]
    public void Missing_archives_are_named()
    {
        release.Keep("linux_amd64", "linux_arm64");

        var error = Error();

        Assert.Contains("does not list kubectl-icr_0.9.1_darwin_amd64.tar.gz, kubectl-icr_0.9.1_darwin_arm64.tar.gz, kubectl-icr_0.9.1_windows_amd64.zip, kubectl-icr_0.9.1_windows_arm64.zip:", error);
        Assert.EndsWith("with --partial", error);
    }

    [Fact]
    public void A_partial_manifest_has_only_the_platforms_that_are_there()
    {
        release.Keep("linux_amd64", "linux_arm64");

        var manifest = release.Manifest(partial: true);

        Assert.Empty(ManifestRules.Broken("plugins/icr.yaml", manifest, SmallRelease.Tag));
        Assert.Empty(ArchiveRules.Broken(manifest, release.Folder));
        Assert.Equal(["amd64", "arm64"], ManifestNode.Parse(manifest)["spec"]["platforms"].Items.Select(platform => platform["selector"]["matchLabels"]["arch"].Text));
    }

    [Fact]
    public void An_archive_that_changed_after_its_sum_is_named()
    {
        File.AppendAllText(Path.Combine(release.Folder, SmallRelease.Name("linux_arm64")), "x");

        Assert.Matches(@"kubectl-icr_0\.9\.1_linux_arm64\.tar\.gz has the sum [0-9a-f]{64}, but SHA256SUMS lists [0-9a-f]{64}$", Error());
    }

    [Fact]
    public void An_archive_that_is_listed_but_gone_is_named()
    {
        File.Delete(Path.Combine(release.Folder, SmallRelease.Name("linux_arm64")));

        Assert.EndsWith("SHA256SUMS lists kubectl-icr_0.9.1_linux_arm64.tar.gz, which does not exist", Error());
    }

    [Fact]
    public void Archives_of_two_versions_are_refused()
    {
        File.Copy(Path.Combine(release.Folder, SmallRelease.Name("linux_arm64")), Path.Combine(release.Folder, "kubectl-icr_0.9.2_linux_arm64.tar.gz"));
        release.Sum();

        Assert.EndsWith("must list archives of one version, but lists 0.9.1 and 0.9.2", Error());
    }

    [Fact]
    public void Without_sums_nothing_is_made()
    {
        File.Delete(Path.Combine(release.Folder, "SHA256SUMS"));

        Assert.EndsWith("SHA256SUMS does not exist: run dotnet cake --target=Package first", Error());
    }

    [Fact]
    public void A_word_of_the_template_that_only_the_bot_knows_is_refused() =>
        Assert.EndsWith("not supported: {{ .Other }}", Assert.Throws<InvalidOperationException>(() => KrewManifest.Create(SmallRelease.Template.Replace("kind: Plugin", "kind: {{ .Other }}"), release.Folder, partial: false)).Message);

    private string Error() => Assert.Throws<InvalidOperationException>(() => release.Manifest()).Message;
}
