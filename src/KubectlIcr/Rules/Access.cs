using KubectlIcr.Kubelet;
using KubectlIcr.Registry;
using KubectlIcr.Report;

namespace KubectlIcr.Rules;

/// <summary>How a pull stands with the registry's access control: what the rules on secrets ask before they speak.</summary>
internal static class Access
{
    private static readonly PullCause[] Refusals =
        [PullCause.Unauthorized, PullCause.BadCredentials, PullCause.Forbidden, PullCause.NotFoundRepoOrDenied, PullCause.MissingSecret];

    /// <summary>The registry refused for want of a right, says the text; or the text has aged out or nothing was tried yet, and the image is a private one of ICR.</summary>
    public static bool MayBeRefused(this Pull pull)
    {
        if (pull.IsSandbox() || pull.CreateFailure is not null || pull.RepositoryUnknown())
            return false;
        return pull.Failure is { } failure ? Refusals.Contains(failure.Cause) || (failure.Cause == PullCause.BackoffOnly && pull.IsPrivateIcrImage()) : pull.ForetellsRefusal();
    }

    /// <summary>No credential matches the image, so the kubelet asks the registry without one.</summary>
    public static bool IsAnonymous(this Pull pull) => pull.Keyring is { Error: null, Tries.Count: 0 };

    /// <summary>The registry will want a credential or is refusing for lack of one.</summary>
    /// <remarks>True also where the secrets were not read, so that the rules that need them are skipped with the reason.</remarks>
    public static bool LacksCredential(this Pull pull) =>
        pull.MayBeRefused() && (pull.IsAnonymous() || (pull.Keyring is null && pull.Failure?.CredentialSent != true));

    /// <summary>The text of the failure settles that the registry refused; otherwise it is the likeliest reading of the facts.</summary>
    public static Certainty RefusalCertainty(this Pull pull) =>
        pull.Failure?.Cause is PullCause.Unauthorized or PullCause.BadCredentials or PullCause.MissingSecret ? Certainty.Certain : Certainty.Likely;

    /// <summary>A forecast on the global registry is milder: IBM gives some of its images to everyone.</summary>
    public static Severity RefusalSeverity(this Pull pull) =>
        pull.Fails || pull.Image?.Registry is not ("icr.io" or "private.icr.io") ? Severity.Error : Severity.Warning;

    public static bool IsPrivateIcrImage(this Pull pull) =>
        pull.Image is { } image && IcrDomain.IsIcr(image.Registry) && !IcrDomain.IsOpenImage(image.Registry, image.Repository);

    /// <summary>The registry said that the repository does not exist: no credential would help.</summary>
    public static bool RepositoryUnknown(this Pull pull) =>
        pull.Failure is { } failure
        && (failure.Text.Contains("name unknown", StringComparison.OrdinalIgnoreCase) || failure.Text.Contains("NAME_UNKNOWN", StringComparison.Ordinal));

    /// <summary>The pod's pull secrets are its service account's: admission copied them, or will.</summary>
    public static bool InheritsSecrets(this Pull pull) =>
        pull.SecretsFromServiceAccount
        || (pull.ServiceAccount.Value is { ImagePullSecrets: { Count: > 0 } names } && names.SequenceEqual(pull.Pod.ImagePullSecrets, StringComparer.Ordinal));

    public static bool IsSandbox(this Pull pull) => pull.Container.List == "sandbox";

    /// <summary>
    /// The credentials in the kubelet's order, each with what the registry said to it: an event lists one error a credential. Where the
    /// numbers differ nobody can tell which is whose, and the failure as a whole stands for each.
    /// </summary>
    public static IEnumerable<(KeyringTry Try, PullFailure Failure)> Attempts(this Pull pull)
    {
        if (pull is not { Keyring: { Error: null } keyring, Failure: { } failure })
            return [];
        return failure.Parts.Count == keyring.Tries.Count ? keyring.Tries.Zip(failure.Parts) : keyring.Tries.Select(t => (t, failure));
    }

    private static bool ForetellsRefusal(this Pull pull) => pull.IsForecast && pull.Container.PullPolicy != "Never" && pull.IsPrivateIcrImage();
}
