using KubectlIcr.Kubelet;
using KubectlIcr.Registry;
using KubectlIcr.Report;

namespace KubectlIcr.Rules;

/// <summary>How a pull stands with the registry's access control: what the rules on secrets ask before they speak.</summary>
internal static class Access
{
    /// <summary>The words of registries for a repository they do not have: no credential would help.</summary>
    private static readonly string[] UnknownRepository = ["name unknown", "NAME_UNKNOWN", "repository name not known", "repository not found", "project not found"];

    /// <summary>What can only go wrong once the registry has let the node in.</summary>
    private static readonly PullCause[] AfterTheLogin =
    [
        PullCause.NotFoundTag, PullCause.PlatformMismatch, PullCause.QuotaExceeded, PullCause.ManifestUnsupported, PullCause.CorruptContent, PullCause.DiskFull,
    ];

    private static readonly PullCause[] Refusals =
        [PullCause.Unauthorized, PullCause.BadCredentials, PullCause.Forbidden, PullCause.NotFoundRepoOrDenied, PullCause.MissingSecret];

    /// <summary>
    /// The text says that the registry refused for lack of permission; or the text has aged out or nothing was tried yet, and the image is a private one
    /// of ICR.
    /// </summary>
    public static bool MayBeRefused(this Pull pull)
    {
        if (pull.Failure is { } failed && (failed.Mirror is not null || failed.Detail == PullDetail.RegistryPolicy || pull.RefusesEveryone(failed)))
            return false;
        if (pull.IsSandbox() || pull.CreateFailure is not null || pull.RepositoryUnknown() || pull.GotIn() || pull.IsAdmitted() || pull.HasTrialPulled)
            return false;
        return pull.Failure is { } failure
            ? Refusals.Contains(failure.Cause) || (failure.Cause == PullCause.BackoffOnly && pull.IsPrivateIcrImage()) || pull.IsRefusedForAllWeKnow()
            : pull.ForetellsRefusal();
    }

    /// <summary>The text is unknown and may be a refusal: the image is hardly public, or a pull secret that was meant for it does not reach the kubelet.</summary>
    private static bool IsRefusedForAllWeKnow(this Pull pull) =>
        pull.HasUnknownText() && (!PublicRegistries.Has(pull.Image?.Registry) && !pull.IsOpenImage() || pull.Secrets.Any(secret => secret.Fact.IsAbsent) || pull.Keyring?.Ignored.Count > 0);

    /// <summary>The text of the failure is unknown.</summary>
    public static bool HasUnknownText(this Pull pull) => pull.Failure is { Cause: PullCause.Other, OtherImage: null };

    /// <summary>Of several credentials one was let in, says the text: the registry answered it with something other than a refusal.</summary>
    public static bool GotIn(this Pull pull) =>
        pull.Failure?.Parts.Any(part => AfterTheLogin.Contains(part.Cause)) == true;

    /// <summary>The registry serves the image from this machine, with a credential of the pod or anonymously.</summary>
    public static bool IsAdmitted(this Pull pull) => pull.RegistryCheck is { IsAdmitted: true };

    /// <summary>Another domain of Container Registry has the same image, and this one does not give it.</summary>
    public static bool IsElsewhere(this Pull pull) => pull.RegistryCheck is { Elsewhere.Count: > 0 };

    /// <summary>The node sent a credential, says the text, and none of the pod's matches: it was the node's own, or the secret is gone since.</summary>
    public static bool SentAnother(this Pull pull) => pull.Failure is { CredentialSent: true } && pull.IsAnonymous();

    /// <summary>No credential matches the image, so the kubelet asks the registry without one.</summary>
    public static bool IsAnonymous(this Pull pull) => pull.Keyring is { Error: null, Tries.Count: 0 };

    /// <summary>
    /// The registry will want a credential or is refusing, and none matches the image. Also where secrets could not be read, so that a
    /// rule that asks is skipped with the reason: such a rule needs <see cref="RequiredFacts.Secrets"/>. Not of an image that IBM serves to everyone:
    /// another thing is wrong there.
    /// </summary>
    public static bool LacksCredential(this Pull pull) => !pull.Pod.IsOfOpenShift && pull.HasNoCredential();

    /// <summary>The same of imports and builds too.</summary>
    public static bool HasNoCredential(this Pull pull) =>
        pull.MayBeRefused() && !pull.IsOpenImage() && (pull.IsAnonymous() || (pull.Keyring is null && pull.Image is not null));

    /// <summary>
    /// The text of the failure settles that the registry refused; otherwise it is the likeliest reading of the facts. Other registries
    /// answer the same for a repository that does not exist.
    /// </summary>
    public static Certainty RefusalCertainty(this Pull pull) => pull.Failure switch
    {
        _ when pull.HasUnknownText() => Certainty.Possible,
        { Cause: PullCause.Unauthorized or PullCause.BadCredentials or PullCause.MissingSecret, Candidates: var open }
            when !open.Contains(PullCause.NotFoundRepoOrDenied) && !pull.SentAnother() && !pull.Failure.IsSecondAnswer => Certainty.Certain,
        { IsSecondAnswer: true } => Certainty.Possible,
        not null when pull.SentAnother() || !IcrDomain.IsIcr(pull.Image?.Registry) => Certainty.Possible,
        _ => Certainty.Likely,
    };

    /// <summary>
    /// A forecast on the global registry is milder: IBM gives some of its images to everyone. So is what may explain a text that nobody knows: the text
    /// itself stays the error.
    /// </summary>
    public static Severity RefusalSeverity(this Pull pull) =>
        pull.HasUnknownText() ? Severity.Warning : pull.Fails || pull.Image?.Registry is not ("icr.io" or "private.icr.io") ? Severity.Error : Severity.Warning;

    public static bool IsPrivateIcrImage(this Pull pull) => IcrDomain.IsIcr(pull.Image?.Registry) && !pull.IsOpenImage();

    /// <summary>IBM serves the image to everyone.</summary>
    public static bool IsOpenImage(this Pull pull) => pull.Image is { } image && IcrDomain.IsOpenImage(image.Registry, image.Repository);

    /// <summary>The registry said that the repository does not exist: no credential would help.</summary>
    public static bool RepositoryUnknown(this Pull pull) =>
        pull.Failure is { Cause: PullCause.NotFoundRepoOrDenied } failure
        && Array.Exists(UnknownRepository, words => failure.Text.Contains(words, StringComparison.OrdinalIgnoreCase));

    /// <summary>The pod's pull secrets are its service account's: admission copied them, or will.</summary>
    public static bool InheritsSecrets(this Pull pull) =>
        pull.SecretsFromServiceAccount
        || (pull.ServiceAccount.Value is { ImagePullSecrets: { Count: > 0 } names } && names.SequenceEqual(pull.Pod.ImagePullSecrets, StringComparer.Ordinal));

    /// <summary>
    /// The pod carries the beginning of its service account's list: most likely admission copied it before the rest was added, as
    /// <c>oc secrets link</c> and a patch do.
    /// </summary>
    public static bool InheritedEarlier(this Pull pull) =>
        !pull.Pod.IsTemplate && pull.Pod.ImagePullSecrets is { Count: > 0 } own
        && pull.ServiceAccount.Value is { ImagePullSecrets: var names } && names.Count > own.Count && names.Take(own.Count).SequenceEqual(own, StringComparer.Ordinal);

    /// <summary>
    /// The registry refused a pull that sent no login, though it serves everybody without one: that is about the network or the region, never about a
    /// pull secret.
    /// </summary>
    public static bool RefusesEveryone(this Pull pull, PullFailure failure) =>
        failure is { Cause: PullCause.Forbidden, Mirror: null } && PublicRegistries.RequiresNoLogin(pull.Image?.Registry) && (pull.IsAnonymous() || failure.CredentialSent == false);

    /// <summary>The credential was taken, and refused the repository.</summary>
    public static bool IsDenial(this PullFailure failure) =>
        failure is { Cause: PullCause.Forbidden or PullCause.NotFoundRepoOrDenied, CredentialSent: not false } && !failure.IsPrivateOnly;

    public static bool IsSandbox(this Pull pull) => pull.Use.IsSandbox;

    private static bool ForetellsRefusal(this Pull pull) => pull.IsForecast && pull.Use.PullPolicy != "Never" && pull.IsPrivateIcrImage();
}
