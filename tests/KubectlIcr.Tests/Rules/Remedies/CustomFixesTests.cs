using KubectlIcr.Cluster;
using KubectlIcr.Kubelet;
using KubectlIcr.Rules;

namespace KubectlIcr.Tests.Rules;

public class CustomFixesTests
{
    private const string Hostile = "x'; rm -rf /";

    [Fact]
    public void In_the_cluster_the_object_is_patched_at_the_place() => Assert.Equal(
        """kubectl patch rollout.argoproj.io/web -n team-a --type json -p '[{"op":"replace","path":"/spec/template/spec/containers/0/image","value":"us.icr.io/a/b:2"}]'""",
        ImageFixes.Set(Pull(), "us.icr.io/a/b:2", "").Run);

    [Fact]
    public void Secrets_are_named_beside_those_that_are_there() => Assert.Equal(
        """kubectl patch rollout.argoproj.io/web -n team-a --type json -p '[{"op":"add","path":"/spec/template/spec/imagePullSecrets","value":[{"name":"own"},{"name":"key"}]}]'""",
        PodSecretFixes.List(Pull(secrets: ["own"]).Pod, ["key", "own"], "").Run);

    [Fact]
    public void Of_a_manifest_only_the_document_is_patched() => Assert.Equal(
        """sed -n '12,/^---/p' 'my app.yaml' | kubectl patch --local -f - --type json -p '[{"op":"replace","path":"/spec/template/spec/containers/0/image","value":"i"}]' -o yaml""",
        ImageFixes.Set(Pull(new ObjectPlace("my app.yaml", 12)), "i", "").Run);

    [Fact]
    public void What_no_command_can_change_is_shown()
    {
        var inList = ImageFixes.Set(Pull(new ObjectPlace("a.yaml", 3) { List = 1 }), "i", "it exists");
        Assert.Equal(("sed -n '3,/^---/p' a.yaml", "it exists: at /spec/template/spec in the document that this prints, set the image of container main to i"), (inList.Run, inList.Why));

        var other = PodSpecFixes.Patch(Pull().Pod, """{"nodeSelector":{"a":"b"}}""", "it fits");
        Assert.Equal(("kubectl edit rollout.argoproj.io/web -n team-a", """it fits: at /spec/template/spec, set {"nodeSelector":{"a":"b"}}"""), (other.Run, other.Why));
    }

    [Fact]
    public void Steps_get_their_secrets_elsewhere() => Assert.StartsWith("kubectl edit ", PodSecretFixes.List(Pull(list: "steps").Pod, ["key"], "").Run, StringComparison.Ordinal);

    [Fact]
    public void Kubernetes_own_group_has_no_name() =>
        Assert.StartsWith("kubectl patch podtemplate/web ", ImageFixes.Set(Of(Pull().Pod with { Kind = "PodTemplate", Custom = new("", "/template/spec") }), "i", "").Run, StringComparison.Ordinal);

    [Fact]
    public void Every_command_is_good_shell_whatever_the_names()
    {
        var pod = Pull().Pod with { Kind = Hostile, Name = Hostile, Namespace = Hostile, Custom = new(Hostile, $"/{Hostile}") };
        var pods = new[] { pod, pod with { Manifest = new(Hostile, 1) }, pod with { Manifest = new(Hostile, 1) { List = 1 } } };
        string[] runs = [.. pods.SelectMany(one => new[] { ImageFixes.Set(Of(one), Hostile, "").Run, PodSecretFixes.List(one, [Hostile], "").Run })];

        Assert.Equal("", FixesTests.Complaints(runs));
        Assert.All(runs, run => Assert.DoesNotContain("x'; rm", run, StringComparison.Ordinal));
    }

    private static Pull Pull(ObjectPlace? manifest = null, string[]? secrets = null, string list = "containers") => Of(new Pod
    {
        Kind = "Rollout",
        Namespace = "team-a",
        Name = "web",
        IsTemplate = true,
        Owner = "Rollout/web",
        Custom = new("argoproj.io", "/spec/template/spec"),
        Manifest = manifest,
        ImagePullSecrets = secrets ?? [],
        Containers = [new Container { Name = "main", Image = "us.icr.io/a/b:1", List = list, Pointer = $"/spec/template/spec/{list}/0" }],
    });

    private static Pull Of(Pod pod) => new()
    {
        Pod = pod,
        Use = ImageUse.Of(pod.Containers[0]),
        Secrets = [],
        SecretsFromServiceAccount = false,
        ServiceAccount = Fact<ServiceAccount>.Absent(),
    };
}
