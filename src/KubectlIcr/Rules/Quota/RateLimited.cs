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

    public override string Title => "The registry's rate limit is exceeded";

    public override IReadOnlyList<PullCause> Explains => [PullCause.RateLimited];

    public override string Cause =>
        "The registry responded with 429 Too Many Requests. Docker Hub counts pulls without credentials by IP address, and all nodes behind one gateway share an "
        + "address. IBM documents no rate limit for icr.io, and none has been observed: a 429 under that name probably comes from a proxy or a mirror.";

    public override string Remedy =>
        "For Docker Hub, pull with credentials, or copy the image to a registry of your own. For icr.io, find out which server responds. The pull policy IfNotPresent "
        + "avoids pulls that a node does not need.";

    public override string WhenToIgnore => "When you can wait: a rate limit lasts hours at most, and the kubelet retries automatically.";

    protected override string Message(Pull pull, PullFailure failure) => Login(failure) is { } login
        ? $"the rate limit of {Network.Host(pull, failure)} for user {login} is exceeded"
        : IsAnonymousHub(pull) ? "the rate limit of docker.io for pulls without credentials is exceeded"
        : $"{Network.Host(pull, failure)} responds to {Names.Asker(pull)} with 429 Too Many Requests";

    protected override IEnumerable<Fix?> Fixes(Pull pull, PullFailure failure, ClusterFacts facts) => Login(failure) is not null
        ? [new Fix(
            $"docker buildx imagetools create --tag REGISTRY/NAMESPACE/IMAGE:TAG {Shell.Quote(pull.Use.Image)}",
            "copy the image to a registry of your own, to which this limit does not apply (a paid plan or a separate user for each cluster also raises the limit)")]
        : IsAnonymousHub(pull)
        ?
        [
            new Fix(
                $"kubectl create secret docker-registry docker-hub -n {Shell.Quote(pull.Namespace)} --docker-server=https://index.docker.io/v1/ --docker-username=USER --docker-password=TOKEN",
                "create a pull secret: each user has a separate limit"),
            .. PodSecretFixes.Use(pull, "docker-hub"),
        ]
        : [Network.ConnectFromNode(pull, failure, facts, IcrDomain.IsIcr(pull.Image?.Registry)
            ? "check which server responds: icr.io has no known rate limit, so the response could come from a proxy or a mirror"
            : "check which server responds: the registry, a mirror or a proxy")];

    /// <summary>The login whose limit it is, where the registry names it: <c>rate limit as 'USER'</c>.</summary>
    private static string? Login(PullFailure failure) => LimitOf().Match(failure.Text) is { Success: true } match ? match.Groups["user"].Value : null;

    [GeneratedRegex(@"rate limit as '(?<user>[^'\s]{1,255})'", RegexOptions.IgnoreCase)]
    private static partial Regex LimitOf();

    private static bool IsAnonymousHub(Pull pull) => pull.Image?.Registry == DockerHub && pull.IsAnonymous();
}
