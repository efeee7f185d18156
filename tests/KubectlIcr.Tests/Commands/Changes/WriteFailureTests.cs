using KubectlIcr.Cluster.Connect;
using KubectlIcr.Commands.Changes;
using KubectlIcr.Plans;
using KubectlIcr.Tests.Plans;

namespace KubectlIcr.Tests.Commands.Changes;

/// <summary>The server's refusals, each with the way out.</summary>
public sealed class WriteFailureTests
{
    [Theory]
    [InlineData(
        "Error from server (Forbidden): secrets \"all-icr-io\" is forbidden: unable to create new content in namespace team-a because it is being terminated",
        "not created: namespace team-a is being deleted")]
    [InlineData(
        "Error from server (Forbidden): secrets \"all-icr-io\" is forbidden: exceeded quota: q, requested: secrets=1, used: secrets=3, limited: secrets=3",
        "not created: secrets \"all-icr-io\" is forbidden: exceeded quota: q, requested: secrets=1, used: secrets=3, limited: secrets=3; delete unused objects, or have the namespace's ResourceQuota raised")]
    [InlineData(
        "Error from server: admission webhook \"policy.example.com\" denied the request: no copies here",
        "not created: admission webhook \"policy.example.com\" denied the request: no copies here; this is a policy of the cluster")]
    [InlineData("Error from server (Invalid): Secret \"x\" is invalid: metadata.name: Invalid value", "not created: Secret \"x\" is invalid: metadata.name: Invalid value")]
    [InlineData("The connection to the server a:1 was lost: x", "not created: The connection to the server a:1 was lost: x")]
    public void Each_has_its_line(string said, string expected) =>
        Assert.Equal(expected, WriteFailure.Words(new ApiFailure(said) { Reason = "x" }, new CreateSecret(AStored.Secret("team-a"))));
}
