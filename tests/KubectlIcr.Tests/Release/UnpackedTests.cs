using KubectlIcr.Tests.Krew;

namespace KubectlIcr.Tests.Release;

/// <summary>What the target Smoke runs: the archive of the platform it is asked for.</summary>
public sealed class UnpackedTests : IDisposable
{
    private readonly SmallRelease release = new();

    public void Dispose() => release.Dispose();

    [Theory]
    [InlineData("linux_amd64")]
    [InlineData("darwin_arm64")]
    [InlineData("windows_amd64")]
    public void Is_the_archive_of_the_platform(string platform)
    {
        var unpacked = Unpacked.Of(release.Folder, platform);

        Assert.Equal(SmallRelease.Tag, "v" + unpacked.Version);
        Assert.True(File.Exists(unpacked.Binary));
        Assert.Equal($"LICENSE of {platform}\n", File.ReadAllText(Path.Combine(unpacked.Folder, "LICENSE")));
        Directory.Delete(unpacked.Folder, recursive: true);
    }

    [Fact]
    public void A_missing_archive_is_named()
    {
        release.Keep("linux_amd64");

        Assert.EndsWith("must hold one kubectl-icr_VERSION_linux_arm64.tar.gz, but holds 0", Assert.Throws<InvalidOperationException>(() => Unpacked.Of(release.Folder, "linux_arm64")).Message);
    }
}
