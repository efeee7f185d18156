using KubectlIcr.Cluster;
using KubectlIcr.Iam;
using KubectlIcr.Kubelet;
using KubectlIcr.Report;

namespace KubectlIcr.Rules;

/// <summary>ICR503: IAM says why it does not take the API key.</summary>
internal sealed class DeadApiKey : KeyRule
{
    public override string Id => "ICR503";

    public override Severity Severity => Severity.Error;

    public override string Title => "IAM does not take the API key";

    public override IReadOnlyList<PullCause> Explains => [PullCause.BadCredentials];

    public override string Cause =>
        "IAM gives no token for the API key in the pull secret, and says why: the key was deleted, mistyped or cut off (BXNIM0415E), disabled (BXNIM0462E), has "
        + "expired (BXNIM0439E), or its owner is no longer active in the account (BXNIM0410E) or suspended (BXNIM0436E).";

    public override string Remedy =>
        "A disabled key can be enabled again; for every other cause put a new key into the secret. Copies of the secret in other namespaces hold the same dead key.";

    public override string WhenFine => "When another credential of the pod is tried after it and works.";

    public override string? Topic => IbmTopic.Registry("troubleshoot-auth-req");

    protected override Finding? Check(Pull pull, KeyAccess access, ClusterFacts facts) => access.Key.Key.Refusal is not { } refusal || refusal.Kind == RefusalKind.Other ? null
        : Found(pull, $"the API key of {Secret(pull, access)} {Words(refusal.Kind)}", Certainty.Certain,
            [Proof.Text(pull), access.Refusal, .. Donor.RuledOut(pull, access.Key.Try.Secret)],
            [.. Enable(refusal.Kind), .. Supply.Instead(pull, facts, access.Key.Try.Secret)],
            pull.GotIn() || pull.IsAdmitted() ? Severity.Warning : Severity.Error);

    /// <summary>IAM refuses the key in a known way: then this rule tells of the login, and no other.</summary>
    public static bool IsAbout(Pull pull, KeyringTry sent) => KeyAccess.Of(pull, sent)?.Key.Key.Refusal is { Kind: not RefusalKind.Other };

    private static Fix[] Enable(RefusalKind kind) => kind != RefusalKind.Disabled ? [] :
    [
        new Fix("ibmcloud iam service-ids", "if the key was disabled by mistake, find its service ID"),
        new Fix("ibmcloud iam service-api-keys SERVICE_ID", "find the key; ibmcloud iam service-api-key-enable enables it again"),
    ];

    private static string Words(RefusalKind kind) => kind switch
    {
        RefusalKind.NotFound => "does not exist: it was deleted, mistyped or cut off",
        RefusalKind.Disabled => "is disabled",
        RefusalKind.Expired => "has expired",
        RefusalKind.OwnerInactive => "belongs to somebody who is no longer active in the account",
        _ => "belongs to somebody who is suspended in the account",
    };
}
