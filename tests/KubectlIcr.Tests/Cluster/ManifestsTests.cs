using System.Text;
using KubectlIcr.Cluster;
using KubectlIcr.Cluster.Files;

namespace KubectlIcr.Tests.Cluster;

public sealed class ManifestsTests
{
    private static ManifestSet Read(string text, string @namespace = "ns", bool isGiven = false) =>
        Manifests.Read(["-"], new MemoryStream(Encoding.UTF8.GetBytes(text)), @namespace, isGiven);

    [Theory]
    [InlineData("Deployment", "apps/v1", "template: {0}")]
    [InlineData("StatefulSet", "apps/v1", "template: {0}")]
    [InlineData("DaemonSet", "apps/v1", "template: {0}")]
    [InlineData("ReplicaSet", "apps/v1", "template: {0}")]
    [InlineData("ReplicationController", "v1", "template: {0}")]
    [InlineData("Job", "batch/v1", "template: {0}")]
    [InlineData("CronJob", "batch/v1", "jobTemplate: {{spec: {{template: {0}}}}}")]
    public void Every_kind_that_makes_pods(string kind, string api, string spec)
    {
        var body = string.Format(spec, "{spec: {serviceAccountName: sa, imagePullSecrets: [{name: s}], initContainers: [{name: i, image: a}], containers: [{name: m, image: b}]}}");
        var pod = Assert.Single(Read($"apiVersion: {api}\nkind: {kind}\nmetadata: {{name: x}}\nspec: {{{body}}}\n").Templates);
        Assert.Equal((kind, "x", "ns", true, "sa", "", $"{kind}/x"), (pod.Kind, pod.Name, pod.Namespace, pod.IsTemplate, pod.ServiceAccountName, pod.Uid, pod.Owner));
        Assert.Equal(["i:a:initContainers", "m:b:containers"], pod.Containers.Select(one => $"{one.Name}:{one.Image}:{one.List}"));
        Assert.Equal(["s"], pod.ImagePullSecrets);
    }

    [Fact]
    public void Pods_lists_and_other_kinds()
    {
        var set = Read("""
            kind: List
            apiVersion: v1
            items:
            - {kind: Pod, apiVersion: v1, metadata: {generateName: run-}, spec: {containers: [{name: m, image: b}]}}
            - {kind: Service, apiVersion: v1, metadata: {name: s}}
            - {kind: Deployment, apiVersion: example.com/v1, metadata: {name: not-ours}, spec: 1}
            - {kind: ServiceAccount, apiVersion: v1, metadata: {name: sa, namespace: other}, imagePullSecrets: [{name: x}]}
            """);
        Assert.Equal(("Pod", "run-", true), (set.Templates[0].Kind, set.Templates[0].Name, set.Templates[0].IsTemplate));
        Assert.Single(set.Templates);
        Assert.Equal(("other", "sa", "x"), (set.ServiceAccounts[0].Namespace, set.ServiceAccounts[0].Name, set.ServiceAccounts[0].ImagePullSecrets[0]));
    }

    [Theory]
    [InlineData("# a comment\nkind: Pod\nmetadata: {name: a}\n---\n\n# Source: x\nkind: Pod\nmetadata:\n  name: b\n", 2, 7)]
    [InlineData("---\n---\r\nkind: Pod\r\nmetadata: {name: a}\r\n---\r\nkind: Pod\r\n", 3, 6)]
    [InlineData("kind: Pod\n---\nnull\n---\n# c\nkind: Pod\n", 1, 6)]
    [InlineData("kind: List\nitems:\n- kind: Pod\n- kind: Pod\n", 1, 1)]
    [InlineData("{\"kind\":\"Pod\"}\n\n {\"kind\":\n\"Pod\"}\n", 1, 3)]
    [InlineData("{\"kind\":\"List\",\n\"items\":[\n{\"kind\":\"Pod\",\n\"metadata\":{}},\n\n{\"kind\":\"Pod\"}]}", 3, 6)]
    [InlineData("{\"items\":[\n{},\n{}],\n\"kind\":\"PodList\"}", 2, 3)]
    public void Where_an_object_begins(string text, params int[] lines) => Assert.Equal(lines, Read(text).Templates.Select(pod => pod.Manifest!.Line));

    [Fact]
    public void Files_of_a_folder_are_named_as_the_folder_was()
    {
        using var home = new TestHome();
        var folder = Path.GetDirectoryName(home.File("pod.yaml", "kind: Pod\nmetadata: {name: x}\n"))!;
        var relative = Path.GetRelativePath(Environment.CurrentDirectory, folder);
        Assert.Equal(Path.Combine(relative, "pod.yaml"), Manifests.Read([relative], null, "ns").Templates.Single().Manifest!.File);
    }

    [Fact]
    public void A_namespace_that_contradicts_the_flag()
    {
        const string pod = "kind: Pod\nmetadata: {name: x, namespace: x}\n";
        Assert.Equal("x", Read(pod, "y").Templates[0].Namespace);
        var error = Assert.Throws<UserError>(() => Read(pod, "y", isGiven: true));
        Assert.Equal("error: the namespace from the provided object \"x\" does not match the namespace \"y\". You must pass '--namespace=x' to perform this operation.", error.Message);
    }

    [Fact]
    public void Several_files_are_one_set()
    {
        using var home = new TestHome();
        var file = home.File("sa.yaml", "kind: ServiceAccount\nmetadata: {name: sa}\n");
        var set = Manifests.Read([file, "-"], new MemoryStream("kind: Pod\nmetadata: {name: x}\n"u8.ToArray()), "ns");
        Assert.Equal(("x", true), (set.Templates.Single().Name, set.Templates.Single().Manifest!.IsStandardInput));
        Assert.Equal("sa", set.ServiceAccounts.Single().Name);
    }

    [Fact]
    public async Task The_default_account_comes_with_a_new_namespace()
    {
        await using var cluster = await FakeCluster.StartAsync("""{"items":[]}""");
        var facts = await cluster.Reader.ReadForTemplatesAsync(Read("kind: Pod\nmetadata: {name: x}\n---\nkind: Pod\nmetadata: {name: y}\nspec: {serviceAccountName: own}\n", "new"));
        Assert.Empty(facts.ServiceAccount("new", "default").Value!.ImagePullSecrets);
        Assert.True(facts.ServiceAccount("new", "own").IsAbsent);
    }

    [Fact]
    public void Nothing_to_read() =>
        Assert.Equal("error: no objects passed: standard input contains no Kubernetes objects", Assert.Throws<UserError>(() => Read("a: b")).Message);
}
