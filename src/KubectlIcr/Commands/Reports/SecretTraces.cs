using KubectlIcr.Cluster;
using KubectlIcr.Kubelet;
using KubectlIcr.PullSecrets;
using KubectlIcr.Report;
using KubectlIcr.Rules;

namespace KubectlIcr.Commands.Reports;

/// <summary>Follows the kubelet through the pull secrets of a pod.</summary>
internal static class SecretTraces
{
    private const int MostOthers = 10;

    private static readonly char[] Wildcards = ['*', '?', '['];

    /// <summary>Null for an image that the node pulls for itself, with no secret of the pod.</summary>
    public static TracedSecrets? Of(Pull pull) => pull.Use.IsSandbox ? null
        : new TracedSecrets(From(pull), pull.ServiceAccount.Value?.ImagePullSecrets, [.. pull.Secrets.Select(named => Trace(pull, named))])
        {
            Others = pull is { Fails: true, Keyring.Error: null } && pull.MayBeRefused() && Others(pull) is { Count: > 0 } others ? others : null,
        };

    private static string From(Pull pull) => pull.Pod.Kind switch { "ImageStream" => "project", "Build" => "build", _ => pull.SecretsFromServiceAccount ? "serviceaccount" : "pod" };

    /// <summary>The node's own credentials for the image; null where none are known.</summary>
    public static IReadOnlyList<NodeWideReport>? NodeWide(Pull pull) =>
        pull.NodeWide.Where(secret => secret.Try is not null).Select(secret => new NodeWideReport(
            secret.Key.Namespace, secret.Key.Name, secret.Try!.Entry.RegistryKey.Shown, secret.Try.Entry.Credential.Username,
            secret.Copied switch { Copied.Unknown => null, Copied.Yes => true, _ => false })).ToList() is { Count: > 0 } all ? all : null;

    private static TracedSecret Trace(Pull pull, NamedSecret named) =>
        named.Fact.Unread is { } unread ? Without(named.Name, "unread", unread)
        : named.Fact.Value is not { } secret ? Without(named.Name, "missing", $"does not exist in namespace {pull.Namespace}")
        : pull.Known.Config(secret) is { Ignored: { } ignored } ? Without(named.Name, "ignored", ignored)
        : pull.Known.Config(secret) is { Error: { } error } ? Without(named.Name, "unparsable", error)
        : pull.Image is not { } image ? Without(named.Name, "not-used", "the image reference is not valid")
        : pull.Keyring is { ErrorSecret: { } broken } ? Without(named.Name, "not-used", $"secret \"{broken}\" can't be parsed, which fails the pull")
        : Match(pull, image, secret);

    private static TracedSecret Match(Pull pull, ImageReference image, Secret secret)
    {
        var tries = (pull.Keyring ?? Keyring.Lookup(image, [secret], pull.Known.Config)).Tries.Where(one => one.Secret == secret.Name).ToList();
        return tries.Count > 0
            ? new TracedSecret(secret.Name, "matched", null, [.. tries.Select(one => new MatchedKey(one.Entry.RegistryKey.Shown, MatchesBy(one.Entry.RegistryKey, image)))])
            : Without(secret.Name, "no-match", null) with { OtherKeys = [.. pull.Known.Config(secret).Entries.Select(entry => entry.RegistryKey.Shown)] };
    }

    private static string MatchesBy(RegistryKey key, ImageReference image) =>
        !key.Covers(image.Name) ? "docker-hub"
        : key.Host?.IndexOfAny(Wildcards) >= 0 ? "wildcard"
        : key.Path.Length > 0 ? "path" : "host";

    private static TracedSecret Without(string name, string outcome, string? reason) => new(name, outcome, reason, []);

    private static List<OtherSecret> Others(Pull pull) =>
        [.. Candidate.For(pull)
            .Where(one => one.Secret.Namespace != pull.Namespace || pull.Secrets.All(named => named.Name != one.Secret.Name))
            .Take(MostOthers)
            .Select(one => new OtherSecret(
                one.Secret.Namespace, one.Secret.Name, one.Try.Entry.RegistryKey.Shown, one.Try.Entry.Credential.Username, one.RuledOut, one.Answer?.Words))];
}
