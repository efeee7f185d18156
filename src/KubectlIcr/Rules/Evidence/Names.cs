using KubectlIcr.Cluster;
using KubectlIcr.Iam;
using KubectlIcr.Kubelet;

namespace KubectlIcr.Rules;

/// <summary>How messages name things, so that all rules name them alike.</summary>
internal static class Names
{
    public static string Secret(string name, string @namespace) => $"secret \"{name}\" in namespace {@namespace}";

    /// <summary>A credential of the pod, with its entry where the secret has more than one for the image, e.g. <c>the credentials in secret "a" in namespace b (entry us.icr.io)</c>.</summary>
    public static string Credentials(Pull pull, KeyringTry sent) =>
        $"the credentials in {Secret(sent.Secret, pull.Namespace)}{(pull.Keyring?.Tries.Count(one => one.Secret == sent.Secret) > 1 ? $" (entry {sent.Entry.RegistryKey.Shown})" : "")}";

    public static string ServiceAccount(Pull pull) => $"service account \"{pull.Pod.ServiceAccountName}\" in namespace {pull.Namespace}";

    /// <summary>For faults that are the node's own.</summary>
    public static string Node(Pull pull) => pull.Pod.Kind == "ImageStream" ? "OpenShift's import" : pull.Pod.Kind == "Build" ? "the build" : pull.NodeName is { } node ? $"node {node}" : "the node";

    /// <summary>Who a key is, e.g. <c>service ID cluster-ck9blho</c>.</summary>
    public static string Identity(KeyIdentity who) => $"{Kind(who.Kind)} {who.Name ?? who.Id}";

    private static string Kind(IdentityKind kind) => kind switch
    {
        IdentityKind.ServiceId => "service ID",
        IdentityKind.User => "user",
        IdentityKind.TrustedProfile => "trusted profile",
        _ => "identity",
    };

    /// <summary><c>a, b, or c</c>, without those that are ruled out.</summary>
    public static string Either(params string?[] causes)
    {
        var open = causes.OfType<string>().ToList();
        return open.Count < 2 ? string.Concat(open) : $"{string.Join(", ", open.SkipLast(1))}, or {open[^1]}";
    }

    /// <summary>Who got the answer: the node, or we here.</summary>
    public static string Asker(Pull pull) => pull.IsFromHere ? "this machine" : "the node";

    /// <summary>Names in quotes: <c>"a", "b" and "c"</c>.</summary>
    public static string Quoted(IEnumerable<string> names) => ShortList.All(names.Select(name => $"\"{name}\""));

    /// <summary>The manifest's file as a word for the shell.</summary>
    public static string File(Pod pod) => pod.Manifest!.IsStandardInput ? "MANIFEST" : Shell.Quote(pod.Manifest.File);
}
