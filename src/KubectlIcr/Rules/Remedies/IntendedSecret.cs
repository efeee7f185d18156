using KubectlIcr.Cluster;
using KubectlIcr.Kubelet;

namespace KubectlIcr.Rules;

/// <summary>
/// Which of the pull secrets that a pod names and that are missing was meant for the pull's image: a pod can lack a registry's key and another
/// product's.
/// </summary>
internal static class IntendedSecret
{
    /// <summary>The missing names whose namesakes would serve the image; else those of which nobody knows what they were for; else all.</summary>
    public static IReadOnlyList<string> Among(Pull pull)
    {
        string[] absent = [.. pull.Secrets.Where(secret => secret.Fact.IsAbsent).Select(secret => secret.Name)];
        string[] serving = [.. absent.Where(name => Serves(pull, name))];
        string[] unknown = [.. absent.Where(name => !IsKnown(pull, name))];
        return serving.Length > 0 ? serving : unknown.Length > 0 ? unknown : absent;
    }

    private static bool Serves(Pull pull, string name) =>
        ReusableSecret.For(pull, name)?.Name == name || (name == Secret.AllIcrIo && SecretProvisioning.HasRegion(pull)) || (Secret.EntitlementNames.Contains(name) && SecretProvisioning.IsEntitled(pull));

    /// <summary>A namesake is in another namespace, or the name is one that IBM gives.</summary>
    private static bool IsKnown(Pull pull, string name) =>
        name == Secret.AllIcrIo || Secret.EntitlementNames.Contains(name) || pull.Known.Named(name).Any();
}
