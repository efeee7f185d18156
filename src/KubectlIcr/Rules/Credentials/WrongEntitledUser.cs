using KubectlIcr.Kubelet;
using KubectlIcr.PullSecrets;

namespace KubectlIcr.Rules;

/// <summary>ICR408: cp.icr.io gets another user than cp.</summary>
internal sealed class WrongEntitledUser : FlawRule
{
    public override string Id => "ICR408";

    public override string Title => "cp.icr.io wants user cp";

    public override IReadOnlyList<PullCause> Explains => [PullCause.BadCredentials, PullCause.Forbidden, PullCause.NotFoundRepoOrDenied];

    public override string Cause =>
        "The entitled registry cp.icr.io is apart from the rest of Container Registry: it knows entitlement keys, sent with user cp. IAM API keys and "
        + "all-icr-io give no access there; the login may even succeed and the pull fail.";

    public override string Remedy => "Make the secret with user cp and the entitlement key from https://myibm.ibm.com/products-services/containerlibrary.";

    public override string WhenFine => "When IBM has told you to use another user for your product.";

    public override string? Topic => IbmTopic.Containers("registry");

    protected override Flaw Flaw => Flaw.WrongEntitledUser;

    protected override bool MayStillWork => true;
}
