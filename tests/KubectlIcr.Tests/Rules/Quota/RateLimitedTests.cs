using KubectlIcr.Kubelet;
using KubectlIcr.Report;
using KubectlIcr.Rules;

namespace KubectlIcr.Tests.Rules;

public class RateLimitedTests
{
    private const string Text = "toomanyrequests: You have reached your pull rate limit.";
    private const string Create =
        "kubectl create secret docker-registry docker-hub -n team-a --docker-server=https://index.docker.io/v1/ --docker-username=USER --docker-password=TOKEN";

    [Fact]
    public void Found_on_Docker_Hub_without_a_login()
    {
        var finding = Assert.Single(new RateLimited().Check(APull.Failing(PullCause.RateLimited, Text, "docker.io")));

        Assert.Equal("the rate limit of docker.io for pulls without credentials is exceeded", finding.Message);
        Assert.Equal(
            [
                Create,
                Commands.Bind("docker-hub"),
                "kubectl rollout restart deployment/web -n team-a",
            ],
            finding.Runs());
    }

    [Fact]
    public void Puts_the_login_beside_the_secrets_that_the_pod_names_itself()
    {
        var pull = APull.Failing(PullCause.RateLimited, Text, "docker.io");
        pull = pull with { Pod = pull.Pod with { ImagePullSecrets = ["own"] } };

        Assert.Equal(
            [Create, "kubectl patch deployment/web -n team-a -p '{\"spec\":{\"template\":{\"spec\":{\"imagePullSecrets\":[{\"name\":\"docker-hub\"}]}}}}'"],
            Assert.Single(new RateLimited().Check(pull)).Runs());
    }

    [Fact]
    public void Asks_what_answers_on_an_ICR_host()
    {
        var finding = Assert.Single(new RateLimited().Check(APull.Failing(PullCause.RateLimited, "429 Too Many Requests")));

        Assert.Equal("us.icr.io responds to the node with 429 Too Many Requests", finding.Message);
        Assert.Equal(
            Fix.Show(
                "kubectl debug node/worker-1 -it --image=us.icr.io/armada-master/network-alpine:latest --profile=general -- wget -S -O- -T 10 https://us.icr.io/v2/",
                "check which server responds: icr.io has no known rate limit, so the response could come from a proxy or a mirror"),
            finding.Fixes[1]);
    }

    [Fact]
    public void The_limit_of_a_login_is_not_raised_by_a_login()
    {
        var finding = Assert.Single(new RateLimited().Check(APull.Failing(PullCause.RateLimited, "toomanyrequests: You have reached your pull rate limit as 'acme-ci': dckr_jti_abc", "docker.io")));

        Assert.Equal("the rate limit of docker.io for user acme-ci is exceeded", finding.Message);
        Assert.Equal(["docker buildx imagetools create --tag REGISTRY/NAMESPACE/IMAGE:TAG docker.io/team/app:1.0"], finding.Runs());
    }

    [Fact]
    public void Quiet_on_another_cause() => Assert.Empty(new RateLimited().Check(APull.Failing(PullCause.PullQps, "pull QPS exceeded")));
}
