using System.Text.Json.Nodes;
using KubectlIcr.Cluster;
using KubectlIcr.Plans;

namespace KubectlIcr.Tests.Plans;

/// <summary>What is sent for changes of workloads, pods and namespaces.</summary>
public sealed class OtherChangesTests
{
    private static readonly ObjectRef Pod = new(ResourceType.Pod, "team-a", "web");

    [Fact]
    public void A_restart_is_what_kubectl_rollout_restart_sends()
    {
        var restart = new Restart(new(ResourceType.Deployment, "team-a", "web"), new DateTimeOffset(2026, 11, 25, 19, 0, 0, TimeSpan.FromHours(1)));

        Assert.Equal("""{"spec":{"template":{"metadata":{"annotations":{"kubectl.kubernetes.io/restartedAt":"2026-11-25T18:00:00Z"}}}}}""", restart.Request.Body.Reveal());
        Assert.Equal(("deployment.apps/web", "apis/apps/v1/namespaces/team-a/deployments/web", "patch deployments.apps in namespace team-a"),
            (restart.Target.Title, restart.Target.Path, Assert.Single(restart.Rights).ToString()));
    }

    [Theory]
    [InlineData(false, """{"apiVersion":"v1","kind":"DeleteOptions","preconditions":{"uid":"u"},"propagationPolicy":"Background"}""")]
    [InlineData(true, """{"apiVersion":"v1","kind":"DeleteOptions","preconditions":{"uid":"u"},"propagationPolicy":"Background","gracePeriodSeconds":0}""")]
    public void A_deletion_means_one_object_not_its_namesake(bool atOnce, string body) => Assert.Equal(body, new DeleteObject(Pod, "u", atOnce).Request.Body.Reveal());

    [Fact]
    public void A_bare_pod_is_made_again_from_its_spec()
    {
        var json = JsonNode.Parse("""
            {"kind":"Pod","metadata":{"name":"web","namespace":"team-a","uid":"u","resourceVersion":"5","labels":{"a":"b"},"ownerReferences":[],"managedFields":[]},
             "spec":{"containers":[{"name":"main","image":"us.icr.io/a/b"}],"ephemeralContainers":[{}],"imagePullSecrets":[{"name":"old"}],"nodeName":"n"},"status":{"phase":"Pending"}}
            """)!.AsObject();

        Assert.Equal(
            """{"apiVersion":"v1","kind":"Pod","metadata":{"name":"web","namespace":"team-a","labels":{"a":"b"}},"spec":{"containers":[{"name":"main","image":"us.icr.io/a/b"}],"imagePullSecrets":[{"name":"old"},{"name":"new"}],"nodeName":"n"}}""",
            new CreateAgain(Pod, json, ["new"]).Request.Body.Reveal());
    }

    [Fact]
    public void Without_a_list_of_its_own_the_pod_gets_its_service_accounts()
    {
        var json = JsonNode.Parse("""{"metadata":{"name":"web"},"spec":{"containers":[]}}""")!.AsObject();

        Assert.Null(new CreateAgain(Pod, json, ["new"]).ToJson()["spec"]!["imagePullSecrets"]);
    }
}
