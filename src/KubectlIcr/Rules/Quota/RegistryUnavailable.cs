using KubectlIcr.Cluster;
using KubectlIcr.Kubelet;
using KubectlIcr.Registry;
using KubectlIcr.Report;

namespace KubectlIcr.Rules;

/// <summary>ICR204: the registry answers with a server error.</summary>
internal sealed class RegistryUnavailable : MessageRule
{
    public override string Id => "ICR204";

    public override string Title => "The registry answers with a server error";

    public override IReadOnlyList<PullCause> Explains => [PullCause.Registry5xx];

    public override string Cause =>
        "The node reached a server under the registry's name, and it answered with a status of 500 or above. "
        + "Either the registry has an incident, or a proxy before it can't reach it. Image, secrets and permissions are not at fault.";

    public override string Remedy =>
        "For IBM Cloud Container Registry look at https://cloud.ibm.com/status for an incident in the image's region. "
        + "The kubelet tries again by itself, at most five minutes apart. If there is no incident, ask the node whether a proxy gives the answer.";

    public override string WhenFine => "A single server error that the next try gets past needs nothing.";

    protected override string Message(Pull pull, PullFailure failure) => $"{Network.Host(pull, failure)} answers {Names.Asker(pull)} with a server error";

    protected override IEnumerable<Fix?> Fixes(Pull pull, PullFailure failure, ClusterFacts facts) =>
    [
        Network.ConnectFromNode(pull, failure, facts, IcrDomain.IsIcr(pull.Image?.Registry)
            ? "shows what answers now: 401 means that the registry is back; incidents are at https://cloud.ibm.com/status"
            : "shows what answers now: 401 or 200 means that the registry is back"),
    ];
}
