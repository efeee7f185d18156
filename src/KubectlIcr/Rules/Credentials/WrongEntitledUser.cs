using KubectlIcr.Kubelet;
using KubectlIcr.PullSecrets;

namespace KubectlIcr.Rules;

/// <summary>ICR408: cp.icr.io gets another user than cp.</summary>
internal sealed class WrongEntitledUser : FlawRule
{
    public override string Id => "ICR408";

    public override string Title => "cp.icr.io requires the username cp";

    public override IReadOnlyList<PullCause> Explains => [PullCause.BadCredentials, PullCause.Forbidden, PullCause.NotFoundRepoOrDenied];

    public override string Cause =>
        "The entitled registry cp.icr.io is separate from the rest of Container Registry: it accepts only entitlement keys, sent with the username cp. IAM API keys "
        + "and all-icr-io grant no access to it. The login might even succeed, and the pull still fails.";

    public override string Remedy => "Create the secret with the username cp and the entitlement key from https://myibm.ibm.com/products-services/containerlibrary.";

    public override string WhenToIgnore => "When IBM told you to use another username for your product.";

    public override string? Topic => IbmTopic.Containers("registry");

    protected override Flaw Flaw => Flaw.WrongEntitledUser;

    protected override bool MayStillWork => true;
}
