using KubectlIcr.Cluster;
using KubectlIcr.Iam;
using KubectlIcr.Kubelet;
using KubectlIcr.PullSecrets;
using KubectlIcr.Registry;
using KubectlIcr.Report;

namespace KubectlIcr.Rules;

/// <summary>ICR502: the credential is accepted but does not grant access to the repository.</summary>
internal sealed class NoAccess : PullRule
{
    public override string Id => "ICR502";

    public override Severity Severity => Severity.Error;

    public override string Title => "The credentials do not grant access to the repository";

    public override RequiredFacts Requires => RequiredFacts.Secrets | RequiredFacts.Registry;

    public override IReadOnlyList<PullCause> Explains => [PullCause.Forbidden, PullCause.NotFoundRepoOrDenied];

    public override string Cause =>
        "The registry accepted the credentials, but not for this repository. Several causes have the same symptom: no IAM policy with the Reader role covers "
        + "the registry namespace and region, the registry namespace belongs to a different account than the API key, a context-based restriction blocks the node's network, or the "
        + "registry namespace or repository does not exist. On cp.icr.io, the key's owner is not entitled to the product.";

    public override string Remedy =>
        "Run kubectl icr check --iam to find out who owns the API key in the secret and what the owner's policies allow. Without --iam, check the policies of its service ID first, then "
        + "which account owns the registry namespace. A context-based restriction is recorded only in Activity Tracker.";

    public override string WhenToIgnore => "For up to ten minutes after a policy was created, because IAM caches decisions.";

    public override string? Topic => IbmTopic.Registry("troubleshoot-resource");

    public override bool AppliesTo(Pull pull) =>
        pull.Failure is { } failure && pull.MayBeRefused() && !pull.IsElsewhere() && !NoRightOnProject.IsAbout(pull) && pull.Keyring is null or { Error: null, Tries.Count: > 0 }
        && (failure.IsDenial() || failure.Parts.Any(part => part.IsDenial()));

    public override IEnumerable<Finding> Check(Pull pull, ClusterFacts facts) =>
        pull.Image is not { } image ? [] :
            pull.Attempts()
                .Where(attempt => attempt.Failure.IsDenial() && CredentialFlaw.Of(attempt.Try.Entry, image) is null && !IsExplained(pull, attempt.Try))
                .Select(attempt => Denied(pull, image, attempt, facts));

    /// <summary>What IAM says of the key tells more: then <see cref="NoReaderPolicy"/> or <see cref="KeyOfAnotherAccount"/> speaks.</summary>
    private static bool IsExplained(Pull pull, KeyringTry sent) => KeyAccess.Of(pull, sent) is { } access && (access.LacksPolicy || access.OwnsNamespace == false);

    private Finding Denied(Pull pull, ImageReference image, (KeyringTry Try, PullFailure Failure) attempt, ClusterFacts facts) =>
        Found(pull, $"{Names.Credentials(pull, attempt.Try)} do not grant access to {image.Registry}/{image.Repository}", Certainty.Likely,
            [
                CommonEvidence.Text(pull, attempt.Failure),
                new Evidence("secret", $"\"{attempt.Try.Secret}\": entry {attempt.Try.Entry.RegistryKey.Shown}, username \"{attempt.Try.Entry.Credential.Username}\""),
                .. KeyEvidence(KeyAccess.Of(pull, attempt.Try), facts),
                KeyAccess.NotAsked(pull, attempt.Try, "who owns the API key and what the owner's policies allow"),
                ReusableSecret.ServedTo(pull),
                Evidence.Note($"possible causes: {OpenCauses(pull, image, KeyAccess.Of(pull, attempt.Try))}"),
            ], FixesOf(pull, image, attempt.Try, facts));

    private static IEnumerable<Evidence> KeyEvidence(KeyAccess? access, ClusterFacts facts)
    {
        if (access?.Who is { } who)
            yield return who;
        if (access is { OwnsNamespace: not true } && access.OfCluster(facts) is { } account)
            yield return account;
        if (access?.Cover is { Coverage: not Coverage.No, Decides: { } policy } cover)
            yield return new Evidence("iam", $"policy {policy.Id} {(cover.Coverage == Coverage.Yes ? "covers" : "could cover")} the registry namespace and region");
        if (access?.Key.Key.Policies.Value is { Count: 0 })
            yield return new Evidence("iam", "the API key can see no policies of its own, but it might not be allowed to read them");
        if (access?.PrivateOnly is { } isPrivate)
            yield return isPrivate;
        if (access?.OwnsNamespace == true)
            yield return new Evidence("iam", $"registry namespace {access.Namespace} is in the API key's account");
    }

    private static string OpenCauses(Pull pull, ImageReference image, KeyAccess? access) => IcrDomain.TryGet(image.Registry, out var domain) switch
    {
        true when domain!.Endpoint == IcrEndpoint.Entitled => "no entitlement for the product, or the repository does not exist",
        true when pull.IsOpenImage() => "the repository does not exist, or a context-based restriction applies (IBM serves these images to everyone)",
        true => Names.Either(
            access?.Cover is { Coverage: Coverage.Yes } ? null : "the Reader policy for the registry namespace and region is missing",
            access?.OwnsNamespace == true ? null : "the registry namespace belongs to another account",
            access is { OwnsNamespace: not false, PrivateOnly: not null } ? "the account allows private access only" : null,
            "a context-based restriction applies", "the repository does not exist"),
        false => "the credentials lack permission to pull, or the repository does not exist",
    };

    private static IEnumerable<Fix> FixesOf(Pull pull, ImageReference image, KeyringTry attempt, ClusterFacts facts)
    {
        if (!IcrDomain.TryGet(image.Registry, out var domain))
            return [];
        if (domain.Endpoint == IcrEndpoint.Entitled)
            return new[] { OpenCopy.Use(pull), ShowEntitlement(image) }.OfType<Fix>();
        if (pull.IsOpenImage())
            return [ImageFixes.InspectWithoutLogin(pull, "try without credentials: if this fails too, the image does not exist or a restriction applies")];
        var access = KeyAccess.Of(pull, attempt);
        if (access?.Cover is { Coverage: Coverage.Yes })
            return [NetworkRestricted.ShowRestrictions, .. RegionCommands.For(pull, RegionCommands.ListImages)];
        var @namespace = image.Repository.Split('/')[0];
        return access?.Key.Key.Identity is { } who ? ReaderPolicy.Grant(domain, @namespace, who)
            : ReaderPolicy.Grant(domain, @namespace, ServiceId(attempt, facts), "the service ID that IBM Cloud creates for the cluster's all-icr-io secret (kubectl icr check --iam shows whether the API key belongs to this service ID)");
    }

    /// <summary>IBM Cloud names the service ID of a cluster's own secret after the cluster; whose another key is, only IAM knows.</summary>
    private static string ServiceId(KeyringTry attempt, ClusterFacts facts) =>
        attempt.Secret == Secret.AllIcrIo && facts.Identity.Id is { } id ? Shell.Quote($"cluster-{id}") : ReaderPolicy.Unknown;

    private static Fix ShowEntitlement(ImageReference image) => new(
        $"docker login cp.icr.io --username cp && docker manifest inspect {Shell.Quote(image.Raw)}",
        "log in with the entitlement key as the password, and check whether it covers the image (https://myibm.ibm.com/products-services/containerlibrary lists what it covers)");
}
