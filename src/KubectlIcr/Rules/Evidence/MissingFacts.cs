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
    public static Fix Fix(Pull pull, ClusterFacts facts, string verb, string kind) => facts.Identity.Source == "files"
        ? Report.Fix.Show(SaveCommand.Of([kind], [pull.Namespace]), $"save these objects, then run the check again with --from {kind}.yaml added")
        : Report.Fix.Show($"kubectl auth can-i {verb} {kind} -n {Shell.Quote(pull.Namespace)}", $"check whether you are allowed to {verb} {kind}, which the check needs");
}
