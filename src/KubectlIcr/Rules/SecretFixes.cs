using KubectlIcr.Cluster;
using KubectlIcr.Registry;
using KubectlIcr.Report;

namespace KubectlIcr.Rules;

/// <summary>Commands that make, copy and bind pull secrets.</summary>
internal static class SecretFixes
{
    /// <summary>Copies a pull secret under a name: type and payload, nothing else of the object.</summary>
    public static Fix Copy(Secret secret, string name, string @namespace, string why)
    {
        var (type, key) = secret.Type == Secret.DockerCfgType ? (secret.Type, ".dockercfg") : (secret.Type, ".dockerconfigjson");
        var payload = $"kubectl get {Shell.Quote($"secret/{secret.Name}")} -n {Shell.Quote(secret.Namespace)} -o jsonpath='{{.data.\\{key}}}' | base64 -d";
        return new Fix($"{payload} | kubectl create secret generic {Shell.Quote(name)} -n {Shell.Quote(@namespace)} --type={type} --from-file={key}=/dev/stdin", why);
    }

    /// <summary>The payload of one secret into another that exists; the kubelet reads it at its next try.</summary>
    public static Fix Overwrite(Secret from, Secret target, string why) => Replacing(Copy(from, target.Name, target.Namespace, why), sameType: from.Type == target.Type);

    /// <summary>The secret again with another type, which can't be changed in place.</summary>
    public static Fix Remake(Secret secret, string why) => Replacing(Copy(secret, secret.Name, secret.Namespace, why), sameType: false);

    /// <summary>A new pull secret from a key that only the user has.</summary>
    public static Fix Create(string name, string @namespace, string host, string why)
    {
        var server = host == "docker.io" ? "https://index.docker.io/v1/" : host;
        var (user, password) = !IcrDomain.TryGet(host, out var domain) ? ("USER", "PASSWORD")
            : domain.Endpoint == IcrEndpoint.Entitled ? ("cp", "ENTITLEMENT_KEY")
            : ("iamapikey", "API_KEY");
        var login = $"--docker-server={Shell.Quote(server)} --docker-username={user} --docker-password={password}";
        return new Fix($"kubectl create secret docker-registry {Shell.Quote(name)} -n {Shell.Quote(@namespace)} {login}", why);
    }

    /// <summary>Puts a payload of one entry into an existing pull secret; the kubelet reads it at its next try.</summary>
    public static Fix Replace(Secret target, string host, string why) =>
        Replacing(Create(target.Name, target.Namespace, host, why), sameType: target.Type == Secret.DockerConfigJsonType);

    /// <summary>Adds a secret to a service account without losing what is there: IBM's documented merge patch replaces the list.</summary>
    public static Fix BindServiceAccount(ServiceAccount account, string secret, string why)
    {
        var reference = $"{{{Json.Member("name", secret)}}}";
        var patch = account.ImagePullSecrets.Count == 0
            ? $"-p {Shell.Quote($"{{\"imagePullSecrets\":[{reference}]}}")}"
            : $"--type=json -p {Shell.Quote($"[{{\"op\":\"add\",\"path\":\"/imagePullSecrets/-\",\"value\":{reference}}}]")}";
        return new Fix($"kubectl patch {Shell.Quote($"serviceaccount/{account.Name}")} -n {Shell.Quote(account.Namespace)} {patch}", why);
    }

    /// <summary>IBM's own way to a fresh <c>all-icr-io</c> in namespace <c>default</c>. Resets the service ID's policies, so the why says so.</summary>
    public static Fix PullSecretApply(ClusterIdentity cluster, string why) =>
        new(
            $"ibmcloud {(cluster.IsOpenShift ? "oc" : "ks")} cluster pull-secret apply --cluster {(cluster.Id is { } id ? Shell.Quote(id) : "CLUSTER")}",
            $"{why}; resets policies that were changed by hand");

    /// <summary>A secret's type can't be changed in place: then it is deleted and made anew.</summary>
    private static Fix Replacing(Fix create, bool sameType) => create with { Run = $"{create.Run} --dry-run=client -o yaml | kubectl replace {(sameType ? "" : "--force ")}-f -" };
}
