namespace KubectlIcr.EndToEnd.Node;

/// <summary>A test that needs a node and curl, which a node has; skipped, with the reason, where this machine has none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class CurlFactAttribute : FactAttribute
{
    public CurlFactAttribute() => Skip = NodePrograms.WhyNot ?? (IsInPath("curl") ? null : "this machine has no curl");

    private static bool IsInPath(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(folder => File.Exists(Path.Combine(folder, program)));
}
