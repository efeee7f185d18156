namespace KubectlIcr.EndToEnd.Repair;

/// <summary>A file of the repository that a test writes with UPDATE_GOLDEN=1, for a person to read, and otherwise holds its result against.</summary>
internal static class Recorded
{
    public static void Matches(string actual, string path)
    {
        var file = Path.Combine(Repository.Root, path);
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1") File.WriteAllText(file, actual);
        Assert.True(File.Exists(file), $"{path} is missing: run this test with UPDATE_GOLDEN=1, and read what it wrote");
        Assert.Equal(File.ReadAllText(file), actual);
    }
}
