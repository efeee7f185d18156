using KubectlIcr.Cluster;
using KubectlIcr.Kubelet;
using KubectlIcr.PullSecrets;
using KubectlIcr.Registry;
using KubectlIcr.Report;

namespace KubectlIcr.Rules;

/// <summary>ICR403: the secrets that reach the pod have no entry for the image's host.</summary>
internal sealed class NoEntryForDomain : PullRule
{
    public override string Id => "ICR403";

    public override Severity Severity => Severity.Error;

    public override string Title => "No pull secret has an entry for the image's registry";

    public override RequiredFacts Requires => RequiredFacts.Secrets;

    public override IReadOnlyList<PullCause> Explains => [PullCause.Unauthorized, PullCause.Forbidden, PullCause.NotFoundRepoOrDenied];

    public override string Cause =>
        "The pod has pull secrets, but none of them has an entry that matches the image. The kubelet compares host names exactly: us.icr.io, private.us.icr.io, "
        + "icr.io and registry.ng.bluemix.net are four different names, even though some of them serve the same images. An all-icr-io secret covers only the "
        + "regions that existed when it was created.";

    public override string Remedy => "If the same image is available from a host that one of the pull secrets has an entry for, use that host in the image reference. Otherwise add an entry for the image's host.";

    public override string WhenToIgnore => "When the image is public.";

    public override string? Topic => IbmTopic.Containers("ts-app-image-pull");

    public override bool AppliesTo(Pull pull) => pull.LacksCredential();

    public override IEnumerable<Finding> Check(Pull pull, ClusterFacts facts)
    {
        var read = pull.Secrets.Where(secret => secret.Fact.Value is { } value && pull.Known.Config(value).Ignored is null).ToList();
        if (read.Count == 0 || pull.Image is not { } image || AnotherIsMeant(pull, facts))
            yield break;
        yield return Found(pull, Message(pull, image, read), pull.RefusalCertainty(),
            [CommonEvidence.Text(pull), CommonEvidence.NodeCredential(pull), .. read.Select(secret => Keys(pull, secret)), CommonEvidence.RunsElsewhere(ImagesInUse.UnderAnotherDomain(pull)), .. ReusableSecret.RuledOut(pull)],
            FixesOf(pull, image, read, facts), pull.RefusalSeverity());
    }

    /// <summary>Names the repository where an entry is for the host, but for another path of it.</summary>
    private static string Message(Pull pull, ImageReference image, List<NamedSecret> read)
    {
        var blank = read.ConvertAll(secret => Blank(pull, secret));
        if (blank.TrueForAll(why => why is not null))
            return $"{ShortList.All(read.Select(secret => Names.Secret(secret.Name, pull.Namespace)))} {(read.Count == 1 ? "holds" : "hold")} no credential that the kubelet can use: {string.Join("; ", blank.Distinct())}";
        var (noun, verb) = read.Count == 1 ? ("secret", "has") : ("secrets", "have");
        var lacking = read.Exists(secret => pull.Known.Config(secret.Fact.Value!).Covers(image.Registry)) ? image.Name : image.Registry;
        return $"{noun} {Names.Quoted(read.Select(secret => secret.Name))} in namespace {pull.Namespace} {verb} no entry for {lacking}";
    }

    /// <summary>The credential that the pod lacks is in a secret that is missing, of the wrong type, hidden or came too late: other rules say so.</summary>
    private static bool AnotherIsMeant(Pull pull, ClusterFacts facts) =>
        ServiceAccountHidden.Hidden(pull, facts) is not null || LateBinding.Secrets(pull, facts).Count > 0
        || pull.Secrets.Any(secret => secret.Fact.IsAbsent || WrongSecretType.Retyped(pull, facts, secret.Name) is not null);

    private static Evidence Keys(Pull pull, NamedSecret secret)
    {
        if (Blank(pull, secret) is { } why)
            return new Evidence("secret", $"\"{secret.Name}\": {why}");
        var keys = pull.Known.Config(secret.Fact.Value!).Entries.Select(entry => Key(entry.RegistryKey)).ToList();
        return new Evidence("secret", keys.Count == 0 ? $"\"{secret.Name}\" has no entries" : $"\"{secret.Name}\" has {(keys.Count == 1 ? "an entry" : "entries")} for {ShortList.Of(keys, 6)}");
    }

    private static string? Blank(Pull pull, NamedSecret secret) => BlankPayload.Of(secret.Fact.Value!, pull.Known.Config(secret.Fact.Value!));

    private static string Key(RegistryKey key) => key.IsDropped ? $"{GoQuote.Text(key.Shown)} (not a valid URL, so the kubelet ignores the entry)" : key.Shown;

    private static bool IsPrivate(string host) => IcrDomain.TryGet(host, out var domain) && domain.Endpoint == IcrEndpoint.Private;

    private static IEnumerable<Fix> FixesOf(Pull pull, ImageReference image, List<NamedSecret> read, ClusterFacts facts)
    {
        if (SameImageElsewhere(pull, image, read, facts) is { } reference)
            return [ImageFixes.Set(pull, reference, $"use a host that the secret has an entry for{(IsPrivate(image.Registry) && !IsPrivate(reference.Split('/')[0]) ? " (the image is then pulled over the public network)" : "")}")];
        if (read.Select(secret => secret.Fact.Value!).FirstOrDefault(secret => BlankPayload.Refiled(secret) is { } other && Candidate.Serves(pull, other)) is { } misfiled)
            return [SecretFixes.Refile(misfiled, BlankPayload.Refiled(misfiled)!, "set the type that the payload is written for, and keep the payload")];
        var reusable = ReusableSecret.For(pull);
        if (reusable is not null && reusable.Namespace != pull.Namespace
            && read.Find(secret => secret.Name == reusable.Name)?.Fact.Value is { } stale && SecretProvisioning.HoldsAllOf(stale, reusable))
            return [SecretProvisioning.Overwrite(reusable, stale, pull)];
        if (reusable is null && read.Find(secret => secret.Name == Secret.AllIcrIo) is { } old && SecretProvisioning.HasRegion(pull))
            return SecretProvisioning.FromIbmCloud(pull, facts, old.Fact.Value);
        if (reusable is null && read.Find(secret => Blank(pull, secret) is not null) is { } blank)
            return SecretProvisioning.WithNewKey(pull, facts, blank.Name);
        return SecretProvisioning.AndUse(pull, facts);
    }

    /// <summary>The image under a host that the pod's secrets cover: seen running, or the same region's other name.</summary>
    private static string? SameImageElsewhere(Pull pull, ImageReference image, List<NamedSecret> read, ClusterFacts facts)
    {
        var secrets = read.ConvertAll(secret => secret.Fact.Value!);
        if (ImagesInUse.UnderAnotherDomain(pull) is { } used && used.Tag == image.Tag && Covers(secrets, ImageOnHost.Of(pull, used.Registry)))
            return ImageOnHost.Of(pull, used.Registry);
        return IcrDomain.TryGet(image.Registry, out var domain) && domain.Region is not null && domain.PublicHost != image.Registry
            && Covers(secrets, ImageOnHost.Of(pull, domain.PublicHost))
            ? ImageOnHost.Of(pull, domain.PublicHost)
            : null;
    }

    private static bool Covers(List<Secret> secrets, string reference) =>
        ImageReference.TryParse(reference, out var image, out _) && Keyring.Lookup(image, secrets) is { Error: null, Tries.Count: > 0 };
}
