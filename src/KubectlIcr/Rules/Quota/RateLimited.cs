using System.Text.RegularExpressions;
using KubectlIcr.Cluster;
using KubectlIcr.Kubelet;
using KubectlIcr.Registry;
using KubectlIcr.Report;

namespace KubectlIcr.Rules;

/// <summary>ICR203: the registry answers 429, too many requests.</summary>
internal sealed partial class RateLimited : MessageRule
{
    private const string DockerHub = "docker.io";

    public override string Id => "ICR203";

    public override string Title => "The registry limits the rate of pulls";

    public override IReadOnlyList<PullCause> Explains => [PullCause.RateLimited];

    public override string Cause =>
        "The registry answered 429, too many requests. Docker Hub counts pulls without a login by address, and all nodes behind one gateway share an address. "
        + "IBM documents no rate limit for icr.io, and none has been seen there: a 429 under that name may come from a proxy or a mirror.";

    public override string Remedy =>
        "For Docker Hub pull with a login, or copy the image to a registry of your own. For icr.io find out what answers. "
        + "The policy IfNotPresent saves pulls that a node does not need.";

    public override string WhenFine => "The limit is a matter of hours at most; the kubelet tries again by itself.";

    protected override string Message(Pull pull, PullFailure failure) => Login(failure) is { } login
        ? $"{Network.Host(pull, failure)} limits the rate of pulls of login {login}"
        : IsAnonymousHub(pull) ? "docker.io limits the rate of pulls without a login"
        : $"{Network.Host(pull, failure)} answers {Names.Asker(pull)} with 429: too many requests";

    protected override IEnumerable<Fix?> Fixes(Pull pull, PullFailure failure, ClusterFacts facts) => Login(failure) is not null
        ? [new Fix(
            $"docker buildx imagetools create --tag REGISTRY/NAMESPACE/IMAGE:TAG {Shell.Quote(pull.Use.Image)}",
            "copies the image to a registry of your own, where the limit of this login does not count; a paid plan or a login for each cluster raises the limit")]
        : IsAnonymousHub(pull)
        ?
        [
            new Fix(
                $"kubectl create secret docker-registry docker-hub -n {Shell.Quote(pull.Namespace)} --docker-server=https://index.docker.io/v1/ --docker-username=USER --docker-password=TOKEN",
                "a login has a limit of its own"),
            .. Rules.Fixes.UseSecret(pull, "docker-hub"),
        ]
        : [Network.ConnectFromNode(pull, failure, facts, IcrDomain.IsIcr(pull.Image?.Registry)
            ? "shows what answers under that name: icr.io itself is not known to limit rates"
            : "shows what answers under that name: the registry, a mirror or a proxy")];

    /// <summary>The login whose limit it is, where the registry names it: <c>rate limit as 'USER'</c>.</summary>
    private static string? Login(PullFailure failure) => LimitOf().Match(failure.Text) is { Success: true } match ? match.Groups["user"].Value : null;

    [GeneratedRegex(@"rate limit as '(?<user>[^'\s]{1,255})'", RegexOptions.IgnoreCase)]
    private static partial Regex LimitOf();

    private static bool IsAnonymousHub(Pull pull) => pull.Image?.Registry == DockerHub && pull.IsAnonymous();
}
