namespace KubectlIcr.Report;

/// <summary>How to save what saved objects (<c>--from</c>) lack.</summary>
/// <param name="Run">The command.</param>
/// <param name="File">What it writes, under a name of its own.</param>
internal sealed record SaveCommand(string Run, string File)
{
    /// <summary>Kinds that no namespace contains.</summary>
    private static readonly string[] OfCluster = ["nodes", "imagecontentsourcepolicies", "imagedigestmirrorsets", "imagetagmirrorsets"];

    /// <param name="kinds">Plurals, as in a URL.</param>
    /// <param name="namespaces">Where they are lacking; null for all namespaces.</param>
    public static SaveCommand Of(IReadOnlyList<string> kinds, IReadOnlyList<string?> namespaces)
    {
        var (flag, place) = namespaces is [{ } only] ? ($" -n {Shell.Quote(only)}", $"-{only}") : kinds.All(OfCluster.Contains) ? ("", "") : (" -A", "-all");
        var file = $"{kinds[0]}{place}.yaml";
        return new($"kubectl get {string.Join(',', kinds)}{flag} -o yaml > {Shell.Quote(file)}", file);
    }
}
