using System.Text.Json.Nodes;

namespace KubectlIcr.EndToEnd.Ibm;

/// <summary>How IAM refuses a key: status, code and sentence.</summary>
internal sealed record IbmRefusal(string Code, int Status, string Message)
{
    /// <summary>Every code of our notes on IAM, section 5.3. Where no status or sentence was recorded, a likely one stands here.</summary>
    public static readonly IReadOnlyDictionary<string, IbmRefusal> Known = new IbmRefusal[]
    {
        new("BXNIM0415E", 400, "Provided API key could not be found."),
        new("BXNIM0462E", 400, "Provided API key is disabled."),
        new("BXNIM0410E", 400, "Provided user not found or active."),
        new("BXNIM0436E", 401, "The user is suspended in the requested account or is invalid."),
        new("BXNIM0439E", 400, "Provided API key has expired."),
        new("BXNIM0407E", 400, "Provided credential is not valid."),
        new("BXNIM0106E", 400, "Property has an invalid value."),
        new("BXNIM0308E", 401, "No authorization header found."),
        new("BXNIM0513E", 403, "You are not authorized to use this API."),
        new("BXNIM0400E", 401, "External authentication failed."),
    }.ToDictionary(one => one.Code);

    public JsonObject Body => new()
    {
        ["errorCode"] = Code,
        ["errorMessage"] = Message,
        ["context"] = new JsonObject { ["requestId"] = Guid.NewGuid().ToString(), ["requestType"] = "incoming.Identity_Token", ["url"] = "https://iam.cloud.ibm.com", ["clusterName"] = "iam-id-prod" },
    };
}
