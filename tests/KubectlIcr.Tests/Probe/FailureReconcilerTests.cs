using KubectlIcr.Registry;
using KubectlIcr.Tests.Rules;

namespace KubectlIcr.Tests.Probe;

/// <summary>The node's word against the registry's answer: which of them the findings follow.</summary>
public class FailureReconcilerTests
{
    private const string NoHost = "failed to pull and unpack image \"X\": failed to do request: Head \"https://us.icr.io/v2/\": dial tcp: lookup us.icr.io: no such host";
    private const string Layer = "failed to pull and unpack image \"X\": failed to copy: httpReadSeeker: failed open: unexpected status code https://us.icr.io/v2/team/app/blobs/sha256:aa: 403 Forbidden";
    private const string PrivateOnly = "failed to authorize: Private-only access is enabled on this account, but this request was over the public network. You must access this account over the private network";
    private const string BackOff = "Back-off pulling image \"X\"";

    /// <summary>Said by the node, answered here, the errors that are left.</summary>
    public static TheoryData<string, string, string> Table => new()
    {
        { "aged out", "refuses the login", "ICR501" },
        { "aged out", "denies access", "ICR502" },
        { "aged out", "has no such tag", "ICR102" },
        { "aged out", "has no such repository", "ICR103" },
        { "aged out", "has a quota", "ICR201" },
        { "aged out", "refuses a layer", "ICR201" },
        { "aged out", "is down", "ICR204" },
        { "aged out", "limits rates", "ICR203" },
        { "aged out", "gives it", "ICR901" },
        { "aged out", "is not reached", "ICR901" },
        { "login refused", "refuses the login", "ICR501" },
        { "login refused", "denies access", "ICR502" },
        { "login refused", "has no such tag", "ICR102" },
        { "login refused", "gives it", "ICR610" },
        { "login refused", "is down", "ICR501" },
        { "login refused", "is not reached", "ICR501" },
        { "denied", "refuses the login", "ICR501" },
        { "denied", "denies access", "ICR502" },
        { "denied", "has no such repository", "ICR103" },
        { "denied", "gives it", "ICR610" },
        { "denied", "withholds", "ICR502" },
        { "no tag", "has no such tag", "ICR102" },
        { "no tag", "has no such repository", "ICR103" },
        { "no tag", "gives it", "ICR610" },
        { "no tag", "denies access", "ICR102" },
        { "no host", "gives it", "ICR601" },
        { "no host", "has no such tag", "ICR601" },
        { "layer refused", "gives it", "ICR610" },
        { "layer refused", "refuses a layer", "ICR201" },
        { "layer refused", "gives its manifest", "ICR201" },
        { "private only", "gives it", "ICR608" },
        { "private only", "denies access", "ICR608" },
    };

    private static ACluster Said(string said) => new ACluster().OwnedBy("Deployment/web").Names("pull").Secret("pull").Fails(said switch
    {
        "login refused" => ACluster.Refused,
        "denied" => ACluster.Denied,
        "no tag" => ACluster.NoTag,
        "no host" => NoHost,
        "layer refused" => Layer,
        "private only" => PrivateOnly,
        _ => BackOff,
    }, said == "aged out" ? "ImagePullBackOff" : "ErrImagePull");

    private static RegistryAnswer Answered(string answered) => answered switch
    {
        "refuses the login" => AnAnswer.LoginRefused,
        "denies access" => AnAnswer.Denied,
        "has no such tag" => AnAnswer.NoTag,
        "has no such repository" => AnAnswer.NoRepository,
        "has a quota" => AnAnswer.Quota,
        "refuses a layer" => AnAnswer.LayerRefused,
        "is down" => AnAnswer.Refused(AnswerStage.Manifest, 503, null, null, null),
        "limits rates" => AnAnswer.Refused(AnswerStage.Manifest, 429, "TOOMANYREQUESTS", "slow down", true),
        "is not reached" => AnAnswer.Unreached,
        "withholds" => AnAnswer.Withheld,
        "gives its manifest" => AnAnswer.Ok() with { Stage = AnswerStage.Manifest },
        "gives it" => AnAnswer.Ok(),
        _ => throw new ArgumentException(answered),
    };

    [Theory]
    [MemberData(nameof(Table))]
    public void Leaves_one_root_cause(string said, string answered, string error) =>
        Assert.Equal([error], Said(said).Registry(Answered(answered)).Errors());

    [Fact]
    public void A_forecast_follows_the_registry()
    {
        var template = new ACluster().ServiceAccount("pull").Secret("pull").Template();

        Assert.Equal(["ICR102"], template.Registry(AnAnswer.NoTag).Errors());
        Assert.Empty(template.Registry(AnAnswer.Ok()).Diagnose().Findings);
        Assert.False(template.Registry(AnAnswer.NoTag).Pull().FailsNow);
    }

    [Fact]
    public void An_image_that_everybody_gets_needs_no_secret() =>
        Assert.Empty(new ACluster().Image("icr.io/team/app:1.0").Template().Registry(AnAnswer.Ok()).Diagnose().Findings);

    [Fact]
    public void The_report_keeps_what_the_node_said()
    {
        var pull = Said("denied").Registry(AnAnswer.LoginRefused).Pull();

        Assert.Contains("insufficient_scope", pull.NodeFailure!.Text, StringComparison.Ordinal);
        Assert.True(pull.IsFromHere);
    }

    [Fact]
    public void Each_credential_has_its_own_answer()
    {
        var cluster = Said("aged out").Names("a", "b").Secret("a", password: "1").Secret("b", password: "2").Registry(AnAnswer.LoginRefused, AnAnswer.Denied);

        Assert.Equal(["ICR501", "ICR502"], cluster.Errors());
        Assert.Contains("secret \"a\"", cluster.The("ICR501").Message, StringComparison.Ordinal);
        Assert.Contains("secret \"b\"", cluster.The("ICR502").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_later_credential_that_works_settles_it() =>
        Assert.Equal(["ICR610"], Said("login refused").Names("a", "b").Secret("a", password: "1").Secret("b", password: "2").Registry(AnAnswer.LoginRefused, AnAnswer.Ok()).Errors());

    [Fact]
    public void The_answer_stands_beside_a_network_failure()
    {
        var evidence = Said("no host").Registry(AnAnswer.Ok()).The("ICR601").Evidence;

        Assert.Contains(new("registry", "from this machine, with secret \"pull\": us.icr.io serves the image"), evidence);
    }

    [Fact]
    public void What_the_registry_did_not_tell_is_said()
    {
        var skipped = Said("aged out").Registry(AnAnswer.Unreached).Diagnose().Skipped;

        Assert.Contains(skipped, one => one is { Rule: "ICR102", Reason: "no response from the registry: lookup us.icr.io: no such host" });
    }

    [Fact]
    public void A_known_failure_is_not_open() => Assert.Empty(Said("no host").Registry(AnAnswer.Unreached).Diagnose().Skipped);
}
