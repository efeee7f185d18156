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
            "deployment" or "statefulset" or "daemonset" => $"kubectl rollout restart {Shell.Quote($"{kind}/{name}")} -n {@namespace}",
            "pod" => $"kubectl get pod {Shell.Quote(name)} -n {@namespace} -o yaml | kubectl replace --force -f -",
            _ => $"kubectl delete pod {Shell.Quote(pod.Name)} -n {@namespace}",
        }, why);
    }

    /// <summary>Recreates the pod where there is one; a template needs nothing, since its next pod is made fresh.</summary>
    public static Fix? RecreateIfRunning(Pod pod, string why) => pod.IsTemplate ? null : Recreate(pod, why);

    /// <summary>Changes the pod spec where it is written: the owner's template, which rolls out by itself, or a bare pod, which is made anew.</summary>
    public static Fix PatchPodSpec(Pod pod, string spec, string why)
    {
        var (kind, name) = Owner(pod);
        var @namespace = Shell.Quote(pod.Namespace);
        return new Fix(kind switch
        {
            "pod" => $"kubectl get pod {Shell.Quote(name)} -n {@namespace} -o yaml | kubectl patch --local -f - -p {Shell.Quote($"{{\"spec\":{spec}}}")} -o yaml | kubectl replace --force -f -",
            "cronjob" => $"kubectl patch cronjob/{Shell.Quote(name)} -n {@namespace} -p {Shell.Quote($"{{\"spec\":{{\"jobTemplate\":{{\"spec\":{{\"template\":{{\"spec\":{spec}}}}}}}}}}}")}",
            _ => $"kubectl patch {Shell.Quote($"{kind}/{name}")} -n {@namespace} -p {Shell.Quote($"{{\"spec\":{{\"template\":{{\"spec\":{spec}}}}}}}")}",
        }, why);
    }

    /// <summary>Lets the pod use a secret of its namespace: through its service account where it names none itself, else beside its own.</summary>
    public static IEnumerable<Fix> UseSecret(Pull pull, string secret)
    {
        if (pull.Pod.ImagePullSecrets.Count > 0 && !pull.InheritsSecrets())
            return [PatchPodSpec(pull.Pod, $"{{\"imagePullSecrets\":[{{{Json.Member("name", secret)}}}]}}", "adds the secret to the ones the pod names")];
        var account = pull.ServiceAccount.Value ?? new ServiceAccount(pull.Namespace, pull.Pod.ServiceAccountName, []);
        return new Fix?[]
        {
            BindServiceAccount(account, secret, "new pods of the service account get the secret"),
            RecreateIfRunning(pull.Pod, "a service account's secrets reach a pod only when it is created"),
        }.OfType<Fix>();
    }

    /// <summary>Copies a pull secret under a name: type and payload, nothing else of the object.</summary>
    public static Fix CopySecret(Secret secret, string name, string @namespace, string why)
    {
        var (type, key) = secret.Type == Secret.DockerCfgType ? (secret.Type, ".dockercfg") : (secret.Type, ".dockerconfigjson");
        var payload = $"kubectl get secret {Shell.Quote(secret.Name)} -n {Shell.Quote(secret.Namespace)} -o jsonpath='{{.data.\\{key}}}' | base64 -d";
        return new Fix($"{payload} | kubectl create secret generic {Shell.Quote(name)} -n {Shell.Quote(@namespace)} --type={type} --from-file={key}=/dev/stdin", why);
    }

    /// <summary>Adds a secret to a service account without losing what is there: IBM's documented merge patch replaces the list.</summary>
    public static Fix BindServiceAccount(ServiceAccount account, string secret, string why)
    {
        var reference = $"{{{Json.Member("name", secret)}}}";
        var patch = account.ImagePullSecrets.Count == 0
            ? $"-p {Shell.Quote($"{{\"imagePullSecrets\":[{reference}]}}")}"
            : $"--type=json -p {Shell.Quote($"[{{\"op\":\"add\",\"path\":\"/imagePullSecrets/-\",\"value\":{reference}}}]")}";
        return new Fix($"kubectl patch serviceaccount {Shell.Quote(account.Name)} -n {Shell.Quote(account.Namespace)} {patch}", why);
    }

    /// <summary>A new pull secret from a key that only the user has.</summary>
    public static Fix CreateSecret(string name, string @namespace, string host, string why) => new(
        $"kubectl create secret docker-registry {Shell.Quote(name)} -n {Shell.Quote(@namespace)} --docker-server={Shell.Quote(host)} "
        + $"--docker-username={(host == "cp.icr.io" ? "cp" : "iamapikey")} --docker-password={(host == "cp.icr.io" ? "ENTITLEMENT_KEY" : "API_KEY")}", why);

    /// <summary>Puts a new payload into an existing pull secret; the kubelet reads it at its next try.</summary>
    public static Fix ReplaceSecret(string name, string @namespace, string host, string why) =>
        CreateSecret(name, @namespace, host, why) is var create ? create with { Run = $"{create.Run} --dry-run=client -o yaml | kubectl replace -f -" } : create;

    /// <summary>The payload of one secret into another that exists; the kubelet reads it at its next try.</summary>
    public static Fix OverwriteSecret(Secret from, Secret target, string why) =>
        CopySecret(from, target.Name, target.Namespace, why) is var copy ? copy with { Run = $"{copy.Run} --dry-run=client -o yaml | kubectl replace -f -" } : copy;

    /// <summary>The secret again with another type, which can't be changed in place.</summary>
    public static Fix RemakeSecret(Secret secret, string why) =>
        CopySecret(secret, secret.Name, secret.Namespace, why) is var copy ? copy with { Run = $"{copy.Run} --dry-run=client -o yaml | kubectl replace --force -f -" } : copy;

    /// <summary>IBM's own way to a fresh <c>all-icr-io</c> in namespace <c>default</c>. Resets the service ID's policies, so the why says so.</summary>
    public static Fix PullSecretApply(ClusterIdentity cluster, string why) =>
        new($"ibmcloud {(cluster.IsOpenShift ? "oc" : "ks")} cluster pull-secret apply --cluster {(cluster.Id is { } id ? Shell.Quote(id) : "CLUSTER")}", why);

    /// <summary>Where the image is written down: the owner's template, or the pod.</summary>
    public static Fix SetImage(Pull pull, string image, string why)
    {
        var (kind, name) = Owner(pull.Pod);
        return new Fix($"kubectl set image {Shell.Quote($"{kind}/{name}")} -n {Shell.Quote(pull.Namespace)} {Shell.Quote($"{pull.Container.Name}={image}")}", why);
    }

    private static (string Kind, string Name) Owner(Pod pod)
    {
        if (pod.IsTemplate)
            return (pod.Kind.ToLowerInvariant(), pod.Name);
        var parts = (pod.Owner ?? $"Pod/{pod.Name}").Split('/', 2);
        return (parts[0].ToLowerInvariant(), parts[1]);
    }
}
