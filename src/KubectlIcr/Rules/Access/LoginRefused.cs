using KubectlIcr.Cluster;
using KubectlIcr.Kubelet;
using KubectlIcr.PullSecrets;
using KubectlIcr.Registry;
using KubectlIcr.Report;

namespace KubectlIcr.Rules;

/// <summary>ICR501: the registry refuses the login.</summary>
internal sealed class LoginRefused : PullRule
{
    public override string Id => "ICR501";

    public override Severity Severity => Severity.Error;

    public override string Title => "The registry rejects the credentials";

    public override RequiredFacts Requires => RequiredFacts.Secrets | RequiredFacts.Registry;

    public override IReadOnlyList<PullCause> Explains => [PullCause.BadCredentials, PullCause.Unauthorized];

    public override string Cause =>
        "The node sent the credentials in the pull secret, and the registry's token service rejected them. The API key was deleted, disabled, mistyped or "
        + "truncated, its owner left the account, or the account is not active. The key's permissions are not the problem: they are checked only after the key is "
        + "accepted.";

    public override string Remedy =>
        "Run kubectl icr check --iam to find out from IAM what is wrong with the API key. Put a valid one into the secret: the pod recovers when the kubelet retries. Copies "
        + "of the secret in other namespaces hold the same rejected API key.";

    public override string WhenToIgnore => "During an outage of the token service, which can cause the same error (see https://cloud.ibm.com/status).";

    public override string? Topic => IbmTopic.Registry("troubleshoot-auth-req");

    public override bool AppliesTo(Pull pull) =>
        pull.Failure is { SecretUnparsable: false } failure && !pull.IsSandbox() && !NoRightOnProject.IsAbout(pull) && pull.Keyring is null or { Error: null, Tries.Count: > 0 }
        && (failure.RejectsLogin || failure.Parts.Any(part => part.RejectsLogin));

    public override IEnumerable<Finding> Check(Pull pull, ClusterFacts facts) =>
        pull.Image is not { } image ? [] :
            pull.Attempts()
                .Where(attempt => attempt.Failure.RejectsLogin && CredentialFlaw.Of(attempt.Try.Entry, image) is null && !DeadApiKey.IsAbout(pull, attempt.Try))
                .Select(attempt => Refused(pull, image, attempt, facts));

    /// <summary>An image of a public registry needs no login where nothing says that it is private.</summary>
    private static bool IsNeeded(Pull pull, ImageReference image, KeyringTry sent, ClusterFacts facts) =>
        !PublicRegistries.Has(image.Registry) || pull.History.IsRefusedToAll(image) || ReusableSecret.For(pull, sent.Secret) is not null
        || facts.Secret(pull.Namespace, sent.Secret).Value is null || !SecretFixes.CanTakeOut(sent.Entry);

    private static IEnumerable<Fix> WithoutLogin(Pull pull, KeyringTry sent, ClusterFacts facts) =>
    [
        ImageFixes.InspectWithoutLogin(pull, "check whether the image is public. If access is denied, it is not: put valid credentials into the secret and skip the next command"),
        SecretFixes.TakeOut(facts.Secret(pull.Namespace, sent.Secret).Value!, sent.Entry, $"remove the rejected credentials for {sent.Entry.RegistryKey.Shown} from the secret (needs jq), so that the kubelet pulls without credentials"),
    ];

    private Finding Refused(Pull pull, ImageReference image, (KeyringTry Try, PullFailure Failure) attempt, ClusterFacts facts)
    {
        var (secret, user, access) = (attempt.Try.Secret, attempt.Try.Entry.Credential.Username, KeyAccess.Of(pull, attempt.Try));
        return Found(pull, $"{image.Registry} rejects {Names.Credentials(pull, attempt.Try)} (username \"{user}\")",
            attempt.Failure.CredentialSent == true ? Certainty.Certain : Certainty.Likely,
            [
                CommonEvidence.Text(pull, attempt.Failure),
                new Evidence("secret", $"\"{secret}\": entry {attempt.Try.Entry.RegistryKey.Shown}, username \"{user}\""),
                access?.Refusal, // of a kind that DeadApiKey does not know
                access?.Who,
                KeyAccess.NotAsked(pull, attempt.Try, "whether the API key was deleted, is disabled or has expired"),
                .. ReusableSecret.RuledOut(pull, secret),
            ],
            IsNeeded(pull, image, attempt.Try, facts) ? SecretProvisioning.Instead(pull, facts, secret) : WithoutLogin(pull, attempt.Try, facts),
            pull.GotIn() ? Severity.Warning : Severity.Error);
    }
}
