using KubectlIcr.Cluster;
using KubectlIcr.Cluster.Read;

namespace KubectlIcr.Tests.Cluster;

/// <summary>What is asked of Red Hat OpenShift on IBM Cloud, and only of that.</summary>
public sealed class OpenShiftReadingTests
{
    private const string Refused = "unable to retrieve auth token: invalid username/password: unauthorized: authentication required";

    private const string ClusterInfo = """{"kind":"ConfigMap","metadata":{"name":"cluster-info","namespace":"kube-system"},"data":{"cluster-config.json":"{\"cluster_id\":\"ck9blho20n01rtorhqhg\"}"}}""";

    private const string Global = """{"kind":"Secret","metadata":{"name":"pull-secret","namespace":"openshift-config","creationTimestamp":"2026-01-01T00:00:00Z","managedFields":[{"manager":"kubectl-edit","operation":"Update","time":"2026-11-20T14:02:00Z","fieldsV1":{"f:data":{"f:.dockerconfigjson":{} } } },{"manager":"x","operation":"Update","time":"2026-11-01T00:00:00Z"}]},"type":"kubernetes.io/dockerconfigjson","data":{".dockerconfigjson":"e30="}}""";

    private const string Node = """{"kind":"Node","metadata":{"name":"n1","creationTimestamp":"2026-02-01T00:00:00Z"},"spec":{"providerID":"ibm://acc///ck9blho20n01rtorhqhg/w1"},"status":{"conditions":[{"type":"MemoryPressure","lastTransitionTime":"2026-02-03T00:00:00Z"},{"type":"Ready","lastTransitionTime":"2026-02-02T00:00:00Z"}]}}""";

    private const string Mirrors = """{"kind":"ImageDigestMirrorSet","metadata":{"name":"quay"},"spec":{"imageDigestMirrors":[{"source":"quay.io/acme","mirrors":["us.icr.io/mirror"]},null]}}""";

    private static readonly string[] NodeWide =
    [
        "/api/v1/namespaces/kube-system/secrets/docker-auth-secret",
        "/api/v1/namespaces/openshift-config/secrets/pull-secret",
        "/api/v1/nodes/n1",
    ];

    private static readonly string[] OfMirrors =
    [
        "/apis/config.openshift.io/v1/imagedigestmirrorsets",
        "/apis/config.openshift.io/v1/imagetagmirrorsets",
        "/apis/operator.openshift.io/v1alpha1/imagecontentsourcepolicies",
    ];

    private static string List(params string[] items) => $$"""{"kind":"List","items":[{{string.Join(',', items)}}]}""";

    private static string Pod(string message = Refused, string annotations = """{"openshift.io/scc":"restricted-v2"}""") =>
        """{"kind":"Pod","metadata":{"name":"x","namespace":"s","uid":"u","annotations":ANNOTATIONS},"spec":{"nodeName":"n1","imagePullSecrets":[{"name":"mine"}],"containers":[{"name":"m","image":"us.icr.io/team/app:1"}]},"status":{"containerStatuses":[{"name":"m","state":{"waiting":{"reason":"ErrImagePull","message":"TEXT"}}}]}}"""
            .Replace("ANNOTATIONS", annotations).Replace("TEXT", message);

    private static string Mine(string host) =>
        """{"kind":"Secret","metadata":{"name":"mine","namespace":"s"},"type":"kubernetes.io/dockerconfigjson","data":{".dockerconfigjson":"BASE64"}}"""
            .Replace("BASE64", Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes($$$"""{"auths":{"{{{host}}}":{"auth":"dTpw"} } }""")));

    private static async Task<(ClusterFacts Facts, List<string> Requests)> ReadAsync(string[] forbidden, params string[] items)
    {
        await using var cluster = await FakeCluster.StartAsync(List(items), "s", forbidden);
        return (await cluster.Reader.ReadAsync(Selection.Parse(["x"])), cluster.Requests);
    }

    private static IEnumerable<string> Beyond(List<string> requests) => NodeWide.Concat(OfMirrors).Append("/apis/apps/v1/namespaces/kube-system/daemonsets/update-docker-config").Intersect(requests);

    [Fact]
    public async Task A_refused_pod_without_a_secret_for_the_registry_asks_for_all()
    {
        var (facts, requests) = await ReadAsync([], Pod(), Mine("quay.io"), ClusterInfo, Global, Node, Mirrors);

        Assert.Equal(NodeWide.Concat(OfMirrors), Beyond(requests));
        Assert.True(facts.Identity.IsIbmOpenShift);
        Assert.Equal(new DateTimeOffset(2026, 11, 20, 14, 2, 0, TimeSpan.Zero), facts.Secret("openshift-config", "pull-secret").Value!.EditedAt);
        Assert.True(facts.Secret("kube-system", "docker-auth-secret").IsAbsent);
        Assert.Equal((new DateTimeOffset(2026, 2, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2026, 2, 2, 0, 0, 0, TimeSpan.Zero), "w1"), (facts.Node("n1").Value!.CreatedAt, facts.Node("n1").Value!.ReadySince, facts.Node("n1").Value!.WorkerId));
        Assert.Equal(("ImageDigestMirrorSet", "quay.io/acme"), (Assert.Single(facts.OpenShift.Mirrors).Kind, Assert.Single(facts.OpenShift.Mirrors[0].Sources).Source));
        Assert.Null(facts.OpenShift.MirrorsUnread);
        Assert.Empty(facts.Gaps);
    }

    [Fact]
    public async Task The_second_secret_brings_its_DaemonSet()
    {
        var (facts, requests) = await ReadAsync([], Pod(), Mine("quay.io"), ClusterInfo, Node, Global.Replace("pull-secret", "docker-auth-secret").Replace("openshift-config", "kube-system"));

        Assert.Equal(7, Beyond(requests).Count());
        Assert.True(facts.OpenShift.Copier.IsAbsent);
    }

    [Fact]
    public async Task A_pod_with_a_secret_for_the_registry_asks_for_mirrors_only() =>
        Assert.Equal(OfMirrors, Beyond((await ReadAsync([], Pod(), Mine("us.icr.io"), ClusterInfo)).Requests));

    [Fact]
    public async Task A_pull_that_was_not_refused_asks_for_mirrors_only() =>
        Assert.Equal(OfMirrors, Beyond((await ReadAsync([], Pod("manifest unknown"), Mine("quay.io"), ClusterInfo)).Requests));

    [Fact]
    public async Task Any_other_cluster_is_asked_nothing() => Assert.Empty(Beyond((await ReadAsync([], Pod(annotations: "{}"), Mine("quay.io"), ClusterInfo)).Requests));

    [Fact]
    public async Task Where_IBM_Clouds_description_can_not_be_read_one_node_tells_whose_OpenShift_it_is()
    {
        Assert.Equal(["/api/v1/nodes/n1"], Beyond((await ReadAsync([], Pod(), Mine("quay.io"), Node.Replace("ibm://acc///ck9blho20n01rtorhqhg/w1", "aws:///eu-west-1/i-1"))).Requests));
        Assert.Equal(NodeWide.Concat(OfMirrors), Beyond((await ReadAsync([], Pod(), Mine("quay.io"), Node)).Requests));
    }

    [Fact]
    public async Task What_is_forbidden_is_not_read_and_no_gap_of_the_check()
    {
        var (facts, _) = await ReadAsync(["openshift-config", "docker-auth-secret", "/nodes", "mirror"], Pod(), Mine("quay.io"), ClusterInfo, Global, Node, Mirrors);

        Assert.Equal("secrets in namespace openshift-config: forbidden", facts.Secret("openshift-config", "pull-secret").Unread);
        Assert.Equal("imagedigestmirrorsets, imagetagmirrorsets: forbidden", facts.OpenShift.MirrorsUnread);
        Assert.Equal(["nodes: forbidden"], facts.Gaps.Select(gap => gap.ToString()));
    }
}
