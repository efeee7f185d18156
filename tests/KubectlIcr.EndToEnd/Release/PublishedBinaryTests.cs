using System.Runtime.InteropServices;
using System.Text;
using System.Text.RegularExpressions;

namespace KubectlIcr.EndToEnd.Release;

/// <summary>What the published binary asks of a Linux machine, read from its bytes.</summary>
public sealed partial class PublishedBinaryTests
{
    /// <summary>The oldest C library that .NET 10 supports: that of RHEL 8.</summary>
    private static readonly Version Oldest = new(2, 27);

    /// <summary>The C library that it is linked against, where the machine can have it; see src/Release/debian-root.sh.</summary>
    private static string SysRoots =>
        Path.Combine(Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } cache ? cache : Path.Combine(Environment.GetEnvironmentVariable("HOME")!, ".cache"), "kubectl-icr", "debian");

    [Fact]
    public void It_starts_on_systems_as_old_as_the_runtime_supports()
    {
        if (!Directory.Exists(SysRoots) || Directory.GetDirectories(SysRoots, "bullseye-*-libc6-libc6-dev").Length == 0)
            return; // Publish has said so, and linked against the machine's own
        var versions = CLibrary().Matches(Text(PublishedBinary.File)).Select(match => Version.Parse(match.Groups[1].Value)).ToList();

        Assert.NotEmpty(versions);
        Assert.True(versions.Max() <= Oldest, $"needs glibc {versions.Max()}");
    }

    /// <summary>Brotli can't be without its dictionary, which begins with these words. It is 0.9 MB that no request asks for.</summary>
    [Fact]
    public void It_holds_no_brotli()
    {
        const string dictionary = "timedownlifeleft";
        var runtime = Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "libSystem.IO.Compression.Native.so");

        Assert.Contains(dictionary, Text(runtime)); // which has it: the words are the right ones
        Assert.DoesNotContain(dictionary, Text(PublishedBinary.File));
    }

    /// <summary>What <c>RegexOptions.NonBacktracking</c> needs and <c>Substitutions.xml</c> leaves out: nobody may ask for it then.</summary>
    [Fact]
    public void It_holds_no_engine_for_expressions_without_backtracking()
    {
        const string engine = "SymbolicRegexMatcher";
        var sources = Directory.EnumerateFiles(Path.Combine(Repository.Root, "src", "KubectlIcr"), "*.cs", SearchOption.AllDirectories);

        Assert.Contains(engine, Text(typeof(Regex).Assembly.Location)); // which has it: the name is the right one
        Assert.DoesNotContain(engine, Text(PublishedBinary.File));
        Assert.DoesNotContain(sources, file => File.ReadAllText(file).Contains("NonBacktracking", StringComparison.Ordinal));
    }

    private static string Text(string file) => Encoding.Latin1.GetString(File.ReadAllBytes(file));

    [GeneratedRegex(@"GLIBC_(\d+\.\d+)")]
    private static partial Regex CLibrary();
}
