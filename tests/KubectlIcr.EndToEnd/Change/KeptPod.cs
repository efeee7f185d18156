namespace KubectlIcr.EndToEnd.Change;

/// <summary>What is said of a bare pod while it is made anew.</summary>
internal static class KeptPod
{
    /// <summary>The file that holds the pod meanwhile.</summary>
    public static string Told(Outcome outcome, string @namespace, string name = "bare")
    {
        var beginning = $"Manifest saved until pod/{name} in namespace {@namespace} is recreated: ";
        return Assert.Single(outcome.Stderr.Split('\n'), line => line.StartsWith(beginning, StringComparison.Ordinal))[beginning.Length..];
    }
}
