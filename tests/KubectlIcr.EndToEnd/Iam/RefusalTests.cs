using KubectlIcr.EndToEnd.Ibm;
using KubectlIcr.EndToEnd.Probe;

namespace KubectlIcr.EndToEnd.Iam;

/// <summary>Every code by which IAM refuses an API key: what it means is said where it is known, and IAM's own words always.</summary>
[Collection(ControlPlaneCollection.Name)]
[Trait("Needs", "registry")]
public sealed class RefusalTests(ControlPlane plane, RegistryWorld world)
{
    /// <summary>The codes whose meaning is known; of the others the registry's own refusal is told.</summary>
    private static readonly Dictionary<string, string> Meanings = new()
    {
        ["BXNIM0415E"] = "does not exist: it was deleted, mistyped or truncated",
        ["BXNIM0462E"] = "is disabled",
        ["BXNIM0439E"] = "has expired",
        ["BXNIM0410E"] = "belongs to a user who is no longer active in the account",
        ["BXNIM0436E"] = "belongs to a user who is suspended in the account",
    };

    public static TheoryData<string> Codes => [.. IbmRefusal.Known.Keys.Union(Meanings.Keys)];

    [Theory]
    [MemberData(nameof(Codes))]
    public async Task The_code_decides(string code)
    {
        var (refusal, meaning) = (IbmRefusal.Known[code], Meanings.GetValueOrDefault(code));

        var report = await new Scene(plane, world, $"i-{code.ToLowerInvariant()}").Refused(code).CheckAsync("--iam");

        Assert.Equal(meaning is null ? "ICR501" : "ICR503", report.Errors);
        Assert.Contains(meaning ?? "rejects the credentials", (string)report.Finding(report.Errors)["message"]!, StringComparison.Ordinal);
        Assert.Contains($"{refusal.Status} {code}: {refusal.Message}", report.Text(report.Errors), StringComparison.Ordinal);
        Assert.Equal($"{code} {refusal.Message}", (string?)report.Key()["refusal"]);
        Assert.Null(report.Key()["kind"]);
    }

    [Theory]
    [InlineData(503, "text/html", "<html>unavailable</html>", "iam.cloud.ibm.com: 503")]
    [InlineData(429, "application/json", "{\"errorCode\":\"BXNIM0000E\",\"errorMessage\":\"Too many requests.\"}", "iam.cloud.ibm.com: 429 BXNIM0000E: Too many requests.")]
    [InlineData(200, "text/html", "<html>Sign in</html>", "iam.cloud.ibm.com: the response is not JSON")]
    [InlineData(200, "application/json", "{\"access_token\":\"nonsense\"}", "iam.cloud.ibm.com: the response has no token that identifies the key")]
    public async Task An_answer_that_is_none_says_nothing_about_the_key(int status, string type, string body, string words)
    {
        using var broken = world.On(IbmStandIn.IamHost, "/identity/token", context => Answers.TextAsync(context, status, type, body));

        var report = await new Scene(plane, world, $"i-none-{status}-{body.Length}").CheckAsync("--iam");

        Assert.Equal("ICR501", report.Errors);
        Assert.Equal([$"IAM: {words}"], report.Unread());
        Assert.Contains($"ICR503: no response from IAM: {words}", report.Skipped);
    }

    [Fact]
    public async Task An_IAM_that_can_not_be_reached()
    {
        using var failing = world.Proxy.Fail(IbmStandIn.IamHost, ProxyFault.Forbid);

        var report = await new Scene(plane, world, "i-unreached").CheckAsync("--iam");

        Assert.Equal("ICR501", report.Errors);
        Assert.Contains(report.Skipped, line => line.StartsWith("ICR503: no response from IAM: proxy ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_the_flag_nobody_of_IBM_Cloud_is_asked()
    {
        await new Scene(plane, world, "i-off").CheckAsync();

        Assert.Empty(world.Ibm.Requests);
        Assert.Empty(world.RequestsTo(IbmStandIn.IamHost));
    }
}
