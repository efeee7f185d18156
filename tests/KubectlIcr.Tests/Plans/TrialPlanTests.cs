using System.Text.Json.Nodes;
using KubectlIcr.Kubelet;
using KubectlIcr.Plans;
using KubectlIcr.Tests.Rules;

namespace KubectlIcr.Tests.Plans;

/// <summary>Which trials a check comes to, and that their pods may run anywhere and can run nothing.</summary>
public sealed class TrialPlanTests
{
    private static readonly Pull Web = APull.Failing(PullCause.ConnectTimeout, "i/o timeout");

    [Fact]
    public void Pulls_that_are_alike_are_one_trial()
    {
        var trials = TrialPlan.Of([Web, Web with { Pod = Web.Pod with { Name = "web-2" } }, Web with { Pod = Web.Pod with { NodeName = "worker-2" } }]);

        Assert.Equal([("worker-1", 2), ("worker-2", 1)], trials.Select(trial => (trial.Node!, trial.Pulls.Count)));
    }

    [Fact]
    public void A_pod_has_its_own_secrets_or_none_and_a_template_what_admission_gives()
    {
        Assert.Equal([TrialPlan.NoSecret], Assert.Single(TrialPlan.Of([Web])).Secrets!);
        Assert.Equal(["a", "b"], Assert.Single(TrialPlan.Of([Web with { Pod = Web.Pod with { ImagePullSecrets = ["a", "b"] } }])).Secrets!);
        Assert.Null(Assert.Single(TrialPlan.Of([Web with { Pod = Web.Pod with { IsTemplate = true } }])).Secrets);
        Assert.Equal(["mine"], Assert.Single(TrialPlan.Of([Web], secret: "mine")).Secrets!);
    }

    [Fact]
    public void Only_the_pod_s_own_node_and_secrets_tell_of_the_pod()
    {
        Assert.True(Assert.Single(TrialPlan.Of([Web])).IsOf(Web));
        Assert.True(Assert.Single(TrialPlan.Of([Web], node: "worker-1")).IsOf(Web));
        Assert.False(Assert.Single(TrialPlan.Of([Web], node: "worker-2")).IsOf(Web));
        Assert.False(Assert.Single(TrialPlan.Of([Web], secret: "mine")).IsOf(Web));
    }

    [Fact]
    public void What_fails_is_worth_a_trial_and_else_what_was_named()
    {
        var runs = Web with { Failure = null, FailureSource = null };
        var sandbox = Web with { Use = ImageUse.SandboxOf("pause") };

        Assert.Equal([Web], TrialPlan.Worth([Web, runs, sandbox], named: true, all: false));
        Assert.Equal([Web, runs], TrialPlan.Worth([Web, runs, sandbox], named: true, all: true));
        Assert.Equal([runs], TrialPlan.Worth([runs, sandbox], named: true, all: false));
        Assert.Empty(TrialPlan.Worth([runs], named: false, all: false));
        Assert.Empty(TrialPlan.Worth([Web with { Image = null }], named: true, all: true));
    }

    /// <summary>https://kubernetes.io/docs/concepts/security/pod-security-standards/: the rules of <c>restricted</c>, which has those of <c>baseline</c> in it.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Its_pod_is_allowed_by_the_restricted_standard(bool withUser)
    {
        var pod = Pod(withUser);
        var (spec, container) = (pod["spec"]!.AsObject(), Assert.Single(pod["spec"]!["containers"]!.AsArray())!.AsObject());

        foreach (var field in (string[])["hostNetwork", "hostPID", "hostIPC", "volumes", "initContainers", "ephemeralContainers", "nodeName", "priorityClassName"]) Assert.False(spec.ContainsKey(field), field);
        foreach (var field in (string[])["ports", "volumeMounts", "env", "envFrom", "lifecycle", "livenessProbe", "args"]) Assert.False(container.ContainsKey(field), field);
        Assert.Equal(["runAsNonRoot", .. withUser ? ["runAsUser"] : Array.Empty<string>(), "seccompProfile"], spec["securityContext"]!.AsObject().Select(pair => pair.Key));
        Assert.True((bool)spec["securityContext"]!["runAsNonRoot"]!);
        Assert.NotEqual(0, (int?)spec["securityContext"]!["runAsUser"]);
        Assert.Equal("RuntimeDefault", (string?)spec["securityContext"]!["seccompProfile"]!["type"]);
        Assert.Equal("""{"allowPrivilegeEscalation":false,"capabilities":{"drop":["ALL"]},"privileged":false,"readOnlyRootFilesystem":true,"runAsNonRoot":true}""", container["securityContext"]!.ToJsonString());
        Assert.DoesNotContain(pod["metadata"]!["annotations"]!.AsObject(), pair => pair.Key.Contains("apparmor", StringComparison.Ordinal));
    }

    [Fact]
    public void Its_pod_has_no_token_ends_by_itself_and_is_ours()
    {
        var pod = Pod(withUser: true);
        var spec = pod["spec"]!;

        Assert.Equal((false, false, "Never", 360, 0), ((bool)spec["automountServiceAccountToken"]!, (bool)spec["enableServiceLinks"]!, (string?)spec["restartPolicy"], (int)spec["activeDeadlineSeconds"]!, (int)spec["terminationGracePeriodSeconds"]!));
        Assert.Equal("Always", (string?)spec["containers"]![0]!["imagePullPolicy"]);
        Assert.Equal("""{"app.kubernetes.io/managed-by":"kubectl-icr","kubectl-icr.io/trial":"run","sidecar.istio.io/inject":"false"}""", pod["metadata"]!["labels"]!.ToJsonString());
        Assert.True(TrialPod.Is(pod));
        spec["containers"]![0]!["command"] = new JsonArray("sh");
        Assert.False(TrialPod.Is(pod));
    }

    [Fact]
    public void Its_pod_shares_the_tolerations_and_is_bound_to_the_node_by_affinity()
    {
        var like = JsonNode.Parse("""{"tolerations":[{"key":"a"}],"nodeSelector":{"zone":"b"},"affinity":{"nodeAffinity":{"c":{}},"podAffinity":{"d":{}}}}""")!.AsObject();

        var bound = TrialPod.Of(Trial with { Like = like }, "n", "run", TimeSpan.FromMinutes(6), withUser: true)["spec"]!;
        var free = TrialPod.Of(Trial with { Like = like, Node = null }, "n", "run", TimeSpan.FromMinutes(6), withUser: true)["spec"]!;

        Assert.Equal("""[{"key":"a"}]""", bound["tolerations"]!.ToJsonString());
        Assert.Null(bound["nodeSelector"]);
        Assert.Equal(
            """{"nodeAffinity":{"requiredDuringSchedulingIgnoredDuringExecution":{"nodeSelectorTerms":[{"matchFields":[{"key":"metadata.name","operator":"In","values":["worker-1"]}]}]}}}""",
            bound["affinity"]!.ToJsonString());
        Assert.Equal("""{"zone":"b"}""", free["nodeSelector"]!.ToJsonString());
        Assert.Equal("""{"nodeAffinity":{"c":{}}}""", free["affinity"]!.ToJsonString());
    }

    private static Trial Trial => Assert.Single(TrialPlan.Of([Web]));

    private static JsonObject Pod(bool withUser) => TrialPod.Of(Trial, "kubectl-icr-trial-run-1", "run", TimeSpan.FromMinutes(6), withUser);
}
