using KubectlIcr.Kubelet;
using KubectlIcr.PullSecrets;
using KubectlIcr.Registry;
using KubectlIcr.Tests.Rules;

namespace KubectlIcr.Tests.PullSecrets;

public class CandidateTests
{
    private static ACluster Cluster => new ACluster().Secret("all-icr-io", password: "live", @namespace: "default");

    [Fact]
    public void Looks_at_the_namespace_and_at_what_IBM_puts_there_and_at_nobody_elses() => Assert.Equal(
        ["team-a/mine", "default/all-icr-io"],
        Keys(Cluster.Secret("mine").Secret("theirs", @namespace: "team-b").Secret("all-icr-io", @namespace: "team-b").Secret("pull-secret", @namespace: "openshift-config").Pull()));

    [Fact]
    public void Takes_a_namesake_of_what_is_missing_but_none_of_a_system_namespace() => Assert.Equal(
        ["team-b/gone False", "default/all-icr-io False", "kube-system/gone True"],
        Candidate.For(Cluster.Names("gone").NoSecret("gone").Secret("gone", @namespace: "team-b").Secret("gone", @namespace: "kube-system").Pull(), "gone")
            .Select(one => $"{one.Secret.Key} {one.RuledOut is not null}"));

    [Theory]
    [InlineData("cp.icr.io/cp/app:1.0", 1)]
    [InlineData("us.icr.io/cp/app:1.0", 0)]
    public void Takes_an_entitlement_key_for_its_own_host_only(string image, int count) =>
        Assert.Equal(count, Candidate.For(new ACluster().Image(image).Secret("ibm-entitlement-key", image.Split('/')[0], "cp", @namespace: "cp4i").Pull()).Count);

    [Fact]
    public void A_key_that_IAM_rejected_is_rejected_at_every_host()
    {
        var pull = Cluster.Secret("mine", password: "live").Pull();
        var refused = APull.Failing(PullCause.BadCredentials, "401", registry: "de.icr.io") with { Keyring = pull.Keyring! with { Tries = [Candidate.For(pull)[0].Try] } };

        Assert.All(Candidate.For(pull with { History = new CredentialHistory([refused]) }), one => Assert.Equal("de.icr.io rejected these credentials when pod/web-1 in namespace team-a used them", one.RuledOut));
    }

    [Fact]
    public void A_denial_is_about_its_repository_alone()
    {
        var pull = Cluster.Pull();
        var denied = APull.Failing(PullCause.Forbidden, "403") with { Keyring = pull.Keyring! with { Tries = [Candidate.For(pull)[0].Try] } };
        var history = new CredentialHistory([denied]);

        Assert.NotNull(Candidate.For(pull with { History = history })[0].RuledOut);
        Assert.Null(Candidate.For(Cluster.Image("us.icr.io/team/other:1.0").Pull() with { History = history })[0].RuledOut);
    }

    [Fact]
    public void A_plain_401_is_about_its_repository_alone()
    {
        var pull = Cluster.Pull();
        var refused = APull.Failing(PullCause.Unauthorized, "401") with { Keyring = pull.Keyring! with { Tries = [Candidate.For(pull)[0].Try] } };
        var history = new CredentialHistory([refused]);

        Assert.Equal("us.icr.io rejected these credentials for team/app when pod/web-1 in namespace team-a used them", Candidate.For(pull with { History = history })[0].RuledOut);
        Assert.Null(Candidate.For(Cluster.Image("us.icr.io/team/other:1.0").Pull() with { History = history })[0].RuledOut);
    }

    [Fact]
    public void One_error_for_two_credentials_is_about_neither()
    {
        var pull = Cluster.Secret("mine").Pull();
        var tries = Candidate.For(pull).Select(one => one.Try).ToList();
        var refused = APull.Failing(PullCause.BadCredentials, "401") with { Keyring = pull.Keyring! with { Tries = tries } };

        Assert.All(Candidate.For(pull with { History = new CredentialHistory([refused]) }), one => Assert.Null(one.RuledOut));
    }

    [Fact]
    public void The_registrys_own_answer_outweighs_an_older_failure()
    {
        var pull = Cluster.Pull();
        var sent = Candidate.For(pull)[0].Try;
        var before = APull.Failing(PullCause.BadCredentials, "401") with { Keyring = pull.Keyring! with { Tries = [sent] } };
        var asked = APull.Failing(PullCause.Unauthorized, "401") with { CandidateAnswers = [new PullAnswer(sent, AnAnswer.Ok("linux/amd64"))] };

        Assert.Null(Candidate.For(pull with { History = new CredentialHistory([before, asked]) })[0].RuledOut);
    }

    [Fact]
    public void What_was_proven_comes_first_and_what_is_ruled_out_last()
    {
        var pull = Cluster.Secret("a-bad", password: "bad").Secret("b-other", password: "other").Pull();
        var tries = Candidate.For(pull).ToDictionary(one => one.Secret.Name, one => one.Try);
        var history = new CredentialHistory([APull.Failing(PullCause.Unauthorized, "401") with
        {
            CandidateAnswers = [new PullAnswer(tries["a-bad"], AnAnswer.LoginRefused), new PullAnswer(tries["all-icr-io"], AnAnswer.Ok("linux/amd64"))],
        }]);

        Assert.Equal(["default/all-icr-io", "team-a/b-other", "team-a/a-bad"], Keys(pull with { History = history }));
    }

    private static IEnumerable<string> Keys(Pull pull) => Candidate.For(pull).Select(one => one.Secret.Key.ToString());
}
