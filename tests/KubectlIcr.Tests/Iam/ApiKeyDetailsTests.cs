using KubectlIcr.Iam;

namespace KubectlIcr.Tests.Iam;

public class ApiKeyDetailsTests
{
    [Fact]
    public async Task The_record_without_the_key()
    {
        await using var world = await IbmWorld.StartAsync();
        var key = world.Cloud.AddServiceIdKey(IbmWorld.Key, "cluster-abc", IbmWorld.Account);
        key.IsLocked = true;

        var record = (await world.AskAsync()).Record.Value!;

        var made = new DateTimeOffset(2026, 2, 3, 10, 12, 0, TimeSpan.Zero);
        Assert.Equal(new ApiKeyRecord(key.KeyId, "cluster-abc", false, true, made, made.AddYears(1)), record);
        Assert.DoesNotContain(IbmWorld.Key, record.ToString());
    }

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    public async Task What_it_may_not_read_is_said(int status)
    {
        await using var world = await IbmWorld.StartAsync();
        world.Cloud.AddServiceIdKey(IbmWorld.Key, "cluster-abc", IbmWorld.Account).DetailsStatus = status;

        var facts = await world.AskAsync();

        Assert.NotNull(facts.Identity);
        Assert.Equal($"iam.cloud.ibm.com: {status} BXNIM0513E: You are not authorized to use this API.", facts.Record.Unread);
    }

    [Fact]
    public async Task A_key_with_a_line_end_cannot_be_sent_in_a_header()
    {
        await using var world = await IbmWorld.StartAsync();
        world.Cloud.AddServiceIdKey("key\n", "cluster-abc", IbmWorld.Account);

        var facts = await world.AskAsync("key\n");

        Assert.NotNull(facts.Identity);
        Assert.Equal("the key has characters that are not allowed in a header", facts.Record.Unread);
    }

    [Theory]
    [InlineData(200, "<html>", "iam.cloud.ibm.com: the response is not JSON")]
    [InlineData(200, "[]", "iam.cloud.ibm.com: the response does not describe an API key")]
    [InlineData(200, """{"id":7}""", "iam.cloud.ibm.com: the response does not describe an API key")]
    [InlineData(502, "Bad gateway", "iam.cloud.ibm.com: 502")]
    public async Task What_cannot_be_understood_is_said(int status, string body, string reason)
    {
        await using var world = await IbmWorld.StartAsync();
        world.Cloud.AddServiceIdKey(IbmWorld.Key, "cluster-abc", IbmWorld.Account);
        world.Cloud.Break("/v1/apikeys/details", status, body);

        Assert.Equal(reason, (await world.AskAsync()).Record.Unread);
    }
}
