using KubectlIcr.Cluster;
using KubectlIcr.Iam;
using KubectlIcr.PullSecrets;
using KubectlIcr.Registry;
using static KubectlIcr.Tests.PullSecrets.AHolding;

namespace KubectlIcr.Tests.PullSecrets;

public sealed class NextStartTests
{
    private static readonly Credential Bad = new("iamapikey", Sensitive.Of("bad"));

    private static readonly CredentialAnswers Answers = new(
        new Dictionary<(string, Credential), RegistryAnswer> { [("us.icr.io", Bad)] = new() { Stage = AnswerStage.Login, Host = "us.icr.io", Status = 401, LoginTaken = false } },
        new Dictionary<Credential, KeyFacts> { [new Credential("iamapikey", Sensitive.Of("disabled"))] = new() { Refusal = new(RefusalKind.Disabled, 400, "BXNIM0462E", "disabled") } });

    private static readonly PullSecretFacts Held = Facts(
        Secret("a", "bad", ("us.icr.io", "iamapikey:bad")),
        Secret("a", "disabled", ("us.icr.io", "iamapikey:disabled")),
        Secret("a", "dead", ("us.icr.io", "token:x")),
        Secret("a", "good", ("us.icr.io", "iamapikey:good")),
        Secret("a", "broken", ("us.icr.io", "no colon")),
        Secret("a", "elsewhere", ("de.icr.io", "iamapikey:bad")));

    /// <summary>All that was read, and that there is no secret "gone".</summary>
    private static readonly PullSecretFacts Known = Held with
    {
        Secrets = new Dictionary<ObjectKey, Fact<Secret>>(Held.Secrets) { [new("a", "gone")] = Fact<Secret>.Absent(), [new("a", "unread")] = Fact<Secret>.NotRead("forbidden") },
    };

    private static StartForecast? Forecast(Pod pod, CredentialAnswers? answers = null, PullSecretFacts? facts = null) =>
        new NextStart(facts ?? Known, new PullSecretTable(facts ?? Known).Find, answers ?? Answers).Of(pod).SingleOrDefault();

    private static bool Fails(Pod pod, CredentialAnswers? answers = null) => Forecast(pod, answers)?.Reason is not null;

    [Theory]
    [InlineData("bad", "refused")]
    [InlineData("disabled", "refused")]
    [InlineData("dead", "dead-token")]
    [InlineData("bad dead elsewhere", "refused")]
    [InlineData("good broken", "unparsable-secret")]
    [InlineData("gone", "missing-secret")]
    [InlineData("gone elsewhere", "missing-secret")]
    [InlineData("gone bad", "refused")]
    public void Fails_where_nothing_that_is_tried_can_work(string secrets, string reason) =>
        Assert.Equal((reason, true), (Forecast(Pod("web", secrets.Split(' ')))?.Reason, Forecast(Pod("web", secrets.Split(' ')))?.IsJudged));

    [Theory]
    [InlineData("good")]
    [InlineData("bad good")]
    [InlineData("elsewhere")]
    [InlineData("gone good")]
    [InlineData("bad unknown", false)]
    [InlineData("bad unread", false)]
    public void Says_nothing_where_something_may_work_or_nobody_knows(string secrets, bool isJudged = true) =>
        Assert.Equal((null, isJudged), (Forecast(Pod("web", secrets.Split(' ')))?.Reason, Forecast(Pod("web", secrets.Split(' ')))?.IsJudged));

    [Theory]
    [InlineData("us.icr.io/team/app", "missing-secret")]
    [InlineData("icr.io/cpopen/app", null)]
    [InlineData("icr.io/team/app", null)]
    [InlineData("quay.io/team/app", null)]
    public void A_missing_secret_decides_only_where_the_registry_is_known_to_want_one(string image, string? reason)
    {
        var pod = Pod("web", "gone");
        Assert.Equal(reason, Forecast(pod with { Containers = [pod.Containers[0] with { Image = image }] })?.Reason);
    }

    [Fact]
    public void A_workload_that_names_no_secret_makes_its_next_pod_with_those_of_the_service_account()
    {
        var template = Pod("web") with { Kind = "Deployment", IsTemplate = true };
        var facts = Known with { Templates = [template], ServiceAccounts = [new("a", "default", ["good"])] };
        var pod = Pod("web-1", "bad") with { Owner = "Deployment/web" };

        Assert.Null(Forecast(pod, facts: facts)?.Reason);
        Assert.Equal("refused", Forecast(pod, facts: facts with { Templates = [template with { ImagePullSecrets = ["bad"] }] })?.Reason);
        Assert.Equal("refused", Forecast(pod with { Owner = null }, facts: facts)?.Reason);
        Assert.Equal("refused", Forecast(pod with { ImagePullSecrets = ["good"] }, facts: facts with { ServiceAccounts = [new("a", "default", ["bad"])] })?.Reason);
    }

    [Fact]
    public void Only_what_runs_and_pulls()
    {
        var pod = Pod("web", "bad");
        Assert.False(Fails(pod with { ImagePullSecrets = [] }));
        Assert.False(Fails(pod with { Containers = [pod.Containers[0] with { State = new("terminated", "Completed", null) }] }));
        Assert.False(Fails(pod with { Containers = [pod.Containers[0] with { PullPolicy = "Never" }] }));
        Assert.False(Fails(pod with { Containers = [pod.Containers[0] with { Image = "quay.io/team/app" }] }));
        Assert.False(Fails(pod, CredentialAnswers.None));
    }
}
