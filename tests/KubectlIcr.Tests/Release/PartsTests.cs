using KubectlIcr.Tests.Krew;

namespace KubectlIcr.Tests.Release;

/// <summary>The archives of six machines become one folder, or a named error.</summary>
public sealed class PartsTests : IDisposable
{
    private readonly SmallRelease release = new();
    private readonly string work = Directory.CreateTempSubdirectory("icr-parts-").FullName;

    private string Package => Path.Combine(work, "package");

    private string Collected => Path.Combine(work, "parts");

    public void Dispose()
    {
        release.Dispose();
        Directory.Delete(work, recursive: true);
    }

    [Fact]
    public void All_files_are_joined_under_one_list_of_sums()
    {
        foreach (var line in File.ReadAllLines(Path.Combine(release.Folder, "SHA256SUMS")))
            Part(line);

        Parts.Join(Collected, Package);

        Assert.Equal(File.ReadAllText(Path.Combine(release.Folder, "SHA256SUMS")), File.ReadAllText(Path.Combine(Package, "SHA256SUMS")));
        Assert.Equal(release.Manifest(), KrewManifest.Create(SmallRelease.Template, Package, partial: false));
    }

    [Fact]
    public void A_wrong_sum_ends_it()
    {
        Part(File.ReadLines(Path.Combine(release.Folder, "SHA256SUMS")).First());
        File.AppendAllText(Directory.GetFiles(Collected, "*.tar.gz", SearchOption.AllDirectories).Single(), "x");

        Assert.Contains("does not list kubectl-icr_0.9.1_darwin_amd64.tar.gz with its sum", Error());
    }

    [Fact]
    public void A_lost_file_ends_it()
    {
        Part(File.ReadLines(Path.Combine(release.Folder, "SHA256SUMS")).First());
        File.Delete(Directory.GetFiles(Collected, "*.tar.gz", SearchOption.AllDirectories).Single());

        Assert.EndsWith("lacks kubectl-icr_0.9.1_darwin_amd64.tar.gz", Error());
    }

    [Fact]
    public void Two_builds_of_one_file_that_differ_end_it()
    {
        using var other = new SmallRelease(license: false);
        var line = File.ReadLines(Path.Combine(release.Folder, "SHA256SUMS")).First();
        Part(line);
        Part(File.ReadLines(Path.Combine(other.Folder, "SHA256SUMS")).First(), other.Folder);

        Assert.Contains("kubectl-icr_0.9.1_darwin_amd64.tar.gz was built twice with different contents", Error());
    }

    [Fact]
    public void Nothing_to_join_is_said() => Assert.EndsWith("holds no folder with archives", Error());

    private string Error() => Assert.Throws<InvalidOperationException>(() => Parts.Join(Collected, Package)).Message;

    private void Part(string line, string? from = null)
    {
        var name = line.Split("  ")[1];
        var folder = Directory.CreateDirectory(Path.Combine(Collected, Guid.NewGuid().ToString("N"))).FullName;
        File.Copy(Path.Combine(from ?? release.Folder, name), Path.Combine(folder, name));
        File.WriteAllText(Path.Combine(folder, "SHA256SUMS"), line + "\n");
    }
}
