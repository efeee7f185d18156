using KubectlIcr.Iam;
using KubectlIcr.Report;

namespace KubectlIcr.Tests.Rules;

public class QuotaNearlyUsedTests
{
    private const string Layer = "failed to pull and unpack image \"X\": failed to copy: httpReadSeeker: failed open: unexpected status code https://us.icr.io/v2/team/app/blobs/sha256:aa: 403 Forbidden";

    private static ACluster With(long? limit, long used, string text) => new ACluster().OwnedBy("Deployment/web").Names("pull").Secret("pull").Fails(text)
        .Key(AKey.OfService(regions: [null]), AKey.At(new Quota(null, 0, limit, used), "team"));

    [Fact]
    public void Warns_from_ninety_percent()
    {
        var finding = With(1000, 951, ACluster.NoTag).The("ICR205");

        Assert.Equal($"account {AKey.Account} has used 95 percent of its pull traffic of this month at us.icr.io", finding.Message);
        Assert.Equal(Severity.Warning, finding.Severity);
    }

    [Fact]
    public void Skipped_when_the_quota_could_not_be_read() =>
        Assert.Equal([$"quota of account {AKey.Account}: 403 from us.icr.io"], With(1000, 0, ACluster.NoTag).Key(AKey.OfService(regions: [null]), AKey.At(null, "team")).SkippedFor("ICR205"));

    [Fact]
    public void Quiet_below() => Assert.Empty(With(1000, 899, ACluster.NoTag).Found("ICR205"));

    [Fact]
    public void Quiet_without_a_limit() => Assert.Empty(With(null, long.MaxValue, ACluster.NoTag).Found("ICR205"));

    [Fact]
    public void The_quota_that_refuses_shows_its_numbers()
    {
        var cluster = With(5368709120, 5368709120, Layer);

        Assert.Equal(["ICR201"], cluster.Errors());
        Assert.Contains(new Evidence("quota", "pull traffic of this month at us.icr.io: 5120 of 5120 MB used (100 percent)"), cluster.The("ICR201").Evidence);
        Assert.Empty(cluster.Found("ICR205"));
    }

    [Fact]
    public void Numbers_rule_a_guessed_quota_out() => Assert.Equal(["ICR609"], With(5368709120, 1, Layer).Errors());
}
