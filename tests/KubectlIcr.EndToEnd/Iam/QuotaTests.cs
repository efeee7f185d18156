using KubectlIcr.EndToEnd.Check;
using KubectlIcr.EndToEnd.Ibm;
using KubectlIcr.EndToEnd.Probe;

namespace KubectlIcr.EndToEnd.Iam;

/// <summary>The account's quota in the image's region: used, limit, percent, and what they decide.</summary>
[Collection(ControlPlaneCollection.Name)]
[Trait("Needs", "registry")]
public sealed class QuotaTests(ControlPlane plane, RegistryWorld world)
{
    private const string Layer = "failed to pull and unpack image \"@\": failed to copy: httpReadSeeker: failed open: unexpected status code https://us.icr.io/v2/x/app/blobs/sha256:aa: 403 Forbidden";

    [Theory]
    [InlineData("i-q-low", 100, 100, "ICR901")]
    [InlineData("i-q-traffic", 0, 4885000000, "ICR901 ICR205")]
    [InlineData("i-q-storage", 500000000, 0, "ICR901 ICR205")]
    public async Task The_numbers_are_in_the_report(string name, long storage, long traffic, string ids)
    {
        var report = await GoodAsync(name, scene => scene.WithAccount(IbmAccount.Free("us.icr.io", IbmCloud.AccountId, storage, traffic)));

        Assert.Equal(ids, report.Ids);
        Assert.Equal(
            $$"""{"host":"us.icr.io","storageLimit":536870912,"storageUsed":{{storage}},"trafficLimit":5368709120,"trafficUsed":{{traffic}}}""",
            report.Key()["quota"]!.ToJsonString());
    }

    [Fact]
    public async Task The_percentage_that_warns()
    {
        var report = await GoodAsync("i-q-words", scene => scene.WithAccount(IbmAccount.Free("us.icr.io", IbmCloud.AccountId, 1, 4885000000)));

        Assert.Contains($"account {IbmCloud.AccountId} has used 90 percent of its pull traffic for this month at us.icr.io", report.Text("ICR205"), StringComparison.Ordinal);
        Assert.Contains("4658 of 5120 MB used (90 percent)", report.Text("ICR205"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_account_without_limits()
    {
        var report = await GoodAsync("i-q-none", scene => scene);

        Assert.Equal("ICR901", report.Ids);
        Assert.Null(report.Key()["quota"]!["trafficLimit"]);
    }

    [Fact]
    public async Task Numbers_that_rule_the_quota_out_leave_the_network()
    {
        var report = await GoodAsync("i-q-left", scene => scene with { Text = Layer }, "--registry", "none");

        Assert.Equal("ICR609", report.Errors);
    }

    [Fact]
    public async Task A_quota_that_may_not_be_read_is_said()
    {
        var report = await GoodAsync("i-q-denied", scene =>
        {
            world.Ibm.KeyOf(scene.Keys["us.icr.io"])!.Denied.Add("quotas");
            return scene with { Text = Layer };
        }, "--registry", "none");

        Assert.Equal("ICR201", report.Errors);
        Assert.Equal("likely", (string?)report.Finding("ICR201")["certainty"]);
        Assert.Contains(report.Unread(), line => line.StartsWith("quota: us.icr.io: 403 CRG0020E", StringComparison.Ordinal));
        Assert.Contains("not read (us.icr.io: 403 CRG0020E", report.Text("ICR201"), StringComparison.Ordinal);
    }

    private async Task<CheckReportJson> GoodAsync(string name, Func<Scene, Scene> vary, params string[] more)
    {
        await IbmCloud.EnsureAsync(plane);
        var scene = vary(new Scene(plane, world, name).AllowingAll().OfServiceId(IbmPolicy.Registry("Reader")));
        await world.PushAsync(scene.Image);
        return await scene.CheckAsync(["--iam", .. more]);
    }
}
