using System.Diagnostics.CodeAnalysis;

namespace KubectlIcr.EndToEnd.Harness;

/// <summary>The native binary under test: KUBECTL_ICR_BINARY, or what the build published.</summary>
internal static class PublishedBinary
{
    public const string Name = "kubectl-icr";

    public static string File
    {
        get
        {
            if (!TryFind(out var file)) Assert.Fail($"No published binary at {Expected}: run dotnet cake --target=Publish");
            return file;
        }
    }

    private static string Expected =>
        Environment.GetEnvironmentVariable("KUBECTL_ICR_BINARY") is { Length: > 0 } named
            ? Path.GetFullPath(named)
            : Path.Combine(Repository.Root, "artifacts", "publish", Name);

    public static bool TryFind([NotNullWhen(true)] out string? file)
    {
        // kubectl finds plugins by their name only.
        file = Path.GetFileName(Expected) == Name && System.IO.File.Exists(Expected) ? Expected : null;
        return file is not null;
    }
}
