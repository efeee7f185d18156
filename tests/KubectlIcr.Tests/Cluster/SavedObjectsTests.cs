using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using KubectlIcr.Cluster;
using KubectlIcr.Cluster.Files;
using KubectlIcr.Cluster.Read;

namespace KubectlIcr.Tests.Cluster;

public sealed class SavedObjectsTests : IDisposable
{
    private const string PodYaml = """
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
          namespace: team-a
          creationTimestamp: "2026-01-02T03:04:05Z"
          labels: {app: web, yes: "no", version: "1.0"}
        spec:
          containers:
          - name: main
            image: us.icr.io/team/app:1.0
            args: [on, 0x10, ~, 1.5, 007]
        status:
          containerStatuses:
          - name: main
            state: {waiting: {reason: ImagePullBackOff, message: "Back-off"}}
        """;

    private readonly TestHome home = new();

    public void Dispose() => home.Dispose();

    private static Task<ClusterFacts> ReadAsync(string path, params string[] args) => ReadAsync(path, Selection.Parse(args));

    private static Task<ClusterFacts> ReadAsync(string path, Selection selection) =>
        new ClusterReader(SavedObjects.Read([path], null, FakeCluster.Now)).ReadAsync(selection);

    private string Message(string name, string text) => Message(home.File(name, text));

    private string Message(string path) => Assert.Throws<UserError>(() => SavedObjects.Read([path], null, FakeCluster.Now)).Message.Replace(home.Folder + "/", "");

    [Fact]
    public async Task The_real_cluster()
    {
        var facts = await ReadAsync(FakeCluster.CasePath());
        Assert.Equal((12, 13), (facts.Pods.Count, facts.PodsAsked));
        Assert.Equal(new DateTimeOffset(2026, 11, 23, 16, 13, 42, TimeSpan.Zero), facts.TakenAt);
        Assert.Equal("linux/amd64", facts.Node("node1").Value!.Platform);
        Assert.Equal("files", facts.Identity.Source);
        Assert.True(facts.Secret("team-a", "all-icr-io").IsAbsent);
        Assert.Equal("serviceaccounts in namespace other: not read", facts.ServiceAccount("other", "default").Unread);
        Assert.Equal(["migrate", "main"], facts.Pods.First(pod => pod.Owner == "Deployment/shop").Containers.Select(one => one.Name));
        Assert.Equal(["team-a"], (await ReadAsync(FakeCluster.CasePath(), "nosecret")).Pods.Select(pod => pod.Namespace));
        Assert.Equal(5, (await ReadAsync(FakeCluster.CasePath(), Selection.Parse([], "team-a"))).Pods.Count);
        Assert.Equal(2, (await ReadAsync(FakeCluster.CasePath(), Selection.Parse([], labels: "app=shop"))).Pods.Count);
    }

    [Fact]
    public async Task YAML_documents_lists_in_lists_and_kindless_items()
    {
        var facts = await ReadAsync(home.File("a.yaml", "# a comment\n---\n" + PodYaml + "\n---\n---\n" + """
            apiVersion: v1
            items:
            - apiVersion: v1
              kind: PodList
              items:
              - metadata: {name: nested, namespace: team-b}
                status: {containerStatuses: []}
              - metadata: {name: nested2, namespace: team-b}
            - kind: Widget
              apiVersion: example.com/v1
              spec: 5
            - {kind: Secret, apiVersion: v1, metadata: {name: s, namespace: team-a}, type: kubernetes.io/dockerconfigjson, data: {.dockerconfigjson: e30=}}
            kind: List
            """), Selection.Parse([], all: true));
        Assert.Equal(["web", "nested", "nested2"], facts.Pods.Select(pod => pod.Name));
        Assert.Equal("{}", facts.Secret("team-a", "s").Value!.DockerConfigJson!.Reveal());
        Assert.Equal("Back-off", facts.Pods[0].Containers[0].State!.Message);
        Assert.Equal(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero), facts.TakenAt);
    }

    [Fact]
    public async Task JSON_with_sorted_keys_gives_kindless_items_their_kind()
    {
        var facts = await ReadAsync(home.File("a.json", """{"apiVersion":"v1","items":[{"metadata":{"name":"a"}},{"metadata":{"name":"b"}}],"kind":"PodList"} {"kind":"Pod","metadata":{"name":"c"}} [{"kind":"Pod","metadata":{"name":"d"}}]"""), Selection.Parse([], all: true));
        Assert.Equal(["a", "b", "c", "d"], facts.Pods.Select(pod => pod.Name));
    }

    [Fact]
    public async Task Folders_gzip_byte_order_marks_and_UTF_16()
    {
        home.File("d/a.yaml", PodYaml);
        home.File("d/sub/b.yml", PodYaml.Replace("name: web", "name: b"));
        home.File("d/notes.txt", "{{{");
        using (var gzip = new GZipStream(File.Create(Path.Combine(home.Folder, "d/c.json.gz")), CompressionLevel.Fastest)) gzip.Write("""{"kind":"Pod","metadata":{"name":"c"}}"""u8);
        File.WriteAllText(Path.Combine(home.Folder, "d/e.json"), """{"kind":"Pod","metadata":{"name":"e"}}""", Encoding.Unicode);
        File.WriteAllText(Path.Combine(home.Folder, "d/f.json"), """{"kind":"Pod","metadata":{"name":"f"}}""", new UTF8Encoding(true));
        var facts = await ReadAsync(Path.Combine(home.Folder, "d"), Selection.Parse([], all: true));
        Assert.Equal(["b", "c", "e", "f", "web"], facts.Pods.Select(pod => pod.Name).Order());
    }

    [Fact]
    public async Task Standard_input()
    {
        var saved = SavedObjects.Read(["-"], new MemoryStream(Encoding.UTF8.GetBytes(PodYaml)), FakeCluster.Now);
        Assert.Equal("standard input", saved.Identity.Server);
        Assert.Single((await new ClusterReader(saved).ReadAsync(Selection.Parse(["web"]))).Pods);
    }

    [Fact]
    public void Broken_files_name_the_place()
    {
        Assert.StartsWith("error: a.yaml: line 2, column 5: not valid YAML: ", Message("a.yaml", "kind: Pod\na: b: c\n"));
        Assert.StartsWith("error: a.json: line 2, column 9: not valid JSON: ", Message("a.json", "{\"kind\":\"Pod\",\n\"name\": oops}"));
        Assert.StartsWith("error: b.json: line 1, column ", Message("b.json", "{\"kind\":\"Pod\",\"spec\":{"));
        Assert.Equal("error: c.yaml: line 3, column 13: not valid YAML: an alias without its anchor", Message("c.yaml", "kind: Secret\ndata:\n  password: *hunter2\n"));
        Assert.Equal("error: d.yaml is empty", Message("d.yaml", ""));
        Assert.Equal("error: e.yaml contains no Kubernetes objects", Message("e.yaml", "replicas: 1\n"));
        Assert.Equal("error: f.yaml is a binary file, not YAML or JSON; unpack archives first", Message("f.yaml", "ab\0c"));
        Assert.Equal("error: g.yaml: a Pod has a value of the wrong type at spec.containers[0].image", Message("g.yaml", "kind: Pod\nspec:\n  containers:\n  - image: [s3cret]\n"));
        Assert.Equal("error: the path \"none\" does not exist", Message(Path.Combine(home.Folder, "none")));
        using (var whole = new MemoryStream())
        {
            using (var gzip = new GZipStream(whole, CompressionLevel.Fastest, leaveOpen: true)) gzip.Write(Encoding.UTF8.GetBytes(PodYaml));
            File.WriteAllBytes(Path.Combine(home.Folder, "h.gz"), whole.ToArray()[..^40]);
        }
        Assert.Equal("error: h.gz: incomplete or damaged gzip file", Message(Path.Combine(home.Folder, "h.gz")));
        Directory.CreateDirectory(Path.Combine(home.Folder, "nothing"));
        Assert.Equal("error: no *.yaml, *.yml, *.json or *.gz in \"nothing\"", Message(Path.Combine(home.Folder, "nothing")));
    }

    [Fact]
    public async Task Anchors_and_merge_keys_work_and_bombs_do_not_explode()
    {
        var facts = await ReadAsync(home.File("a.yaml", """
            kind: List
            x-base: &base {name: m, image: from-base, imagePullPolicy: Never}
            items:
            - kind: Pod
              metadata: {name: &n web}
              spec:
                serviceAccountName: *n
                containers:
                - <<: *base
                  image: own
                - image: own2
                  <<: *base
            """), Selection.Parse([], all: true));
        Assert.Equal(["own", "own2"], facts.Pods[0].Containers.Select(one => one.Image));
        Assert.Equal(("m", "Never", "web"), (facts.Pods[0].Containers[1].Name, facts.Pods[0].Containers[1].PullPolicy, facts.Pods[0].ServiceAccountName));

        var bomb = "kind: Pod\na0: &a0 [x,x,x,x,x,x,x,x,x,x]\n" + string.Concat(Enumerable.Range(1, 9).Select(i => $"a{i}: &a{i} [{string.Join(',', Enumerable.Repeat($"*a{i - 1}", 10))}]\n"));
        Assert.Contains("too many aliases", Message("bomb.yaml", bomb));
        Assert.Contains("nested deeper", Message("deep.yaml", "a: " + new string('[', 5000)));
        Assert.Contains("an alias without its anchor", Message("loop.yaml", "a: &a [*a]"));
    }

    [Fact]
    public async Task What_nobody_saved_is_not_read()
    {
        var facts = await ReadAsync(home.File("a.yaml", PodYaml.Replace("containers:", "imagePullSecrets: [{name: s}]\n  containers:")));
        Assert.Equal("secrets in namespace team-a: not in the saved objects", facts.Secret("team-a", "s").Unread);
        Assert.Equal("serviceaccounts in namespace team-a: not in the saved objects", facts.ServiceAccount("team-a", "default").Unread);
        Assert.Contains(facts.Gaps, gap => gap.Kind == "events");
        var error = await Assert.ThrowsAsync<UserError>(() => ReadAsync(Path.Combine(home.Folder, "a.yaml"), Selection.Parse([], "other")));
        Assert.StartsWith("error: pods in namespace other: not in the saved objects (", error.Message);
        var nodes = home.File("b.yaml", "kind: Node\nmetadata: {name: n}\n");
        Assert.StartsWith("error: pods: not in the saved objects (", (await Assert.ThrowsAsync<UserError>(() => ReadAsync(nodes))).Message);
    }

    private const string PodInC = """{"kind":"Pod","metadata":{"name":"p","namespace":"c"},"spec":{"imagePullSecrets":[{"name":"s"}],"containers":[{"name":"m","image":"i"}]}}""";
    private const string SecretInB = """{"kind":"Secret","metadata":{"name":"s","namespace":"b"},"type":"kubernetes.io/dockerconfigjson"}""";

    [Fact]
    public async Task A_list_of_several_namespaces_is_one_of_all()
    {
        var facts = await ReadAsync(home.File("a.json", $$"""{"kind":"List","items":[{{PodInC}},{{SecretInB}}]}"""), Selection.Parse([], all: true));
        Assert.True(facts.Secret("c", "s").IsAbsent);
        Assert.Equal("serviceaccounts in namespace c: not in the saved objects", facts.ServiceAccount("c", "default").Unread);
    }

    [Theory]
    [InlineData("""{"kind":"List","items":[POD]} {"kind":"List","items":[SECRET]}""")] // the secrets of one namespace beside all pods
    [InlineData("POD SECRET")] // each saved by its name
    [InlineData("""{"kind":"List","items":[POD]}""")]
    public async Task Secrets_of_one_namespace_prove_nothing_about_another(string files)
    {
        var facts = await ReadAsync(home.File("a.json", files.Replace("POD", PodInC).Replace("SECRET", SecretInB)), Selection.Parse([], all: true));
        Assert.False(facts.Secret("c", "s").IsKnown);
    }

    [Fact]
    public async Task A_namespace_of_which_nothing_was_saved_has_no_service_account_either()
    {
        const string Account = """{"kind":"ServiceAccount","metadata":{"name":"default","namespace":"b"}}""";
        var saved = SavedObjects.Read([home.File("a.json", $$"""{"kind":"List","items":[{{PodInC}},{{SecretInB}},{{Account}}]}""")], null, FakeCluster.Now);
        Assert.True((await saved.GetAsync(Resources.ServiceAccounts, "new", "default", default)).IsAbsent);
        Assert.NotNull((await saved.GetAsync(Resources.ServiceAccounts, "c", "default", default)).Gap);
    }

    [Fact]
    public async Task Nodes_are_in_no_namespace()
    {
        var saved = SavedObjects.Read([home.File("a.json", """{"kind":"List","items":[{"kind":"Node","metadata":{"name":"n"}}]}""")], null, FakeCluster.Now);
        Assert.False(Resources.Nodes.Namespaced);
        Assert.NotNull((await saved.GetAsync(Resources.Nodes, null, "n", default)).Value);
    }

    [Theory]
    [InlineData("REDACTED")]
    [InlineData("\"***\"")]
    [InlineData("null")]
    [InlineData("\"\"")]
    [InlineData("UkVEQUNURUQ=")]
    [InlineData("not base64!")]
    public async Task Redacted_secrets_are_not_read(string value)
    {
        var facts = await ReadAsync(home.File("a.yaml", PodYaml.Replace("containers:", "imagePullSecrets: [{name: s}]\n  containers:")
            + $"\n---\nkind: Secret\nmetadata: {{name: s, namespace: team-a}}\ntype: kubernetes.io/dockerconfigjson\ndata: {{.dockerconfigjson: {value}}}\n"));
        Assert.Equal("secret \"s\" in namespace team-a: its value is redacted or is not valid base64", facts.Secret("team-a", "s").Unread);
    }

    [Fact]
    public async Task A_bare_name_must_be_unique()
    {
        var path = home.File("a.yaml", PodYaml + "\n---\n" + PodYaml.Replace("team-a", "team-b"));
        var error = await Assert.ThrowsAsync<UserError>(() => ReadAsync(path, "web"));
        Assert.Equal("error: Pod/web exists in several namespaces (team-a, team-b); choose one with -n", error.Message);
        Assert.Single((await ReadAsync(path, Selection.Parse(["web"], "team-b"))).Pods);
        error = await Assert.ThrowsAsync<UserError>(() => ReadAsync(path, "nope"));
        Assert.Equal("Error from server (NotFound): pods \"nope\" not found in namespace \"default\"", error.Message);
    }

    [Theory]
    [InlineData("json", 15_000)]
    [InlineData("yaml", 2_000)]
    public async Task A_big_dump(string format, int count)
    {
        var path = Path.Combine(home.Folder, "big." + format);
        await using (var file = new StreamWriter(path)) Write(file, format, count);
        var watch = Stopwatch.StartNew();
        var facts = await ReadAsync(path);
        Assert.Equal((count / 100, count), (facts.Pods.Count, facts.PodsAsked));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(30), $"{new FileInfo(path).Length >> 20} MB took {watch.Elapsed}");
    }

    private static void Write(StreamWriter file, string format, int count)
    {
        var filler = string.Join(',', Enumerable.Range(0, 20).Select(i => $$"""{"name":"V{{i}}","value":"some value of a variable that nobody needs here"}"""));
        file.Write(format == "json" ? """{"kind":"List","items":[""" : "kind: List\nitems:\n");
        for (var i = 0; i < count; i++)
        {
            if (format == "yaml") file.Write("- ");
            else if (i > 0) file.Write(",\n");
            var state = i % 100 == 0 ? """{"waiting":{"reason":"ErrImagePull"}}""" : """{"running":{}}""";
            file.Write($$"""{"kind":"Pod","metadata":{"name":"p{{i}}","namespace":"n{{i % 10}}","uid":"u{{i}}"},"spec":{"containers":[{"name":"m","image":"us.icr.io/a/b:{{i}}","env":[{{filler}}]}]},"status":{"containerStatuses":[{"name":"m","state":{{state}} }] } }""");
            if (format == "yaml") file.Write('\n');
        }
        if (format == "json") file.Write("]}");
    }
}
