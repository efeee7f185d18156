using KubectlIcr.Cluster;
using KubectlIcr.Cluster.Files;
using KubectlIcr.Cluster.Read;

namespace KubectlIcr.Tests.Cluster;

public sealed class ClusterReaderTests
{
    private static readonly string Real = File.ReadAllText(FakeCluster.CasePath());

    private static string List(params string[] items) => $$"""{"kind":"List","items":[{{string.Join(',', items)}}]}""";

    [Fact]
    public async Task A_pod_with_a_missing_secret_costs_six_requests()
    {
        await using var cluster = await FakeCluster.StartAsync(Real);
        var facts = await cluster.Reader.ReadAsync(Selection.Parse(["missing"], "team-a"));
        Assert.Equal(
            [
                "/api/v1/namespaces/kube-system/configmaps/cluster-info",
                "/api/v1/namespaces/team-a/events?fieldSelector=involvedObject.uid=" + facts.Pods[0].Uid,
                "/api/v1/namespaces/team-a/pods/missing",
                "/api/v1/namespaces/team-a/secrets?fieldSelector=type=kubernetes.io/dockerconfigjson",
                "/api/v1/namespaces/team-a/serviceaccounts/default",
                "/api/v1/secrets?fieldSelector=metadata.name=all-icr-io",
            ], cluster.Requests.Order(StringComparer.Ordinal));
        Assert.True(facts.Secret("team-a", "all-icr-io").IsAbsent);
        Assert.NotNull(facts.Secret("default", "all-icr-io").Value);
        Assert.Equal(["team-icr"], facts.ServiceAccount("team-a", "default").Value!.ImagePullSecrets);
        Assert.Contains(facts.Events, one => one.IsAbout(facts.Pods[0]));
        Assert.Empty(facts.Gaps);
    }

    [Fact]
    public async Task A_healthy_pod_costs_four()
    {
        await using var cluster = await FakeCluster.StartAsync(Real);
        var facts = await cluster.Reader.ReadAsync(Selection.Parse(["pod/ok"]));
        Assert.Equal(4, cluster.Requests.Count);
        Assert.Equal("running", facts.Pods[0].Containers[0].State!.Phase);
    }

    [Theory]
    [InlineData("badkey", 6)]
    [InlineData("nosecret", 6)]
    public async Task Failing_pods_stay_within_six(string pod, int requests)
    {
        await using var cluster = await FakeCluster.StartAsync(Real, "team-a");
        var facts = await cluster.Reader.ReadAsync(Selection.Parse([pod]));
        Assert.Equal(requests, cluster.Requests.Count);
        Assert.NotNull(facts.Secret("team-a", "team-icr").Value ?? facts.Secret("default", "all-icr-io").Value);
    }

    [Fact]
    public async Task Two_secrets_and_one_missing_cost_seven()
    {
        await using var cluster = await FakeCluster.StartAsync(List(
            """{"kind":"Pod","metadata":{"name":"x","namespace":"default","uid":"u"},"spec":{"imagePullSecrets":[{"name":"a"},{"name":"b"}],"containers":[{"name":"m","image":"i"}]},"status":{"containerStatuses":[{"name":"m","state":{"waiting":{"reason":"ErrImagePull","message":"no"}}}]}}""",
            """{"kind":"Secret","metadata":{"name":"a","namespace":"default"},"type":"Opaque","data":{}}"""));
        var facts = await cluster.Reader.ReadAsync(Selection.Parse(["x"]));
        Assert.Equal(7, cluster.Requests.Count);
        Assert.Equal("Opaque", facts.Secret("default", "a").Value!.Type);
        Assert.True(facts.Secret("default", "b").IsAbsent);
    }

    [Fact]
    public async Task A_platform_failure_asks_for_the_node_and_takes_the_cluster_id_from_it()
    {
        await using var cluster = await FakeCluster.StartAsync(List(
            """{"kind":"Pod","metadata":{"name":"x","namespace":"default","uid":"u"},"spec":{"nodeName":"n1","imagePullSecrets":[{"name":"a"}],"containers":[{"name":"m","image":"i"}]},"status":{"containerStatuses":[{"name":"m","state":{"waiting":{"reason":"ErrImagePull","message":"no match for platform in manifest: not found"}}}]}}""",
            """{"kind":"Secret","metadata":{"name":"a","namespace":"default"},"type":"Opaque"}""",
            """{"kind":"Node","metadata":{"name":"n1"},"spec":{"providerID":"ibm://acc///c1234/w1"},"status":{"nodeInfo":{"operatingSystem":"linux","architecture":"s390x","containerRuntimeVersion":"containerd://1.7","kubeletVersion":"v1.30"}}}"""));
        var facts = await cluster.Reader.ReadAsync(Selection.Parse(["x"]));
        Assert.Equal("linux/s390x", facts.Node("n1").Value!.Platform);
        Assert.Equal(("c1234", "acc"), (facts.Identity.Id, facts.Identity.AccountId));
        Assert.DoesNotContain(cluster.Requests, one => one.Contains("cluster-info"));
    }

    [Fact]
    public async Task The_cluster_describes_itself()
    {
        await using var cluster = await FakeCluster.StartAsync(List(
            """{"kind":"Pod","metadata":{"name":"x","namespace":"default","uid":"u"},"spec":{"containers":[{"name":"m","image":"i"}]},"status":{"containerStatuses":[{"name":"m","state":{"waiting":{"reason":"ErrImagePull"}}}]}}""",
            """{"kind":"ConfigMap","metadata":{"name":"cluster-info","namespace":"kube-system"},"data":{"cluster-config.json":"{\"cluster_id\":\"abc\",\"cluster_name\":\"prod\",\"account_id\":\"acc\",\"name\":\"x\"}"}}"""));
        var facts = await cluster.Reader.ReadAsync(Selection.Parse(["x"]));
        Assert.Equal(("abc", "prod", "acc", "live", "c"), (facts.Identity.Id, facts.Identity.Name, facts.Identity.AccountId, facts.Identity.Source, facts.Identity.Context));
        Assert.Equal(FakeCluster.Now, facts.TakenAt);
    }

    [Fact]
    public async Task Live_and_saved_give_the_same_facts()
    {
        await using var cluster = await FakeCluster.StartAsync(Real);
        var saved = new ClusterReader(SavedObjects.Read([FakeCluster.CasePath()], null, FakeCluster.Now));
        foreach (var selection in new[] { Selection.Parse([], allNamespaces: true), Selection.Parse(["deploy/shop"], "team-a"), Selection.Parse(["arch", "multi"], "default"), Selection.Parse([], "team-a") })
        {
            var (live, files) = (await cluster.Reader.ReadAsync(selection), await saved.ReadAsync(selection));
            Assert.Equivalent(files.Pods, live.Pods);
            Assert.Equal(files.PodsAsked, live.PodsAsked);
            foreach (var (key, secret) in live.Secrets) Assert.Equal(files.Secret(key.Namespace, key.Name).Value?.DockerConfigJson, secret.Value?.DockerConfigJson);
            foreach (var (key, account) in live.ServiceAccounts) Assert.Equivalent(files.ServiceAccounts[key].Value, account.Value);
            foreach (var one in live.Events) Assert.Contains(one, files.Events);
        }
    }

    [Fact]
    public async Task A_wide_list_asks_only_about_what_fails()
    {
        await using var cluster = await FakeCluster.StartAsync(Real);
        var facts = await cluster.Reader.ReadAsync(Selection.Parse([], allNamespaces: true));
        Assert.Equal((12, 13, "ok"), (facts.Pods.Count, facts.PodsAsked, Assert.Single(facts.OtherPods).Name));
        Assert.Equal("Deployment/shop", facts.Pods.First(pod => pod.Name.StartsWith("shop", StringComparison.Ordinal)).Owner);
        Assert.DoesNotContain(facts.Events, one => one.InvolvedName == "ok");
        Assert.All(facts.Events.Zip(facts.Events.Skip(1)), pair => Assert.True(pair.First.LastSeen >= pair.Second.LastSeen));
        Assert.InRange(cluster.Requests.Count, 1, 15);
        var all = await cluster.Reader.ReadAsync(Selection.Parse([], "default", all: true));
        Assert.Equal(8, all.Pods.Count);
        Assert.Empty(all.OtherPods);
    }

    [Fact]
    public async Task A_list_without_failures_costs_two_requests()
    {
        await using var cluster = await FakeCluster.StartAsync(List("""{"kind":"Pod","metadata":{"name":"x","namespace":"default"},"spec":{"containers":[{"name":"m","image":"i"}]},"status":{"containerStatuses":[{"name":"m","state":{"running":{}}}]}}"""));
        var facts = await cluster.Reader.ReadAsync(Selection.Parse([], allNamespaces: true));
        Assert.Equal(["/api/v1/pods", "/api/v1/events?fieldSelector=reason=FailedCreate"], cluster.Requests);
        Assert.Empty(facts.Pods);
        Assert.Equal((1, 1), (facts.PodsAsked, facts.OtherPods.Count));
    }

    private const string Starting = """{"kind":"Pod","metadata":{"name":"x","namespace":"s","uid":"u"},"spec":{"nodeName":"n1","containers":[{"name":"m","image":"us.icr.io/team/app:1"}]},"status":{"phase":"Pending","containerStatuses":[{"name":"m","state":{"waiting":{"reason":"ContainerCreating"}}}]}}""";

    private static string EventAbout(string reason, string message) =>
        $$"""{"kind":"Event","metadata":{"name":"e","namespace":"s"},"involvedObject":{"kind":"Pod","namespace":"s","name":"x","uid":"u"},"type":"Warning","reason":"{{reason}}","message":"{{message}}","lastTimestamp":"2026-01-01T00:00:00Z"}""";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_list_does_not_drop_a_pod_whose_pause_image_fails(bool everywhere)
    {
        await using var cluster = await FakeCluster.StartAsync(List(Starting, EventAbout("FailedCreatePodSandBox", "failed to get sandbox image")));
        var facts = await cluster.Reader.ReadAsync(Selection.Parse([], everywhere ? null : "s", allNamespaces: everywhere));
        Assert.Equal("FailedCreatePodSandBox", Assert.Single(facts.Events).Reason);
        Assert.False(Assert.Single(facts.Pods).FailsToPull); // its own secrets have no part in it
        Assert.Empty(facts.OtherPods);
        Assert.Equal(1, facts.PodsAsked);
        Assert.Equal(3, cluster.Requests.Count); // pods, events, the service account
    }

    [Fact]
    public async Task A_list_takes_up_a_pod_that_fails_by_its_events_alone()
    {
        await using var cluster = await FakeCluster.StartAsync(List(Starting, EventAbout("Failed", "Failed to pull image")));
        var facts = await cluster.Reader.ReadAsync(Selection.Parse([], allNamespaces: true));
        Assert.True(Assert.Single(facts.Pods).FailsToPull);
        Assert.Contains("/api/v1/namespaces/s/secrets?fieldSelector=type=kubernetes.io/dockerconfigjson", cluster.Requests);
    }

    [Fact]
    public async Task A_pod_that_starts_well_costs_no_request_more()
    {
        await using var cluster = await FakeCluster.StartAsync(List(Starting));
        var facts = await cluster.Reader.ReadAsync(Selection.Parse([], allNamespaces: true));
        Assert.Empty(facts.Pods);
        Assert.Equal(2, cluster.Requests.Count);
    }

    private static readonly string StartingLong = Starting.Replace("\"uid\":\"u\"", "\"uid\":\"u\",\"creationTimestamp\":\"2026-11-23T16:40:00Z\"");

    private static string PullingAt(string time) => EventAbout("Pulling", "Pulling image").Replace("Warning", "Normal").Replace("2026-01-01T00:00:00Z", time);

    [Theory]
    [InlineData("2026-11-23T16:41:00Z", true)]
    [InlineData("2026-11-23T16:58:00Z", false)]
    public async Task A_list_takes_up_a_pod_that_has_been_pulling_for_long(string since, bool isLong)
    {
        await using var cluster = await FakeCluster.StartAsync(List(StartingLong, PullingAt(since)));
        var facts = await cluster.Reader.ReadAsync(Selection.Parse([], allNamespaces: true));
        Assert.Equal(isLong ? ["x"] : [], facts.Pods.Select(pod => pod.Name));
        Assert.Contains("/api/v1/namespaces/s/events?fieldSelector=involvedObject.uid=u,type=Normal", cluster.Requests);
        Assert.DoesNotContain(cluster.Requests, one => one.Contains("/secrets", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_named_pod_that_has_been_pulling_for_long_costs_what_any_healthy_one_does()
    {
        await using var cluster = await FakeCluster.StartAsync(List(StartingLong, PullingAt("2026-11-23T16:41:00Z")));
        var facts = await cluster.Reader.ReadAsync(Selection.Parse(["x"], "s"));
        Assert.Equal("Pulling", Assert.Single(facts.Events).Reason);
        Assert.Equal(3, cluster.Requests.Count); // the pod, its events, the service account
    }

    [Theory]
    [InlineData("dial tcp 1.2.3.4:443: i/o timeout", 1)]
    [InlineData("context deadline exceeded", 1)]
    [InlineData("unexpected status: 401 Unauthorized", 0)]
    public async Task Only_a_failure_of_the_network_asks_for_the_node_and_its_labels(string text, int nodes)
    {
        await using var cluster = await FakeCluster.StartAsync(List(
            Owned.Replace("TEXT", text),
            """{"kind":"Node","metadata":{"name":"n1","labels":{"ibm-cloud.kubernetes.io/iaas-provider":"g2","ibm-cloud.kubernetes.io/region":"us-south","other":"x"}}}"""));
        var facts = await cluster.Reader.ReadAsync(Selection.Parse(["web-1"], "k"));
        Assert.Equal(nodes, cluster.Requests.Count(one => one.Contains("/nodes", StringComparison.Ordinal)));
        Assert.Equal(nodes == 1, facts.Node("n1").Value is { IsVpc: true, Region: "us-south", Labels.Count: 2 });
    }

    private const string Owned = """{"kind":"Pod","metadata":{"name":"web-1","namespace":"k","uid":"u","ownerReferences":[{"apiVersion":"apps/v1","kind":"StatefulSet","name":"web","controller":true}]},"spec":{"nodeName":"n1","containers":[{"name":"m","image":"i"}]},"status":{"containerStatuses":[{"name":"m","state":{"waiting":{"reason":"ErrImagePull","message":"TEXT"}}}]}}""";

    private const string Workload = """{"kind":"StatefulSet","metadata":{"name":"web","namespace":"k","ownerReferences":[{"apiVersion":"kafka.strimzi.io/v1","kind":"Kafka","name":"my","controller":true}]},"spec":{}}""";

    [Fact]
    public async Task Where_the_image_has_to_be_changed_one_read_tells_whose_the_workload_is()
    {
        await using var cluster = await FakeCluster.StartAsync(List(Owned.Replace("TEXT", "us.icr.io/a/b:1: not found"), Workload));
        var facts = await cluster.Reader.ReadAsync(Selection.Parse(["web-1"], "k"));
        Assert.Equal(new CustomOwner("Kafka", "kafka.strimzi.io", "my"), Assert.Single(facts.Pods).CustomOwner);
        Assert.Equal(1, cluster.Requests.Count(one => one.EndsWith("/statefulsets/web", StringComparison.Ordinal)));
        Assert.InRange(cluster.Requests.Count, 1, 7);
    }

    [Fact]
    public async Task Where_nothing_of_the_template_changes_nobody_asks_whose_it_is()
    {
        await using var cluster = await FakeCluster.StartAsync(List(Owned.Replace("TEXT", "unexpected status: 401 Unauthorized"), Workload));
        Assert.Null(Assert.Single((await cluster.Reader.ReadAsync(Selection.Parse(["web-1"], "k"))).Pods).CustomOwner);
        Assert.DoesNotContain(cluster.Requests, one => one.Contains("statefulsets", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_may_not_read_secrets_gets_a_gap()
    {
        await using var cluster = await FakeCluster.StartAsync(Real, "team-a", "/secrets", "/events");
        var facts = await cluster.Reader.ReadAsync(Selection.Parse(["missing"]));
        Assert.Equal("secrets in namespace team-a: forbidden", facts.Secret("team-a", "all-icr-io").Unread);
        Assert.Equal("secrets in namespace team-a: forbidden", facts.Secret("team-a", "never-asked").Unread);
        Assert.Equal(["events in namespace team-a: forbidden", "secrets in namespace team-a: forbidden"], facts.Gaps.Select(gap => gap.ToString()));
    }

    [Fact]
    public async Task Who_may_not_look_elsewhere_still_gets_the_rest()
    {
        await using var cluster = await FakeCluster.StartAsync(Real, "team-a", "/api/v1/secrets");
        var facts = await cluster.Reader.ReadAsync(Selection.Parse(["missing"]));
        Assert.True(facts.Secret("team-a", "all-icr-io").IsAbsent);
        Assert.Equal("secrets: forbidden", Assert.Single(facts.Gaps).ToString());
    }

    [Fact]
    public async Task Cluster_wide_refusals_fall_back_to_the_namespaces_that_fail()
    {
        await using var cluster = await FakeCluster.StartAsync(Real, "default", "/api/v1/secrets", "/api/v1/events", "/api/v1/serviceaccounts", "namespaces/team-a/secrets");
        var facts = await cluster.Reader.ReadAsync(Selection.Parse([], allNamespaces: true));
        Assert.NotEmpty(facts.Events);
        Assert.NotNull(facts.Secret("default", "malformed").Value);
        Assert.Equal("secrets in namespace team-a: forbidden", facts.Secret("team-a", "bad").Unread);
        Assert.NotNull(facts.ServiceAccount("team-a", "default").Value);
    }

    [Fact]
    public async Task Pods_themselves_are_needed()
    {
        await using var cluster = await FakeCluster.StartAsync(Real, "default", "/pods");
        var error = await Assert.ThrowsAsync<UserError>(() => cluster.Reader.ReadAsync(Selection.Parse([])));
        Assert.Equal("Error from server (Forbidden): pods is forbidden: User \"me\" cannot read it", error.Message);
    }

    [Theory]
    [InlineData("missing", "Error from server (NotFound): pods \"missing\" not found in namespace \"default\"; it exists in team-a: add -n team-a")]
    [InlineData("deploy/nope", "Error from server (NotFound): deployments.apps \"nope\" not found in namespace \"default\"")]
    public async Task A_pod_in_another_namespace_is_pointed_at(string name, string expected)
    {
        await using var cluster = await FakeCluster.StartAsync(Real);
        Assert.Equal(expected, (await Assert.ThrowsAsync<UserError>(() => cluster.Reader.ReadAsync(Selection.Parse([name])))).Message);
    }

    [Fact]
    public async Task Many_names_are_picked_from_one_list()
    {
        await using var cluster = await FakeCluster.StartAsync(Real);
        var facts = await cluster.Reader.ReadAsync(Selection.Parse(["region", "ok", "arch", "multi", "never", "notag", "malformed"]));
        Assert.Equal(["arch", "malformed", "multi", "never", "notag", "ok", "region"], facts.Pods.Select(pod => pod.Name));
        Assert.Equal("/api/v1/namespaces/default/pods", cluster.Requests[0]);
    }

    [Fact]
    public async Task A_workload_leads_to_its_pods_or_its_template()
    {
        const string template = """ "template":{"metadata":{"labels":{"a":"b"}},"spec":{"serviceAccountName":"sa","containers":[{"name":"m","image":"us.icr.io/x/y"}]}} """;
        await using var cluster = await FakeCluster.StartAsync(List(
            $$"""{"kind":"Deployment","metadata":{"name":"web","namespace":"default"},"spec":{"selector":{"matchLabels":{"app":"web"},"matchExpressions":[{"key":"tier","operator":"NotIn","values":["db"]}]},{{template}} } }""",
            $$"""{"kind":"ReplicationController","metadata":{"name":"old","namespace":"default"},"spec":{"selector":{"app":"old"},{{template}} } }""",
            $$"""{"kind":"CronJob","metadata":{"name":"cron","namespace":"default","uid":"cj"},"spec":{"jobTemplate":{"spec":{ {{template}} } } } }""",
            """{"kind":"Job","metadata":{"name":"cron-1","namespace":"default","uid":"j1","creationTimestamp":"2026-01-01T00:00:00Z","ownerReferences":[{"kind":"CronJob","name":"cron","uid":"cj","controller":true}]},"spec":{}}""",
            """{"kind":"Pod","metadata":{"name":"web-1","namespace":"default","uid":"1","labels":{"app":"web"}},"spec":{"containers":[{"name":"m","image":"i"}]}}""",
            """{"kind":"Pod","metadata":{"name":"web-db","namespace":"default","uid":"2","labels":{"app":"web","tier":"db"}},"spec":{"containers":[{"name":"m","image":"i"}]}}""",
            """{"kind":"Pod","metadata":{"name":"cron-1-x","namespace":"default","uid":"3","labels":{"controller-uid":"j1"},"ownerReferences":[{"kind":"Job","name":"cron-1","uid":"j1","controller":true}]},"spec":{"containers":[{"name":"m","image":"i"}]}}""",
            """{"kind":"ServiceAccount","metadata":{"name":"sa","namespace":"default"},"imagePullSecrets":[{"name":"s"}]}"""));
        Assert.Equal(["web-1"], (await cluster.Reader.ReadAsync(Selection.Parse(["deploy/web"]))).Pods.Select(pod => pod.Name));
        Assert.Equal(["cron-1-x"], (await cluster.Reader.ReadAsync(Selection.Parse(["cj/cron"]))).Pods.Select(pod => pod.Name));
        var facts = await cluster.Reader.ReadAsync(Selection.Parse(["rc", "old"]));
        var old = Assert.Single(facts.Pods);
        Assert.Equal((true, "ReplicationController", "old", "sa", "us.icr.io/x/y"), (old.IsTemplate, old.Kind, old.Name, old.ServiceAccountName, old.Containers[0].Image));
        Assert.True(facts.Secret("default", "s").IsAbsent);
        var several = await cluster.Reader.ReadAsync(Selection.Parse(["deploy/web", "cj/cron", "rc/old"]));
        Assert.Equal(["cron-1-x", "old", "web-1"], several.Pods.Select(pod => pod.Name));
        Assert.Equal(["old"], (await cluster.Reader.ReadAsync(Selection.Parse(["rc"]))).Pods.Select(pod => pod.Name));
    }

    [Theory]
    [InlineData("")]
    [InlineData("deploy/web")]
    public async Task Workloads_whose_pods_are_denied_are_judged_by_their_templates(string arg)
    {
        await using var cluster = await FakeCluster.StartAsync(List(
            """{"kind":"Deployment","metadata":{"name":"web","namespace":"default"},"spec":{"selector":{"matchLabels":{"app":"web"}},"template":{"spec":{"containers":[{"name":"m","image":"i"}]}}}}""",
            """{"kind":"ReplicaSet","metadata":{"name":"web-5d8","namespace":"default","uid":"rs","labels":{"pod-template-hash":"5d8"},"ownerReferences":[{"kind":"Deployment","name":"web","controller":true}]},"spec":{"replicas":2,"template":{"spec":{"containers":[{"name":"m","image":"i"}]}}},"status":{"replicas":0}}""",
            """{"kind":"ReplicaSet","metadata":{"name":"fine-1","namespace":"default"},"spec":{"replicas":1,"template":{"spec":{"containers":[{"name":"m","image":"i"}]}}},"status":{"replicas":1}}""",
            Event("web-5d8"), Event("fine-1"), Event("gone-2")));
        var facts = await cluster.Reader.ReadAsync(Selection.Parse(arg.Length > 0 ? [arg] : []));
        var pod = Assert.Single(facts.Pods);
        Assert.Equal(("ReplicaSet", "web-5d8", true, "Deployment/web"), (pod.Kind, pod.Name, pod.IsTemplate, pod.Owner));
        Assert.Equal("denied", Assert.Single(facts.Events, one => one.IsAbout(pod)).Message);

        static string Event(string name) => $$"""{"kind":"Event","metadata":{"name":"e-{{name}}","namespace":"default"},"involvedObject":{"kind":"ReplicaSet","namespace":"default","name":"{{name}}","uid":"rs"},"type":"Warning","reason":"FailedCreate","message":"denied","lastTimestamp":"2026-01-01T00:00:00Z"}""";
    }

    [Fact]
    public async Task Manifests_bring_their_own_secrets_along()
    {
        await using var cluster = await FakeCluster.StartAsync(Real, "team-a");
        var manifests = Manifests.Read(["-"], new MemoryStream("""
            apiVersion: v1
            kind: Secret
            metadata: {name: mine}
            type: kubernetes.io/dockerconfigjson
            stringData: {.dockerconfigjson: '{"auths":{}}'}
            ---
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web}
            spec:
              template:
                spec:
                  imagePullSecrets: [{name: mine}, {name: bad}]
                  containers: [{name: m, image: us.icr.io/a/b}]
            """u8.ToArray()), "team-a");
        var facts = await cluster.Reader.ReadForTemplatesAsync(manifests);
        Assert.Equal("""{"auths":{}}""", facts.Secret("team-a", "mine").Value!.DockerConfigJson!.Reveal());
        Assert.NotNull(facts.Secret("team-a", "bad").Value);
        Assert.DoesNotContain(cluster.Requests, one => one.Contains("mine"));
        Assert.Equal("Deployment", Assert.Single(facts.Pods).Kind);
    }
}
