using KubectlIcr.Iam;

namespace KubectlIcr.Tests.Iam;

public class KeyIdentityTests
{
    [Fact]
    public async Task A_service_ID_of_a_cluster()
    {
        await using var world = await IbmWorld.StartAsync();
        var key = world.Cloud.AddServiceIdKey(IbmWorld.Key, "cluster-ck9blho20n01rtorhqhg", IbmWorld.Account);

        var who = (await world.AskAsync()).Identity!;

        Assert.Equal(new KeyIdentity(IdentityKind.ServiceId, key.IamId["iam-".Length..], key.IamId, "cluster-ck9blho20n01rtorhqhg", IbmWorld.Account), who);
        Assert.Equal("ck9blho20n01rtorhqhg", who.ClusterId);
    }

    [Fact]
    public async Task A_person()
    {
        await using var world = await IbmWorld.StartAsync();
        var key = world.Cloud.AddUserKey(IbmWorld.Key, "Ada Lovelace", IbmWorld.Account);

        var who = (await world.AskAsync()).Identity!;

        Assert.Equal(new KeyIdentity(IdentityKind.User, key.IamId, key.IamId, "Ada Lovelace", IbmWorld.Account), who);
        Assert.Null(who.ClusterId);
    }

    [Fact]
    public async Task A_trusted_profile()
    {
        await using var world = await IbmWorld.StartAsync();
        var key = world.Cloud.AddProfileKey(IbmWorld.Key, "cluster-like", IbmWorld.Account);

        var who = (await world.AskAsync()).Identity!;

        Assert.Equal((IdentityKind.TrustedProfile, key.IamId["iam-".Length..], (string?)null), (who.Kind, who.Id, who.ClusterId));
    }

    [Theory]
    [InlineData("""{"iam_id":"iam-ServiceId-1"}""", "ServiceId", "ServiceId-1")]
    [InlineData("""{"iam_id":"iam-Profile-1"}""", "TrustedProfile", "Profile-1")]
    [InlineData("""{"iam_id":"IBMid-1","sub":"a@b.c"}""", "User", "IBMid-1")]
    [InlineData("""{"iam_id":"SAML-77","email":"a@b.c"}""", "User", "SAML-77")]
    [InlineData("""{"iam_id":"crn-crn:v1:x","sub_type":"CRN","email":"a@b.c"}""", "Other", "crn-crn:v1:x")]
    [InlineData("""{"iam_id":"x"}""", "Other", "x")]
    [InlineData("""{"iam_id":"iam-ServiceId-1","sub":7,"name":[],"account":"none"}""", "ServiceId", "ServiceId-1")]
    [InlineData("""{"iam_id":"x","account":{"bss":"a\r\nAccount: b"}}""", "Other", "x")]
    public void Claims_of_other_shapes(string payload, string kind, string id)
    {
        var who = TokenClaims.Identity($"e30.{System.Buffers.Text.Base64Url.EncodeToString(System.Text.Encoding.UTF8.GetBytes(payload))}.sig")!;

        Assert.Equal((kind, id, (string?)null), (who.Kind.ToString(), who.Id, who.AccountId));
    }
}
