using KubectlIcr.Printers;
using KubectlIcr.Report;

namespace KubectlIcr.Tests.Printers;

public class KeyTableTests
{
    private static readonly KeyReport Known = new(
        "service-id", "ServiceId-1", "cluster-ck9", "0123", "ck9", null, null, "yes", "policy-1", new QuotaReport("us.icr.io", null, 5, 5368709120, 4885000000), []);

    private static PullReport With(string pod, params KeyReport?[] keys) => AReport.Pull(pod) with
    {
        Image = new ImageReport("us.icr.io/team/app:1.0", "us.icr.io", "team/app", "1.0", null, null),
        Credentials = new CredentialsReport(null, [.. keys.Select((key, index) => new TryReport($"key-{index}", "us.icr.io", "iamapikey") { ApiKey = key })], []),
    };

    private static string Print(params PullReport[] pulls)
    {
        var output = new StringWriter { NewLine = "\n" };
        KeyTable.Print(pulls, output, noHeaders: false);
        return output.ToString();
    }

    [Fact]
    public void A_row_a_key_however_many_the_pods() => Assert.Equal(
        """

        NAMESPACE   SECRET   FOR              KIND         NAME          ACCOUNT     ACCESS      TRAFFIC     STORAGE
        team-a      key-0    us.icr.io/team   service-id   cluster-ck9   0123        yes         90%         unlimited
        team-a      key-1    us.icr.io/team   <refused>    BXNIM0462E    <unknown>   <unknown>   <unknown>   <unknown>

        """,
        Print(
            With("web-1", Known, Known with { Kind = null, Name = null, Id = null, Account = null, Access = null, Quota = null, Refusal = "BXNIM0462E Provided API key is disabled." }),
            With("web-2", Known)));

    [Fact]
    public void Nothing_where_IAM_was_not_asked() => Assert.Equal("", Print(With("web", (KeyReport?)null), AReport.Pull()));
}
