using KubectlIcr.PullSecrets;

namespace KubectlIcr.Rules;

/// <summary>ICR407: the matching entry holds an IAM token instead of a key.</summary>
internal sealed class ShortLivedToken : FlawRule
{
    public override string Id => "ICR407";

    public override string Title => "The pull secret holds a token that expires by itself";

    public override string Cause =>
        "Users iambearer and iamrefresh stand for an IAM access token (about an hour) and a refresh token of somebody's login session. They come from ibmcloud "
        + "cr login on a laptop. Pulls work until the token ends, and fail from then on.";

    public override string Remedy => "Use an IAM API key with user iamapikey, best of a service ID.";

    public override string WhenFine => "For a try that is over within the hour.";

    public override string? Topic => IbmTopic.Registry("registry_access");

    protected override Flaw Flaw => Flaw.ShortLived;

    protected override bool MayStillWork => true;
}
