using KubectlIcr.Cluster;
using KubectlIcr.Kubelet;
using KubectlIcr.Registry;
using KubectlIcr.Report;

namespace KubectlIcr.Rules;

/// <summary>Commands that make, copy and bind pull secrets.</summary>
internal static class SecretFixes
{
    /// <summary>Copies a pull secret to a name that is free in the namespace.</summary>
    /// <param name="host">Only the entries for this registry are copied; null for all.</param>
    public static Fix Copy(Secret secret, string name, string @namespace, string why, string? host = null) =>
        Copy(new CopySecret(secret.Namespace, secret.Name, @namespace, name, Overwrite: false, host), why);

    /// <summary>The payload of one secret into another that exists; the kubelet reads it at its next try.</summary>
    /// <param name="host">Only the entries for this registry are copied; null for all.</param>
    public static Fix Overwrite(Secret from, Secret target, string why, string? host = null) => from.Type == target.Type
        ? Copy(new CopySecret(from.Namespace, from.Name, target.Namespace, target.Name, Overwrite: true, host), why)
        : Replacing(Payload(from, target with { Type = from.Type }, why));

    /// <summary>The secret again with another type, which can't be changed in place.</summary>
    public static Fix Remake(Secret secret, string why) => Replacing(Payload(secret, secret, why));

    /// <summary>The payload of a secret in one of another type, whose data has another name for it.</summary>
    public static Fix Refile(Secret stored, Secret refiled, string why) => Replacing(Payload(stored, refiled, why));

    /// <summary>The entry can be named in a command: its key is written as it is shown.</summary>
    public static bool CanTakeOut(DockerConfigEntry entry) => entry.Key == entry.RegistryKey.Shown && !entry.Key.AsSpan().ContainsAny('"', '\\');

    /// <summary>The secret without one of its entries.</summary>
    public static Fix TakeOut(Secret secret, DockerConfigEntry entry, string why)
    {
        var (get, place) = ($"kubectl get {Shell.Quote($"secret/{secret.Name}")} -n {Shell.Quote(secret.Namespace)} -o json", secret.Type == Secret.DockerCfgType ? "." : ".auths");
        return new Fix($"{get} | jq {Shell.Quote($".data[\"{Secret.KeyOf(secret.Type)}\"] |= (@base64d | fromjson | del({place}[\"{entry.Key}\"]) | tojson | @base64)")} | kubectl replace -f -", why) { Caution = "replaces the data of the secret, with the other entries kept" };
    }

    /// <summary>A new pull secret from a key that only the user has.</summary>
    /// <param name="named">The user as a word for the shell; null for the one that the host asks for.</param>
    public static Fix Create(string name, string @namespace, string host, string why, string? named = null)
    {
        var server = host == "docker.io" ? "https://index.docker.io/v1/" : host;
        var (user, password) = !IcrDomain.TryGet(host, out var domain) ? ("USER", "PASSWORD")
            : domain.Endpoint == IcrEndpoint.Entitled ? (IcrUser.Entitled, "ENTITLEMENT_KEY")
            : (IcrUser.ApiKey, "API_KEY");
        var login = $"--docker-server={Shell.Quote(server)} --docker-username={named ?? user} --docker-password={password}";
        return new Fix($"kubectl create secret docker-registry {Shell.Quote(name)} -n {Shell.Quote(@namespace)} {login}", why);
    }

    /// <summary>Puts a payload of one entry into an existing pull secret; the kubelet reads it at its next try.</summary>
    public static Fix Replace(Secret target, string host, string why, string? user = null) =>
        Replacing(Create(target.Name, target.Namespace, host, why, user), sameType: target.Type == Secret.DockerConfigJsonType, DockerConfig.Read(target).Entries.Count > 1);

    /// <summary>Adds a secret to a service account's list, which keeps what it has.</summary>
    public static Fix BindServiceAccount(string @namespace, string account, string secret, string why) =>
        new($"kubectl icr bind-sa {Shell.Quote(account)} -n {Shell.Quote(@namespace)} --secret {Shell.Quote(secret)}", why)
        {
            Steps = [new BindServiceAccount(@namespace, account, secret)],
        };

    /// <summary>IBM's own way to a fresh <c>all-icr-io</c> in namespace <c>default</c>. Resets the service ID's policies.</summary>
    public static Fix PullSecretApply(ClusterIdentity cluster, string why) =>
        new(IbmCommands.OfCluster(cluster, "cluster pull-secret apply"), why) { Caution = "discards manual changes to the policies of the cluster's service ID" };

    private static Fix Copy(CopySecret copy, string why)
    {
        var name = copy.NewName == copy.Name ? "" : $" --name {Shell.Quote(copy.NewName)}";
        var from = $"{Shell.Quote(copy.Name)} --from {Shell.Quote(copy.From)}";
        var part = copy.Registry is { } host ? $" --registry {Shell.Quote(host)}" : "";
        return new Fix($"kubectl icr copy-secret {from} --to {Shell.Quote(copy.To)}{name}{part}{(copy.Overwrite ? " --overwrite" : "")}", why)
        {
            Caution = copy.Overwrite ? "replaces the data of the secret" : null,
            Steps = [copy],
        };
    }

    /// <summary>The payload of one secret under the name and type of another.</summary>
    private static Fix Payload(Secret from, Secret target, string why)
    {
        var key = Secret.KeyOf(target.Type);
        var payload = $"kubectl get {Shell.Quote($"secret/{from.Name}")} -n {Shell.Quote(from.Namespace)} -o jsonpath='{{.data.\\{Secret.KeyOf(from.Type)}}}' | base64 -d";
        return new Fix(
            $"{payload} | kubectl create secret generic {Shell.Quote(target.Name)} -n {Shell.Quote(target.Namespace)} --type={target.Type} --from-file={key}=/dev/stdin", why);
    }

    /// <summary>A secret's type can't be changed in place: it is deleted and recreated.</summary>
    private static Fix Replacing(Fix create, bool sameType = false, bool losesEntries = false) => create with
    {
        Run = $"{create.Run} --dry-run=client -o yaml | kubectl replace {(sameType ? "" : "--force ")}-f -",
        Caution = $"{(sameType ? "replaces" : "deletes and recreates")} the secret: its {(losesEntries ? "other entries, " : "")}labels and annotations are lost",
    };
}
