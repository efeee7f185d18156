using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace KubectlIcr.EndToEnd.Ibm;

/// <summary>The stand-in's half that is the registry's own API, <c>/api/v1</c> of each domain.</summary>
internal sealed class RegistryAccountApi(IbmStandIn cloud)
{
    public const string Path = "/api/v1/";

    public Task AnswerAsync(HttpContext context)
    {
        var what = context.Request.Path.Value![Path.Length..];
        if (cloud.Caller(context) is not { } caller)
            return Error(context, 401, "CRG0014E", "An error occurred when authenticating your request with IBM Cloud. Clear your browser cookies, and then try again.");
        if (context.Request.Headers["Account"] != caller.Account)
            return Error(context, 401, "CRG0009E", "You are not authorized to access the specified account. See https://cloud.ibm.com/docs/Registry?topic=Registry-troubleshoot-auth-req");
        if (caller.Denied.Contains(what)) return Error(context, 403, "CRG0020E", "You are not authorized to access the specified resource.");
        return Body(what, cloud.AccountAt(context.Request.Host.Host, caller.Account)) is { } body
            ? Respond.Json(context, body)
            : Error(context, 404, "CRG0001E", "The requested path does not exist.");
    }

    private static JsonNode? Body(string what, IbmAccount account) => what switch
    {
        "quotas" => new JsonObject
        {
            ["limit"] = new JsonObject { ["storage_bytes"] = account.StorageLimit, ["traffic_bytes"] = account.TrafficLimit },
            ["usage"] = new JsonObject { ["storage_bytes"] = account.StorageUsed, ["traffic_bytes"] = account.TrafficUsed },
        },
        "plans" => new JsonObject { ["plan"] = account.Plan },
        "auth" => new JsonObject { ["iam_authz"] = true, ["private_only"] = account.IsPrivateOnly },
        "settings" => new JsonObject { ["platform_metrics"] = false },
        "namespaces" => new JsonArray([.. account.Namespaces.Keys.Select(name => JsonValue.Create(name))]),
        "namespaces/details" => new JsonArray([.. account.Namespaces.Select(one => Details(account, one.Key, one.Value))]),
        _ => null,
    };

    private static JsonObject Details(IbmAccount account, string name, string? group)
    {
        var details = new JsonObject { ["account"] = account.Account, ["name"] = name, ["created_date"] = "2020-01-02T03:04:05.678Z", ["updated_date"] = "2020-01-02T03:04:05.678Z" };
        if (group is null) return details;
        details["crn"] = $"crn:v1:bluemix:public:container-registry:us-south:a/{account.Account}::namespace:{name}";
        details["resource_created_date"] = "2020-08-02T03:04:05.678Z";
        details["resource_group"] = group;
        return details;
    }

    private static Task Error(HttpContext context, int status, string code, string message) =>
        Respond.Json(context, new JsonObject { ["code"] = code, ["message"] = message, ["request-id"] = $"{Guid.NewGuid()}" }, status);
}
