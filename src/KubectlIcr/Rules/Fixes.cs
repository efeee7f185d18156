using KubectlIcr.Cluster;
using KubectlIcr.Kubelet;
using KubectlIcr.Report;

namespace KubectlIcr.Rules;

/// <summary>The commands that several rules offer: exact, quoted for a shell, and run as they stand.</summary>
internal static class Fixes
{
    /// <summary>Makes a new pod with the current spec and service account, the way its owner does it.</summary>
    public static Fix Recreate(Pod pod, string why)
    {
        var @namespace = Shell.Quote(pod.Namespace);
        var (kind, name) = Owner(pod);
        return new Fix(kind switch
        {
            "deployment" or "statefulset" or "daemonset" => $"kubectl rollout restart {kind}/{Shell.Quote(name)} -n {@namespace}",
            "pod" => $"kubectl get pod {Shell.Quote(name)} -n {@namespace} -o yaml | kubectl replace --force -f -",
            _ => $"kubectl delete pod {Shell.Quote(pod.Name)} -n {@namespace}",
        }, why);
    }

    /// <summary>Recreates the pod where there is one; a template needs nothing, since its next pod is made fresh.</summary>
    public static Fix? RecreateIfRunning(Pod pod, string why) => pod.IsTemplate ? null : Recreate(pod, why);

    /// <summary>Copies a pull secret as it is: type and payload, nothing else of the object.</summary>
    public static Fix CopySecret(Secret secret, string @namespace, string why)
    {
        var (type, key) = secret.Type == Secret.DockerCfgType ? (secret.Type, ".dockercfg") : (secret.Type, ".dockerconfigjson");
        var payload = $"kubectl get secret {Shell.Quote(secret.Name)} -n {Shell.Quote(secret.Namespace)} -o jsonpath='{{.data.\\{key}}}' | base64 -d";
        return new Fix($"{payload} | kubectl create secret generic {Shell.Quote(secret.Name)} -n {Shell.Quote(@namespace)} --type={type} --from-file={key}=/dev/stdin", why);
    }

    /// <summary>Adds a secret to a service account without losing what is there: IBM's documented merge patch replaces the list.</summary>
    public static Fix BindServiceAccount(ServiceAccount account, string secret, string why)
    {
        var target = $"kubectl patch serviceaccount {Shell.Quote(account.Name)} -n {Shell.Quote(account.Namespace)}";
        return new Fix(account.ImagePullSecrets.Count == 0
            ? $"{target} -p '{{\"imagePullSecrets\":[{{\"name\":\"{secret}\"}}]}}'"
            : $"{target} --type=json -p '[{{\"op\":\"add\",\"path\":\"/imagePullSecrets/-\",\"value\":{{\"name\":\"{secret}\"}}}}]'", why);
    }

    /// <summary>A new pull secret from a key that only the user has.</summary>
    public static Fix CreateSecret(string name, string @namespace, string host, string why) => new(
        $"kubectl create secret docker-registry {Shell.Quote(name)} -n {Shell.Quote(@namespace)} --docker-server={Shell.Quote(host)} "
        + $"--docker-username={(host == "cp.icr.io" ? "cp" : "iamapikey")} --docker-password={(host == "cp.icr.io" ? "ENTITLEMENT_KEY" : "API_KEY")}", why);

    /// <summary>Puts a new payload into an existing pull secret; the kubelet reads it at its next try.</summary>
    public static Fix ReplaceSecret(string name, string @namespace, string host, string why) =>
        CreateSecret(name, @namespace, host, why) is var create ? create with { Run = $"{create.Run} --dry-run=client -o yaml | kubectl replace -f -" } : create;

    /// <summary>IBM's own way to a fresh <c>all-icr-io</c> in namespace <c>default</c>. Resets the service ID's policies, so the why says so.</summary>
    public static Fix PullSecretApply(ClusterIdentity cluster, string why) =>
        new($"ibmcloud {(cluster.IsOpenShift ? "oc" : "ks")} cluster pull-secret apply --cluster {(cluster.Id is { } id ? Shell.Quote(id) : "CLUSTER")}", why);

    /// <summary>Where the image is written down: the owner's template, or the pod.</summary>
    public static Fix SetImage(Pull pull, string image, string why)
    {
        var (kind, name) = Owner(pull.Pod);
        return new Fix($"kubectl set image {kind}/{Shell.Quote(name)} -n {Shell.Quote(pull.Namespace)} {Shell.Quote($"{pull.Container.Name}={image}")}", why);
    }

    private static (string Kind, string Name) Owner(Pod pod)
    {
        if (pod.IsTemplate)
            return (pod.Kind.ToLowerInvariant(), pod.Name);
        var parts = (pod.Owner ?? $"Pod/{pod.Name}").Split('/', 2);
        return (parts[0].ToLowerInvariant(), parts[1]);
    }
}
