using KubectlIcr.EndToEnd.Check;

namespace KubectlIcr.EndToEnd;

/// <summary>The server accepts every kind of object that tests are made of.</summary>
[Collection(ControlPlaneCollection.Name)]
public sealed class ObjectsTests(ControlPlane plane)
{
    private const string Image = "us.icr.io/team/app:1.0";

    [Theory]
    [InlineData("Deployment")]
    [InlineData("ReplicaSet")]
    [InlineData("StatefulSet")]
    [InlineData("DaemonSet")]
    [InlineData("ReplicationController")]
    [InlineData("Job")]
    [InlineData("CronJob")]
    public async Task Workloads_of_each_kind(string kind)
    {
        var space = $"workload-{kind.ToLowerInvariant()}";
        await plane.CreateNamespaceAsync(space);

        var workload = await plane.Api.CreateAsync(Workloads.New(kind, space, "web", Image, pullSecrets: ["all-icr-io"]));
        var pod = await plane.Api.CreateAsync(Pods.New(space, "web-1", Image, owner: Owners.Of(workload)));

        Assert.Equal(kind, (string?)pod["metadata"]!["ownerReferences"]![0]!["kind"]);
        await plane.DeleteNamespaceAsync(space);
    }

    [Fact]
    public async Task Secrets_hold_what_was_given()
    {
        await plane.CreateNamespaceAsync("secrets");
        await plane.Api.CreateAsync(Secrets.DockerRegistry("secrets", "all-icr-io", "us.icr.io", "key"));
        await plane.Api.CreateAsync(Secrets.New("secrets", "plain", "Opaque", new Dictionary<string, string> { ["a"] = "b" }));

        var secrets = await plane.Kubectl(@namespace: "secrets").RunAsync(
            "get", "secrets", "-o", "go-template={{range .items}}{{.type}}{{range .data}} {{base64decode .}}{{end}}\n{{end}}");

        Assert.Equal(
            "kubernetes.io/dockerconfigjson {\"auths\":{\"us.icr.io\":{\"username\":\"iamapikey\",\"password\":\"key\",\"auth\":\"aWFtYXBpa2V5OmtleQ==\"}}}\nOpaque b\n",
            secrets.Succeeded().Stdout);
    }

    [Fact]
    public async Task Nodes_and_the_cluster_info_of_ibm_cloud()
    {
        var node = await plane.Api.CreateAsync(Nodes.New("node-s390x", "s390x", "ibm://account///cluster/worker"));
        await IbmCloud.EnsureAsync(plane);
        var info = await plane.Api.GetAsync("/api/v1/namespaces/kube-system/configmaps/cluster-info");

        Assert.Equal("s390x", (string?)node["status"]!["nodeInfo"]!["architecture"]);
        Assert.Equal("ibm://account///cluster/worker", (string?)node["spec"]!["providerID"]);
        await plane.Api.DeleteAsync("/api/v1/nodes/node-s390x");
        Assert.Contains($"\"cluster_id\":\"{IbmCloud.ClusterId}\"", (string?)info["data"]!["cluster-config.json"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Yaml_documents_with_their_status()
    {
        await plane.CreateNamespaceAsync("yaml");

        var created = await plane.Api.CreateAllAsync(Yaml.Parse("""
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: "7", namespace: yaml}
            data: {port: "8080"}
            ---
            apiVersion: v1
            kind: Pod
            metadata: {name: web, namespace: yaml}
            spec:
              terminationGracePeriodSeconds: 5
              initContainers: [{name: init, image: 'busybox'}]
              containers: [{name: main, image: us.icr.io/team/app:1.0}]
            status:
              phase: Pending
              initContainerStatuses:
              - {name: init, image: busybox, imageID: '', ready: false, restartCount: 0, state: {waiting: {reason: ErrImagePull}}}
            """));

        Assert.Equal("8080", (string?)created[0]["data"]!["port"]);
        Assert.Equal("ErrImagePull", (string?)created[1]["status"]!["initContainerStatuses"]![0]!["state"]!["waiting"]!["reason"]);
    }
}
