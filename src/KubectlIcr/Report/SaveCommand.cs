namespace KubectlIcr.Report;

/// <summary>How to save what saved objects (<c>--from</c>) lack.</summary>
internal static class SaveCommand
{
    /// <summary>Kinds that no namespace contains.</summary>
    private static readonly string[] OfCluster = ["nodes", "imagecontentsourcepolicies", "imagedigestmirrorsets", "imagetagmirrorsets"];

    /// <param name="kinds">Plurals, as in a URL.</param>
    /// <param name="namespaces">Where they are lacking; null for all namespaces.</param>
    public static string Of(IReadOnlyList<string> kinds, IReadOnlyList<string?> namespaces) => $"kubectl get {string.Join(',', kinds)}{Flag(kinds, namespaces)} -o yaml > {FileOf(kinds)}";

    /// <summary>What to do, before the command.</summary>
    public static string Words(IReadOnlyList<string> kinds) => $"Save them and add --from {FileOf(kinds)}:";

    private static string FileOf(IReadOnlyList<string> kinds) => $"{kinds[0]}.yaml";

    private static string Flag(IReadOnlyList<string> kinds, IReadOnlyList<string?> namespaces) =>
        namespaces is [{ } only] ? $" -n {Shell.Quote(only)}" : kinds.All(OfCluster.Contains) ? "" : " -A";
}
