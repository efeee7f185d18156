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
        new Dictionary<Sensitive, KeyFacts> { [Sensitive.Of("disabled")] = new() { Refusal = new(RefusalKind.Disabled, 400, "BXNIM0462E", "disabled") } });

    private static readonly PullSecretTable Table = new(Facts(
        Secret("a", "bad", ("us.icr.io", "iamapikey:bad")),
        Secret("a", "disabled", ("us.icr.io", "iamapikey:disabled")),
        Secret("a", "dead", ("us.icr.io", "token:x")),
        Secret("a", "good", ("us.icr.io", "iamapikey:good")),
        Secret("a", "broken", ("us.icr.io", "no colon")),
        Secret("a", "elsewhere", ("de.icr.io", "iamapikey:bad"))));

    private static bool Fails(Pod pod, CredentialAnswers? answers = null) => new NextStart(Table.Find, answers ?? Answers).Fails(pod);

    [Theory]
    [InlineData("bad")]
    [InlineData("disabled")]
    [InlineData("dead")]
    [InlineData("bad dead elsewhere")]
    [InlineData("good broken")]
    public void Fails_where_nothing_that_is_tried_can_work(string secrets) => Assert.True(Fails(Pod("web", secrets.Split(' '))));

    [Theory]
    [InlineData("good")]
    [InlineData("bad good")]
    [InlineData("elsewhere")]
    [InlineData("bad unknown")]
    public void Says_nothing_where_something_may_work_or_nobody_knows(string secrets) => Assert.False(Fails(Pod("web", secrets.Split(' '))));

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
