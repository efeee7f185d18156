using KubectlIcr.Cluster;
using KubectlIcr.Iam;
using KubectlIcr.Kubelet;
using KubectlIcr.Probe;
using KubectlIcr.Registry;
using KubectlIcr.Report;
using KubectlIcr.Rules;

namespace KubectlIcr.Tests.Rules;

/// <summary>Builds a small cluster for the tests of rules: one pod, team-a/web, that fails to pull us.icr.io/team/app:1.0, and what is said around it.</summary>
internal sealed class ACluster
{
    public const string Anonymous = "failed to pull and unpack image \"X\": failed to resolve reference \"X\": failed to authorize: failed to fetch anonymous token: unexpected status: 401 Unauthorized";
    public const string Refused = "failed to pull and unpack image \"X\": failed to resolve reference \"X\": failed to authorize: failed to fetch oauth token: unexpected status: 401 Unauthorized";
    public const string Denied = "failed to pull and unpack image \"X\": failed to resolve reference \"X\": pull access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed";
    public const string NoTag = "rpc error: code = NotFound desc = failed to pull and unpack image \"X\": failed to resolve reference \"X\": X: not found";

    private readonly Dictionary<ObjectKey, Fact<Secret>> secrets = [];
    private readonly Dictionary<ObjectKey, Fact<ServiceAccount>> accounts = new() { [new("team-a", "default")] = Fact<ServiceAccount>.Found(new ServiceAccount("team-a", "default", [])) };
    private readonly Dictionary<string, Fact<Node>> nodes = [];
    private readonly List<Event> events = [];
    private readonly List<Pod> others = [];
    private readonly List<Pod> siblings = [];
    private Pod pod = new() { Namespace = "team-a", Name = "web", Uid = "uid-web" };
    private string image = "us.icr.io/team/app:1.0";
    private string? beside;
    private string? reason = "ErrImagePull";
    private string? message = Anonymous;
    private string? policy;
    private readonly List<Gap> gaps = [];
    private string list = "containers";
    private string source = "live";
    private string? clusterId = "ck9blho20n01rtorhqhg";
    private string? accountId;
    private bool isOpenShift;
    private OpenShiftFacts openShift = OpenShiftFacts.NotRead;
    private RegistryAnswer[] answers = [];
    private IReadOnlyList<string>? tags;
    private string[] elsewhere = [];
    private (KeyFacts Facts, RegistryAccount? Account)? key;
    private NodeTrial? trial;

    /// <summary>The failure's text; X stands for the image.</summary>
    public ACluster Fails(string text, string waiting = "ErrImagePull") => this.With(() => (reason, message) = (waiting, text));

    /// <summary>Only back-off is left, without an event.</summary>
    public ACluster BackOffOnly() => Fails("Back-off pulling image \"X\"", "ImagePullBackOff");

    public ACluster Runs() => this.With(() => (reason, message) = (null, null));

    public ACluster Image(string reference) => this.With(() => image = reference);

    /// <summary>A second container, "side", that waits as the first does.</summary>
    public ACluster Beside(string reference) => this.With(() => beside = reference);

    public ACluster Policy(string name) => this.With(() => policy = name);

    public ACluster Names(params string[] pullSecrets) => this.With(() => pod = pod with { ImagePullSecrets = pullSecrets });

    public ACluster InNamespace(string name) => this.With(() => pod = pod with { Namespace = name });

    public ACluster OwnedBy(string owner) => this.With(() => pod = pod with { Owner = owner });

    public ACluster OnNode(Node node) => this.With(() => (pod, nodes[node.Name]) = (pod with { NodeName = node.Name }, Fact<Node>.Found(node)));

    /// <summary>A deployment that has no pod.</summary>
    public ACluster Template(string kind = "Deployment") => Runs().With(() => pod = pod with { Kind = kind, IsTemplate = true, Uid = "" });

    public ACluster FailedCreate(string text) =>
        Template("ReplicaSet").With(() => events.Add(new Event { Namespace = pod.Namespace, InvolvedKind = "ReplicaSet", InvolvedName = pod.Name, Type = "Warning", Reason = "FailedCreate", Message = text }));

    public ACluster Event(string eventReason, string text, string? field = "spec.containers{main}") =>
        this.With(() => events.Add(new Event { Namespace = pod.Namespace, InvolvedKind = "Pod", InvolvedName = pod.Name, InvolvedUid = pod.Uid, FieldPath = field, Type = "Warning", Reason = eventReason, Message = text }));

    public ACluster ServiceAccount(params string[] pullSecrets) => Account(new ServiceAccount(pod.Namespace, "default", pullSecrets));

    public ACluster NoServiceAccount() => this.With(() => accounts[new(pod.Namespace, "default")] = Fact<ServiceAccount>.Absent());

    public ACluster HiddenServiceAccount() => this.With(() => accounts[new(pod.Namespace, "default")] = Fact<ServiceAccount>.NotRead($"serviceaccounts in namespace {pod.Namespace}: forbidden"));

    /// <summary>A pull secret with one entry.</summary>
    public ACluster Secret(string name, string host = "us.icr.io", string user = "iamapikey", string password = "good-key", string? @namespace = null) =>
        Payload(name, "{\"auths\":{\"" + host + "\":{\"auth\":\"" + Base64($"{user}:{password}") + "\"}}}", @namespace: @namespace);

    public ACluster Payload(string name, string json, string type = KubectlIcr.Cluster.Secret.DockerConfigJsonType, string? @namespace = null) => this.With(() =>
    {
        var key = new ObjectKey(@namespace ?? pod.Namespace, name);
        secrets[key] = Fact<Secret>.Found(new Secret { Namespace = key.Namespace, Name = name, Type = type, DockerConfigJson = Sensitive.Of(json) });
    });

    public ACluster NoSecret(string name, string? @namespace = null) => this.With(() => secrets[new(@namespace ?? pod.Namespace, name)] = Fact<Secret>.Absent());

    public ACluster HiddenSecret(string name) => this.With(() => secrets[new(pod.Namespace, name)] = Fact<Secret>.NotRead($"secrets in namespace {pod.Namespace}: forbidden"));

    /// <summary>Another pod of the cluster that runs an image, in saved objects: of a live cluster it would not be known.</summary>
    public ACluster ElsewhereRuns(string reference) => Saved().With(() => others.Add(new Pod
    {
        Namespace = "shop",
        Name = "ok",
        Containers = [new Container { Name = "main", Image = reference, State = new ContainerState("running", null, null) }],
    }));

    /// <summary>Another pod like the first; of the same owner, if no other is given.</summary>
    public ACluster Sibling(string name, string? owner = null) => this.With(() => siblings.Add(new Pod { Namespace = pod.Namespace, Name = name, Owner = owner }));

    /// <summary>The container is an init or ephemeral one.</summary>
    public ACluster In(string containers) => this.With(() => list = containers);

    public ACluster NoEvents() => this.With(() => gaps.Add(new Gap("events", pod.Namespace, "forbidden")));

    /// <summary>The facts are from a dump.</summary>
    public ACluster Saved() => this.With(() => source = "files");

    /// <summary>An image stream or a build in the pod's place.</summary>
    public ACluster OfKind(string kind) => this.With(() => pod = pod with { Kind = kind, Uid = "", Owner = $"{kind}/{pod.Name}" });

    public ACluster Gap(Gap gap) => this.With(() => gaps.Add(gap));

    /// <summary>It is Red Hat OpenShift on IBM Cloud.</summary>
    public ACluster OpenShift(Func<OpenShiftFacts, OpenShiftFacts>? facts = null) => this.With(() => (isOpenShift, openShift) = (true, facts?.Invoke(openShift) ?? openShift));

    /// <summary>A secret that is copied to the nodes.</summary>
    public ACluster NodeWide(ObjectKey key, string json, DateTimeOffset edited) => this.With(() =>
        secrets[key] = Fact<Secret>.Found(new Secret { Namespace = key.Namespace, Name = key.Name, Type = KubectlIcr.Cluster.Secret.DockerConfigJsonType, DockerConfigJson = Sensitive.Of(json), CreatedAt = edited }));

    public ACluster UnknownCluster() => this.With(() => clusterId = null);

    /// <summary>What the registry answers from here to each credential in its order, up to the first that gets in.</summary>
    public ACluster Registry(params RegistryAnswer[] inOrder) => this.With(() => answers = inOrder);

    /// <summary>The tags that the registry lists.</summary>
    public ACluster Tags(params string[] existing) => this.With(() => tags = existing);

    /// <summary>Other domains that have the image.</summary>
    public ACluster Elsewhere(params string[] hosts) => this.With(() => elsewhere = hosts);

    /// <summary>What IAM says of each API key.</summary>
    public ACluster Key(KeyFacts facts, RegistryAccount? account = null) => this.With(() => key = (facts, account));

    public ACluster InAccount(string id) => this.With(() => accountId = id);

    /// <summary>What a node answered just now to a trial pod.</summary>
    public ACluster Trial(NodeTrial answer) => this.With(() => trial = answer);

    public ClusterFacts Facts()
    {
        Pod[] pods = [Complete(pod), .. siblings.Select(sibling => Complete(pod with { Name = sibling.Name, Uid = $"uid-{sibling.Name}", Owner = sibling.Owner ?? pod.Owner }))];
        return new ClusterFacts
        {
            Identity = new ClusterIdentity { Source = source, Id = clusterId, AccountId = accountId, IsOpenShift = isOpenShift },
            TakenAt = DateTimeOffset.UnixEpoch,
            Pods = pods,
            Secrets = secrets,
            ServiceAccounts = accounts,
            Nodes = nodes,
            OpenShift = openShift,
            Events = events,
            OtherPods = others,
            Gaps = gaps,
        };
    }

    /// <summary>The one finding of a rule.</summary>
    public Finding The(string id) => Assert.Single(Found(id));

    /// <summary>The reasons why a rule was skipped.</summary>
    public IEnumerable<string> SkippedFor(string id) => Diagnose().Skipped.Where(skip => skip.Rule == id).Select(skip => skip.Reason);

    /// <summary>What all rules together find.</summary>
    public Diagnosis Diagnose() => Diagnosis.Of([.. Pulls.Join(Facts()).Select(Asked)], Facts());

    /// <summary>The one pull, judged.</summary>
    public Pull Pull() => Asked(Assert.Single(Pulls.Join(Facts())));

    /// <summary>The findings of one rule, among those of all.</summary>
    public IReadOnlyList<Finding> Found(string id) => [.. Diagnose().Findings.Where(finding => finding.Id == id)];

    /// <summary>The ids of the errors, in order.</summary>
    public IEnumerable<string> Errors() => Diagnose().Findings.Where(finding => finding.Severity == Severity.Error).Select(finding => finding.Id);

    private Pull Asked(Pull pull)
    {
        pull = trial is null ? pull : pull.Tried(trial);
        var tries = (pull.Keyring?.Tries ?? []).DefaultIfEmpty();
        var check = answers.Length == 0 ? null : new RegistryCheck { Answers = [.. tries.Zip(answers, (sent, answer) => new PullAnswer(sent, answer))], Tags = tags, Elsewhere = elsewhere };
        var keys = key is { } one ? (pull.Keyring?.Tries ?? []).Select(sent => new PullKey(sent, one.Facts, one.Account)) : [];
        return FailureReconciler.Of(pull with { RegistryCheck = check, Keys = [.. keys] }, Facts());
    }

    private ACluster Account(ServiceAccount account) => this.With(() => accounts[account.Key] = Fact<ServiceAccount>.Found(account));

    private Pod Complete(Pod bare) => bare with
    {
        Containers = beside is null ? [Container(bare, "main", image)] : [Container(bare, "main", image), Container(bare, "side", beside)],
    };

    private Container Container(Pod of, string name, string reference) => new()
    {
        Name = name,
        Image = reference,
        List = list,
        PullPolicy = policy,
        State = of.IsTemplate ? null : reason is null ? new ContainerState("running", null, null) : new ContainerState("waiting", reason, message?.Replace("X", reference)),
    };

    private ACluster With(Action change)
    {
        change();
        return this;
    }

    private static string Base64(string text) => Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(text));
}
