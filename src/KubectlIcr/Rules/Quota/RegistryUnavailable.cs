using KubectlIcr.Cluster;
using KubectlIcr.Kubelet;
using KubectlIcr.Registry;
using KubectlIcr.Report;

namespace KubectlIcr.Rules;

/// <summary>ICR204: the registry answers with a server error.</summary>
internal sealed class RegistryUnavailable : MessageRule
{
    public override string Id => "ICR204";

    public override string Title => "The registry responds with a server error";

    public override IReadOnlyList<PullCause> Explains => [PullCause.Registry5xx];

    public override string Cause =>
        "The node reached a server under the registry's name, and it responded with a status of 500 or above. Either the registry has an incident, or a proxy in "
        + "front of it can't reach it. Image, secrets and permissions are not at fault.";

    public override string Remedy =>
        "For IBM Cloud Container Registry, check https://cloud.ibm.com/status for an incident in the image's region. The kubelet retries automatically, at "
        + "least every five minutes. If there is no incident, check from the node whether a proxy responds.";

    public override string WhenToIgnore => "When the next attempt succeeds: a single server error requires no action.";

    protected override string Message(Pull pull, PullFailure failure) => $"{Network.Host(pull, failure)} responds to {Names.Asker(pull)} with a server error";

    protected override IEnumerable<Fix?> Fixes(Pull pull, PullFailure failure, ClusterFacts facts) =>
    [
        Network.ConnectFromNode(pull, failure, facts, IcrDomain.IsIcr(pull.Image?.Registry)
            ? "check how the registry responds now: 401 means that it is available again (incidents are listed at https://cloud.ibm.com/status)"
            : "check how the registry responds now: 401 or 200 means that it is available again"),
    ];
}
