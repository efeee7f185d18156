using System.Text.Json.Nodes;
using KubectlIcr.Cluster;

namespace KubectlIcr.Plans;

/// <summary>
/// The pod that lets a node pull an image and runs nothing of it. It has no rights: no token, no capability, no root; the Pod Security Standard
/// <c>restricted</c> allows it.
/// </summary>
internal static class TrialPod
{
    /// <summary>Marks every trial pod; the value is the run that created it.</summary>
    public const string Label = "kubectl-icr.io/trial";

    public const string ManagedBy = "app.kubernetes.io/managed-by";

    public const string Selector = $"{ManagedBy}=kubectl-icr,{Label}";

    /// <summary>No image can have it: the runtime mounts its own <c>/dev</c>, and <c>/dev/null</c> is not a folder there. The container can't start, and the pull comes before.</summary>
    public const string Command = "/dev/null/kubectl-icr-runs-nothing";

    /// <summary>Any that is not root.</summary>
    private const int Nobody = 65534;

    private static readonly string[] NoSidecars = ["sidecar.istio.io/inject=false", "linkerd.io/inject=disabled", "consul.hashicorp.com/connect-inject=false"];

    /// <param name="withUser">OpenShift assigns each namespace its own users, and allows no other.</param>
    /// <param name="limit">When the kubelet ends it, even if we no longer run.</param>
    public static JsonObject Of(Trial trial, string name, string run, TimeSpan limit, bool withUser)
    {
        var pod = new ObjectRef(ResourceType.Pod, trial.Namespace, name).ToJson();
        pod["metadata"]!["labels"] = Map($"{ManagedBy}=kubectl-icr", $"{Label}={run}", NoSidecars[0]);
        pod["metadata"]!["annotations"] = Map(NoSidecars);
        pod["spec"] = Spec(trial, limit, withUser);
        return pod;
    }

    /// <summary>One of ours, whoever else uses our label.</summary>
    public static bool Is(JsonObject pod) => pod["spec"]?["containers"] is JsonArray { Count: 1 } containers && containers[0]?["command"] is JsonArray { Count: 1 } command && StoredMeta.Text(command[0]) == Command;

    private static JsonObject Spec(Trial trial, TimeSpan limit, bool withUser)
    {
        var spec = new JsonObject
        {
            ["activeDeadlineSeconds"] = (int)limit.TotalSeconds,
            ["automountServiceAccountToken"] = false,
            ["containers"] = new JsonArray(Container(trial)),
            ["enableServiceLinks"] = false,
            ["restartPolicy"] = "Never",
            ["securityContext"] = SecurityContext(withUser),
            ["serviceAccountName"] = trial.ServiceAccount,
            ["terminationGracePeriodSeconds"] = 0,
        };
        if (trial.Secrets is { } secrets)
            spec["imagePullSecrets"] = new JsonArray([.. secrets.Select(secret => new JsonObject { ["name"] = secret })]);
        foreach (var field in trial.Node is null ? ["tolerations", "nodeSelector"] : new[] { "tolerations" })
        {
            if (trial.Like?[field] is { } like)
                spec[field] = like.DeepClone();
        }
        if ((trial.Node is { } node ? On(node) : trial.Like?["affinity"]?["nodeAffinity"]?.DeepClone()) is { } affinity)
            spec["affinity"] = new JsonObject { ["nodeAffinity"] = affinity };
        return spec;
    }

    private static JsonObject Container(Trial trial) => new()
    {
        ["command"] = new JsonArray(Command),
        ["image"] = trial.Image,
        ["imagePullPolicy"] = "Always",
        ["name"] = "trial",
        ["resources"] = new JsonObject { ["limits"] = Map("cpu=50m", "memory=32Mi"), ["requests"] = Map("cpu=1m", "memory=4Mi") },
        ["securityContext"] = new JsonObject
        {
            ["allowPrivilegeEscalation"] = false,
            ["capabilities"] = new JsonObject { ["drop"] = new JsonArray("ALL") },
            ["privileged"] = false,
            ["readOnlyRootFilesystem"] = true,
            ["runAsNonRoot"] = true,
        },
    };

    private static JsonObject SecurityContext(bool withUser)
    {
        var context = new JsonObject { ["runAsNonRoot"] = true };
        if (withUser)
            context["runAsUser"] = Nobody;
        context["seccompProfile"] = new JsonObject { ["type"] = "RuntimeDefault" };
        return context;
    }

    /// <summary>By affinity, not by <c>nodeName</c>: the scheduler's rules hold.</summary>
    private static JsonObject On(string node) => new()
    {
        ["requiredDuringSchedulingIgnoredDuringExecution"] = new JsonObject
        {
            ["nodeSelectorTerms"] = new JsonArray(new JsonObject
            {
                ["matchFields"] = new JsonArray(new JsonObject { ["key"] = "metadata.name", ["operator"] = "In", ["values"] = new JsonArray(node) }),
            }),
        },
    };

    private static JsonObject Map(params string[] pairs) => new(pairs.Select(pair => pair.Split('=')).Select(pair => KeyValuePair.Create(pair[0], (JsonNode?)pair[1])));
}
