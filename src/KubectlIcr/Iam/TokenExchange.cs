namespace KubectlIcr.Iam;

/// <summary>What came of exchanging an API key: an identity with its token, or a refusal, or nothing.</summary>
internal sealed record Exchanged(KeyIdentity? Identity, Sensitive? Token, IamRefusal? Refusal, string? Unreached);

/// <summary>API key to access token, and that to the token of a trusted profile. Source of the form: IBM/go-sdk-core; of the codes: IBM's own code and tests, which rely on them.</summary>
internal static class TokenExchange
{
    public static async Task<Exchanged> AskAsync(IbmCalls calls, Uri identity, Sensitive apiKey, CancellationToken cancel)
    {
        var form = new Dictionary<string, string>
        {
            ["grant_type"] = "urn:ibm:params:oauth:grant-type:apikey",
            ["response_type"] = "cloud_iam",
            ["apikey"] = apiKey.Reveal(),
        };
        return await SendAsync(calls, identity, form, apiKey, cancel);
    }

    /// <summary>The token of a trusted profile, for an identity that it trusts, also one of another account. Source of the form: go-sdk-core and bluemix-go.</summary>
    /// <param name="token">The identity's own token.</param>
    /// <param name="profile">E.g. <c>Profile-…</c>.</param>
    public static async Task<Exchanged> AssumeAsync(IbmCalls calls, Uri identity, Sensitive token, string profile, CancellationToken cancel)
    {
        var form = new Dictionary<string, string>
        {
            ["grant_type"] = "urn:ibm:params:oauth:grant-type:assume",
            ["access_token"] = token.Reveal(),
            ["profile_id"] = profile,
        };
        var assumed = await SendAsync(calls, identity, form, token, cancel);
        // The codes tell about keys, and the key is good.
        return assumed.Refusal is { } refusal ? assumed with { Refusal = refusal with { Kind = RefusalKind.Other } } : assumed;
    }

    private static async Task<Exchanged> SendAsync(IbmCalls calls, Uri identity, Dictionary<string, string> form, Sensitive secret, CancellationToken cancel)
    {
        var address = IbmEndpoints.Below(identity, "/identity/token");
        return Judge(await calls.PostFormAsync(address, form, secret, cancel), address.Authority);
    }

    private static Exchanged Judge(IbmAnswer answer, string host)
    {
        if (answer is { Status: >= 200 and < 300, Json: { } json })
        {
            return json.Text("access_token") is { } token && TokenClaims.Identity(token) is { } who
                ? new(who, Sensitive.Of(token), null, null)
                : new(null, null, null, $"{host}: the response has no token that identifies the key");
        }
        return IsRefusal(answer) ? new(null, null, Refusal(answer), null) : new(null, null, null, answer.Problem ?? $"{host}: {answer.Status}");
    }

    /// <summary>A 4xx in IAM's own words. What has none comes from something in between, and 429 says nothing about the key.</summary>
    private static bool IsRefusal(IbmAnswer answer) => answer is { Status: >= 400 and < 500 and not (408 or 429) } && (answer.Code.Length > 0 || answer.Sentence.Length > 0);

    private static IamRefusal Refusal(IbmAnswer answer) => new(Kind(answer.Code), answer.Status!.Value, answer.Code, answer.Sentence);

    private static RefusalKind Kind(string code) => code switch
    {
        "BXNIM0415E" => RefusalKind.NotFound,
        "BXNIM0462E" => RefusalKind.Disabled,
        "BXNIM0439E" => RefusalKind.Expired,
        "BXNIM0410E" => RefusalKind.OwnerInactive,
        "BXNIM0436E" => RefusalKind.OwnerSuspended,
        _ => RefusalKind.Other,
    };
}
