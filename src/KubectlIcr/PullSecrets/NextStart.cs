using KubectlIcr.Cluster;
using KubectlIcr.Kubelet;
using KubectlIcr.Registry;

namespace KubectlIcr.PullSecrets;

/// <summary>
/// Foretells which running pods can't pull when they next start on a node without their image: a secret can't be parsed, the one that is named does not
/// exist, or everything that the kubelet would try for an image is known to be refused. What the node itself may hold is not known.
/// </summary>
internal sealed class NextStart(PullSecretFacts facts, Func<ObjectKey, PullSecret?> read, CredentialAnswers answers)
{
    private readonly Dictionary<string, (string? Reason, bool IsJudged)> known = [];
    private readonly Dictionary<ObjectKey, ServiceAccount> accounts = facts.ServiceAccounts.ToDictionary(account => account.Key);
    private readonly HashSet<(string Namespace, string Owner)> inheriting = Owners(facts, naming: false);
    private readonly HashSet<(string Namespace, string Owner)> naming = Owners(facts, naming: true);

    /// <summary>One for each container and image volume that pulls when the pod starts again; empty for a pod that does not run.</summary>
    public IEnumerable<StartForecast> Of(Pod pod) =>
        pod.Containers.Any(container => container.State?.Phase == "running")
            ? pod.Containers.Select(ImageUse.Of).Concat(pod.ImageVolumes.Select(volume => ImageUse.Of(volume)))
                .Where(use => use is { PullPolicy: not "Never", IsEphemeral: false }).Select(use => Of(pod, use))
            : [];

    private StartForecast Of(Pod pod, ImageUse use)
    {
        if (NextSecrets(pod) is not { } names)
            return new StartForecast(pod, use, Reason: null, IsJudged: false);
        var alike = $"{pod.Namespace}/{string.Join(',', names)} {use.Image}"; // pods of one workload are alike
        var (reason, isJudged) = known.TryGetValue(alike, out var before) ? before : known[alike] = Judge(pod.Namespace, names, use.Image);
        return new StartForecast(pod, use, reason, isJudged);
    }

    /// <summary>A workload whose template names no pull secret makes its next pod with those that the service account names by then; null where that was not read.</summary>
    private IReadOnlyList<string>? NextSecrets(Pod pod) =>
        pod.Owner is not { } owner || naming.Contains((pod.Namespace, owner)) ? pod.ImagePullSecrets
        : !inheriting.Contains((pod.Namespace, owner)) ? facts.KnowsWorkloadsIn(pod.Namespace) ? pod.ImagePullSecrets : null
        : accounts.TryGetValue(new(pod.Namespace, pod.ServiceAccountName), out var account) ? account.ImagePullSecrets
        : facts.KnowsAccountsIn(pod.Namespace) ? pod.ImagePullSecrets : null;

    /// <summary>The workloads whose template names pull secrets, or does not.</summary>
    private static HashSet<(string Namespace, string Owner)> Owners(PullSecretFacts facts, bool naming) =>
        [.. facts.Templates.Where(template => template.ImagePullSecrets.Count > 0 == naming).Select(template => (template.Namespace, $"{template.Kind}/{template.Name}"))];

    private (string? Reason, bool IsJudged) Judge(string @namespace, IReadOnlyList<string> names, string raw)
    {
        var secrets = names.Distinct().Select(name => read(new(@namespace, name))).ToList();
        if (secrets.Exists(secret => secret is null or { Fact.IsKnown: false }) || !ImageReference.TryParse(raw, out var image, out _))
            return (null, IsJudged: false);
        var there = secrets.Where(secret => secret!.Config is not null).ToDictionary(secret => secret!.Fact.Value!.Name, secret => secret!);
        var keyring = Keyring.Lookup(image, there.Values.Select(secret => secret.Fact.Value!), secret => there[secret.Name].Config!);
        return (keyring switch
        {
            { Error: not null } => StartForecast.Unparsable,
            { Tries.Count: 0 } => there.Count < secrets.Count && IsPrivate(image) ? StartForecast.MissingSecret : null,
            _ => Refusal(keyring.Tries, image),
        }, IsJudged: true);
    }

    private string? Refusal(IReadOnlyList<KeyringTry> tries, ImageReference image) =>
        !tries.All(one => answers.IsRefused(one.Entry) || CredentialFlaw.Of(one.Entry, image) == Flaw.DeadToken) ? null
        : tries.Any(one => answers.IsRefused(one.Entry)) ? StartForecast.Refused
        : StartForecast.DeadToken;

    /// <summary>Only of Container Registry is it known that it requires a credential; on the global host some images are open to everyone.</summary>
    private static bool IsPrivate(ImageReference image) => IcrDomain.TryGet(image.Registry, out var domain) && domain is { IsKnown: true, Region: not "global" };
}
