using KubectlIcr.Cluster;
using KubectlIcr.Iam;
using KubectlIcr.Kubelet;
using KubectlIcr.Report;

namespace KubectlIcr.Rules;

/// <summary>ICR503: IAM says why it does not accept the API key.</summary>
internal sealed class DeadApiKey : KeyRule
{
    public override string Id => "ICR503";

    public override Severity Severity => Severity.Error;

    public override string Title => "IAM rejects the API key";

    public override IReadOnlyList<PullCause> Explains => [PullCause.BadCredentials];

    public override string Cause =>
        "IAM issues no token for the API key in the pull secret, and says why: the key was deleted, mistyped or truncated (BXNIM0415E), is disabled "
        + "(BXNIM0462E) or has expired (BXNIM0439E), or its owner is no longer active in the account (BXNIM0410E) or is suspended (BXNIM0436E).";

    public override string Remedy =>
        "If the API key is disabled, enable it. Otherwise put a new one into the secret. Copies of the secret in other namespaces contain the same rejected API key.";

    public override string WhenToIgnore => "When the kubelet then tries another credential of the pod, and that one works.";

    public override string? Topic => IbmTopic.Registry("troubleshoot-auth-req");

    protected override Finding? Check(Pull pull, KeyAccess access, ClusterFacts facts) => access.Key.Key.Refusal is not { } refusal || refusal.Kind == RefusalKind.Other ? null
        : Found(pull, $"the API key in {Secret(pull, access)} {Words(refusal.Kind)}", Certainty.Certain,
            [CommonEvidence.Text(pull), access.Refusal, .. ReusableSecret.RuledOut(pull, access.Key.Try.Secret)],
            [.. Enable(refusal.Kind), .. SecretProvisioning.Instead(pull, facts, access.Key.Try.Secret)],
            pull.GotIn() || pull.IsAdmitted() ? Severity.Warning : Severity.Error);

    /// <summary>IAM refuses the key in a known way: then only this rule reports the login.</summary>
    public static bool IsAbout(Pull pull, KeyringTry sent) => KeyAccess.Of(pull, sent)?.Key.Key.Refusal is { Kind: not RefusalKind.Other };

    private static Fix[] Enable(RefusalKind kind) => kind != RefusalKind.Disabled ? [] :
    [
        Fix.Show("ibmcloud iam service-ids", "if the API key was disabled by mistake, find its service ID"),
        Fix.Show("ibmcloud iam service-api-keys SERVICE_ID", "find the key, then enable it with ibmcloud iam service-api-key-enable"),
    ];

    private static string Words(RefusalKind kind) => kind switch
    {
        RefusalKind.NotFound => "does not exist: it was deleted, mistyped or truncated",
        RefusalKind.Disabled => "is disabled",
        RefusalKind.Expired => "has expired",
        RefusalKind.OwnerInactive => "belongs to a user who is no longer active in the account",
        _ => "belongs to a user who is suspended in the account",
    };
}
