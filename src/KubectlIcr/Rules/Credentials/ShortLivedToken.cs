using KubectlIcr.PullSecrets;

namespace KubectlIcr.Rules;

/// <summary>ICR407: the matching entry holds an IAM token instead of a key.</summary>
internal sealed class ShortLivedToken : FlawRule
{
    public override string Id => "ICR407";

    public override string Title => "The pull secret holds a short-lived token";

    public override string Cause =>
        "The usernames iambearer and iamrefresh indicate an IAM access token (valid for about an hour) and the refresh token of a login session. They come from "
        + "ibmcloud cr login on a laptop. Pulls work until the token expires, and fail after that.";

    public override string Remedy => "Use an IAM API key with username iamapikey, preferably the key of a service ID.";

    public override string WhenToIgnore => "For a test that ends within the hour.";

    public override string? Topic => IbmTopic.Registry("registry_access");

    protected override Flaw Flaw => Flaw.ShortLived;

    protected override bool MayStillWork => true;
}
