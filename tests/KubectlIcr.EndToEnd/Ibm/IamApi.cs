using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace KubectlIcr.EndToEnd.Ibm;

/// <summary>The stand-in's half that is IAM: tokens, API keys, service IDs, policies, access groups.</summary>
internal sealed class IamApi(IbmStandIn cloud)
{
    public Task AnswerAsync(HttpContext context) => (context.Request.Method, context.Request.Path.Value) switch
    {
        ("POST", "/identity/token") => TokenAsync(context),
        ("GET", "/v1/apikeys/details") => Details(context),
        ("GET", { } path) when path.StartsWith("/v1/serviceids/", StringComparison.Ordinal) => ServiceId(context, path["/v1/serviceids/".Length..]),
        ("GET", "/v2/policies") when cloud.HasPolicies2 => Policies(context, true),
        ("GET", "/v1/policies") => Policies(context, false),
        ("GET", "/v2/groups") => Groups(context),
        _ => Respond.Errors(context, 404, "not_found", "There is no such path."),
    };

    private async Task TokenAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync();
        if (form["grant_type"] == "urn:ibm:params:oauth:grant-type:assume")
        {
            await AssumeAsync(context, form);
            return;
        }
        var key = form["apikey"].ToString();
        var refusal = cloud.RefusalOf(key)
            ?? (form["grant_type"] != "urn:ibm:params:oauth:grant-type:apikey" || form["response_type"] != "cloud_iam" ? IbmRefusal.Known["BXNIM0106E"] : null)
            ?? (cloud.KeyOf(key) is null ? IbmRefusal.Known["BXNIM0415E"] : null)
            ?? (cloud.KeyOf(key)!.IsDisabled ? IbmRefusal.Known["BXNIM0462E"] : null);
        await (refusal is null ? Respond.Json(context, Token(cloud.KeyOf(key)!)) : Respond.Json(context, refusal.Body, refusal.Status));
    }

    /// <summary>The form of go-sdk-core and bluemix-go: the identity's own token, and the profile's id.</summary>
    private Task AssumeAsync(HttpContext context, IFormCollection form)
    {
        var (caller, profile) = (cloud.Keys.FirstOrDefault(key => key.Token == form["access_token"]), cloud.Keys.FirstOrDefault(key => key.IamId == $"iam-{form["profile_id"]}"));
        var refusal = caller is null ? IbmRefusal.Known["BXNIM0407E"] : profile?.Trusts.Contains(caller.IamId) != true ? NotTrusted : null;
        return refusal is null ? Respond.Json(context, Token(profile!)) : Respond.Json(context, refusal.Body, refusal.Status);
    }

    private static readonly IbmRefusal NotTrusted = new("BXNIM0000E", 400, "The identity is not trusted by the profile.");

    private static JsonObject Token(IbmKey key) => new()
    {
        ["access_token"] = key.Token,
        ["refresh_token"] = "not_supported",
        ["token_type"] = "Bearer",
        ["expires_in"] = 3600,
        ["expiration"] = DateTimeOffset.UtcNow.AddHours(1).ToUnixTimeSeconds(),
        ["scope"] = "ibm openid",
    };

    private Task Details(HttpContext context)
    {
        if (cloud.Caller(context) is not { } caller) return Respond.Json(context, IbmRefusal.Known["BXNIM0308E"].Body, 401);
        if (cloud.KeyOf(context.Request.Headers["IAM-ApiKey"].ToString()) is not { } key) return Respond.Json(context, IbmRefusal.Known["BXNIM0415E"].Body, 400);
        return caller.DetailsStatus == 200
            ? Respond.Json(context, Record(key))
            : Respond.Json(context, (IbmRefusal.Known["BXNIM0513E"] with { Status = caller.DetailsStatus }).Body, caller.DetailsStatus);
    }

    /// <summary>With the key's value in <c>apikey</c>, which the real one may send, too.</summary>
    private static JsonObject Record(IbmKey key) => new()
    {
        ["id"] = key.KeyId,
        ["entity_tag"] = "1-abc",
        ["crn"] = $"crn:v1:bluemix:public:iam-identity::a/{key.Account}::apikey:{key.KeyId}",
        ["locked"] = key.IsLocked,
        ["disabled"] = key.IsDisabled,
        ["created_at"] = "2026-02-03T10:12+0000",
        ["modified_at"] = "2026-02-03T10:12+0000",
        ["expires_at"] = "2027-02-03T10:12+0000",
        ["name"] = key.Claims["name"]?.DeepClone(),
        ["description"] = "API key created for cluster access to IBM Cloud Container Registry",
        ["iam_id"] = key.IamId,
        ["account_id"] = key.Account,
        ["apikey"] = key.Value,
    };

    private Task ServiceId(HttpContext context, string id)
    {
        if (cloud.Caller(context) is null) return Respond.Json(context, IbmRefusal.Known["BXNIM0308E"].Body, 401);
        return cloud.Keys.FirstOrDefault(key => key.IamId == $"iam-{id}") is { } key
            ? Respond.Json(context, new JsonObject { ["id"] = id, ["iam_id"] = key.IamId, ["locked"] = false, ["account_id"] = key.Account, ["name"] = key.Claims["name"]?.DeepClone() })
            : Respond.Json(context, (IbmRefusal.Known["BXNIM0513E"] with { Status = 404 }).Body, 404);
    }

    private Task Policies(HttpContext context, bool isVersion2)
    {
        if (cloud.Caller(context) is not { } caller) return Respond.Errors(context, 401, "invalid_token", "The token is not valid.");
        var (account, iamId, group) = (Asked("account_id"), Asked("iam_id"), Asked("access_group_id"));
        if (account.Length == 0) return Respond.Errors(context, 400, "missing_required_query_parameter", "account_id is missing.");
        var (key, subject, policies) = group.Length > 0
            ? ("access_group_id", group, cloud.Groups.Where(one => one.Id == group && one.Account == account).SelectMany(one => one.Policies))
            : ("iam_id", iamId, cloud.Keys.Where(one => one.IamId == iamId && one.Account == account).SelectMany(one => one.Policies));
        if (!caller.SeesPolicies || caller.Account != account) policies = [];
        var items = policies.Select(one => isVersion2 ? one.Version2(key, subject, account) : one.Version1(key, subject, account));
        return Respond.Page(context, "policies", [.. items], cloud.PageSize, "start");

        string Asked(string name) => context.Request.Query[name].ToString();
    }

    private Task Groups(HttpContext context)
    {
        if (cloud.Caller(context) is not { } caller) return Respond.Errors(context, 401, "invalid_token", "The token is not valid.");
        if (!caller.SeesGroups) return Respond.Errors(context, 403, "insufficent_permissions", "You are not allowed to list access groups.");
        var (account, iamId) = (context.Request.Query["account_id"].ToString(), context.Request.Query["iam_id"].ToString());
        var groups = cloud.Groups.Where(one => one.Account == account && (iamId.Length == 0 || one.Members.Contains(iamId)));
        return Respond.Page(context, "groups", [.. groups.Select(one => new JsonObject { ["id"] = one.Id, ["name"] = one.Name, ["account_id"] = one.Account })], cloud.PageSize, "offset");
    }
}
