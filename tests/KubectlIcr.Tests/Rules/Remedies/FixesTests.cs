using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;
using KubectlIcr.Cluster;
using KubectlIcr.Kubelet;
using KubectlIcr.Rules;

namespace KubectlIcr.Tests.Rules;

public partial class FixesTests
{
    private const string Spec = """{"imagePullSecrets":[{"name":"s"}]}""";
    private const string Template = """{"spec":{"template":{"spec":{"imagePullSecrets":[{"name":"s"}]}}}}""";
    private const string Hostile = "x'; rm -rf /";

    private static readonly string[] All =
        ["Pod", "Deployment", "StatefulSet", "DaemonSet", "ReplicaSet", "ReplicationController", "Job", "CronJob", "DeploymentConfig", "Cluster", "Node"];

    public static TheoryData<string> Kinds => [.. All];

    [Theory]
    [InlineData("Deployment", $"kubectl patch deployment/web -n team-a -p '{Template}'")]
    [InlineData("DaemonSet", $"kubectl patch daemonset/web -n team-a -p '{Template}'")]
    [InlineData("DeploymentConfig", $"kubectl patch deploymentconfig/web -n team-a -p '{Template}'")]
    [InlineData("StatefulSet", $"kubectl patch statefulset/web -n team-a -p '{Template}' && kubectl delete pod/web-1 -n team-a")]
    [InlineData("ReplicaSet", $"kubectl patch replicaset/web -n team-a -p '{Template}' && kubectl delete pod/web-1 -n team-a")]
    [InlineData("Cluster", "kubectl edit cluster/web -n team-a")]
    [InlineData("Node", "kubectl debug node/web -it --image=us.icr.io/armada-master/network-alpine:latest --profile=general -- ls /host/etc/kubernetes/manifests")]
    public void Patches_the_pod_spec_where_it_is_written(string kind, string run) => Assert.Equal(run, PodSpecFixes.Patch(Owned(kind), Spec, "").Run);

    [Fact]
    public void A_template_has_no_pod_to_drop() => Assert.DoesNotContain("&&", PodSpecFixes.Patch(Owned("StatefulSet") with { IsTemplate = true }, Spec, "").Run, StringComparison.Ordinal);

    [Fact]
    public void A_template_is_changed_at_its_owner() =>
        Assert.StartsWith("kubectl patch deployment/web ", PodSpecFixes.Patch(new Pod { Kind = "ReplicaSet", Namespace = "team-a", Name = "web-57", Owner = "Deployment/web", IsTemplate = true }, Spec, "").Run, StringComparison.Ordinal);

    [Fact]
    public void A_bare_pod_leaves_its_ephemeral_containers_behind() => Assert.Equal(
        """kubectl get pod/web-1 -n team-a -o yaml | kubectl patch --local -f - -p '{"spec":{"ephemeralContainers":null}}' -o yaml | kubectl replace --force -f -""",
        PodFixes.Recreate(new Pod { Namespace = "team-a", Name = "web-1", Containers = [new Container { Name = "debug", Image = "busybox", List = "ephemeralContainers" }] }, "").Run);

    [Fact]
    public void An_unread_service_account_is_not_patched() => Assert.Equal(
        [Commands.Name("s")], PodSecretFixes.Use(OfPod(Owned("Deployment")) with { ServiceAccount = Fact<ServiceAccount>.NotRead("forbidden") }, "s").Select(fix => fix.Run));

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_patch_is_JSON_that_keeps_the_names(string kind)
    {
        var pull = OfPod(new Pod { Namespace = Hostile, Name = Hostile, Owner = $"{kind}/{Hostile}", ImagePullSecrets = ["own"] });
        string[] runs = [PodSpecFixes.Patch(pull.Pod, Spec, "").Run, ImageFixes.Set(pull, "us.icr.io/a/b:1", "").Run, .. PodSecretFixes.Use(pull, "a\"'b").Select(fix => fix.Run)];

        foreach (var patch in runs.SelectMany(run => Patch().Matches(run).Select(match => match.Groups[1].Value.Replace(@"'\''", "'"))))
            Assert.NotEqual(JsonValueKind.Undefined, JsonDocument.Parse(patch).RootElement.ValueKind);
    }

    [Fact]
    public void Every_command_of_every_shape_is_good_shell_whatever_the_names()
    {
        var runs = new List<string>();
        foreach (var kind in All)
        {
            var pull = OfPod(new Pod { Namespace = Hostile, Name = Hostile, Owner = $"{kind}/{Hostile}", ServiceAccountName = Hostile });
            runs.Add(PodSpecFixes.Patch(pull.Pod, Spec, "").Run);
            runs.Add(PodFixes.Recreate(pull.Pod, "").Run);
            runs.Add(ImageFixes.Set(pull, Hostile, "").Run);
            runs.Add(ImageFixes.Set(pull with { Use = pull.Use with { List = "ephemeralContainers" } }, Hostile, "").Run);
            runs.AddRange(PodSecretFixes.Use(pull, Hostile).Select(fix => fix.Run));
        }
        var secret = new Secret { Namespace = Hostile, Name = Hostile, Type = Secret.DockerCfgType };
        runs.Add(SecretFixes.Copy(secret, Hostile, Hostile, "").Run);
        runs.Add(SecretFixes.Overwrite(secret, secret, "").Run);
        runs.Add(SecretFixes.Overwrite(secret, secret with { Type = Secret.DockerConfigJsonType }, "").Run);
        runs.Add(SecretFixes.Remake(secret, "").Run);
        runs.Add(SecretFixes.Replace(secret, Hostile, "").Run);
        runs.Add(SecretFixes.BindServiceAccount(Hostile, Hostile, Hostile, "").Run);
        runs.Add(SecretFixes.PullSecretApply(new ClusterIdentity { Source = "live", Id = Hostile }, "").Run);

        Assert.Equal("", Complaints(runs));
        Assert.All(runs, run => Assert.DoesNotContain("rm -rf", Quoted().Replace(run, ""), StringComparison.Ordinal));
    }

    /// <summary>What bash has to say of the syntax; empty when nothing.</summary>
    internal static string Complaints(IEnumerable<string> runs)
    {
        using var bash = Process.Start(new ProcessStartInfo("bash", "-n") { RedirectStandardInput = true, RedirectStandardError = true })!;
        foreach (var run in runs)
            bash.StandardInput.WriteLine(run);
        bash.StandardInput.Close();
        var complaints = bash.StandardError.ReadToEnd();
        bash.WaitForExit();
        return bash.ExitCode == 0 ? complaints : $"exit {bash.ExitCode}: {complaints}";
    }

    private static Pod Owned(string kind) => new() { Namespace = "team-a", Name = "web-1", Owner = $"{kind}/web" };

    private static Pull OfPod(Pod pod) => APull.Failing(PullCause.Unauthorized, "") with { Pod = pod };

    [GeneratedRegex(@"-p '((?:[^']|'\\'')*)'")]
    private static partial Regex Patch();

    [GeneratedRegex(@"'(?:[^']|'\\'')*'")]
    private static partial Regex Quoted();
}
