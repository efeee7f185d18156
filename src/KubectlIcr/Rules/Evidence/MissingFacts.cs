using KubectlIcr.Cluster;
using KubectlIcr.Kubelet;
using KubectlIcr.Report;

namespace KubectlIcr.Rules;

/// <summary>What the check of one pull had to do without, and how to come by it.</summary>
internal static class MissingFacts
{
    /// <summary>Why the first of the pod's secrets could not be read; null when all were.</summary>
    public static string? Secret(Pull pull) => pull.Secrets.Select(secret => secret.Fact.Unread).FirstOrDefault(reason => reason is not null);

    /// <summary>Why the service account or a secret could not be read; null when all were.</summary>
    public static string? AccountOrSecret(Pull pull) => pull.ServiceAccount.Unread ?? Secret(pull);

    /// <summary>A right of the user is lacking on a live cluster, an object in a dump.</summary>
    public static Fix Fix(Pull pull, ClusterFacts facts, string verb, params string[] kinds)
    {
        if (facts.Identity.Source != "files")
            return Report.Fix.Show($"kubectl auth can-i {verb} {kinds[0]} -n {Shell.Quote(pull.Namespace)}", $"check whether you are allowed to {verb} {kinds[0]}, which the check needs");
        var save = SaveCommand.Of(kinds, [pull.Namespace]);
        return Report.Fix.Show(save.Run, $"save these objects, then run the check again with --from {save.File} added");
    }
}
