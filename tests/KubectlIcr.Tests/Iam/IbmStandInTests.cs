using System.Net;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using KubectlIcr.EndToEnd.Ibm;

namespace KubectlIcr.Tests.Iam;

/// <summary>What of the stand-in the product's own tests do not see.</summary>
public class IbmStandInTests
{
    [Fact]
    public async Task Judges_the_token_and_the_account()
    {
        await using var cloud = await IbmStandIn.StartAsync();
        var key = cloud.AddServiceIdKey("key", "cluster-abc", "mine");

        Assert.Equal((HttpStatusCode.Unauthorized, "CRG0014E"), await AskAsync(cloud, "/api/v1/quotas", "nobody's", "mine"));
        Assert.Equal((HttpStatusCode.Unauthorized, "CRG0009E"), await AskAsync(cloud, "/api/v1/quotas", key.Token, "yours"));
        Assert.Equal((HttpStatusCode.NotFound, "CRG0001E"), await AskAsync(cloud, "/api/v1/nonsense", key.Token, "mine"));
        Assert.Equal((HttpStatusCode.OK, null), await AskAsync(cloud, "/api/v1/settings", key.Token, "mine"));
    }

    [Fact]
    public async Task Knows_service_IDs_and_what_a_list_must_be_asked_with()
    {
        await using var cloud = await IbmStandIn.StartAsync();
        var key = cloud.AddServiceIdKey("key", "cluster-abc", "mine");

        Assert.Equal((HttpStatusCode.OK, null), await AskAsync(cloud, $"/v1/serviceids/{key.IamId["iam-".Length..]}", key.Token));
        Assert.Equal((HttpStatusCode.NotFound, "BXNIM0513E"), await AskAsync(cloud, "/v1/serviceids/ServiceId-none", key.Token));
        Assert.Equal((HttpStatusCode.BadRequest, "missing_required_query_parameter"), await AskAsync(cloud, "/v2/policies", key.Token));
        Assert.Equal((HttpStatusCode.Unauthorized, "invalid_token"), await AskAsync(cloud, "/v2/groups", "nobody's"));
        Assert.Equal((HttpStatusCode.Unauthorized, "BXNIM0308E"), await AskAsync(cloud, "/v1/apikeys/details", "nobody's"));
    }

    [Fact]
    public async Task Takes_an_authority_that_others_use_too()
    {
        using var authority = Cluster.Pki.Authority("shared");
        await using var cloud = await IbmStandIn.StartAsync(authority);

        Assert.Equal(authority.ExportCertificatePem(), cloud.CaPem);
        Assert.Equal(HttpStatusCode.NotFound, (await AskAsync(cloud, "/", "")).Status);
    }

    private static async Task<(HttpStatusCode Status, string? Code)> AskAsync(IbmStandIn cloud, string path, string token, string? account = null)
    {
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.ImportFromPem(cloud.CaPem);
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false, SslOptions = new SslClientAuthenticationOptions { CertificateChainPolicy = policy } });
        using var request = new HttpRequestMessage(HttpMethod.Get, $"https://localhost:{cloud.Port}{path}");
        request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {token}");
        if (account is not null) request.Headers.Add("Account", account);
        using var response = await http.SendAsync(request);
        var body = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
        return (response.StatusCode, ((body["errors"]?[0] ?? body)["code"] ?? body["errorCode"])?.ToString());
    }
}
