using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace KubectlIcr.EndToEnd.Ibm;

/// <summary>The shapes that IBM's APIs answer in.</summary>
internal static class Respond
{
    public static Task Json(HttpContext context, JsonNode body, int status = 200) => Text(context, body.ToJsonString(), status, "application/json");

    public static Task Text(HttpContext context, string body, int status = 200, string type = "text/html")
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = type;
        return context.Response.WriteAsync(body);
    }

    /// <summary>An error of policy management or access groups.</summary>
    public static Task Errors(HttpContext context, int status, string code, string message) => Json(context, new JsonObject
    {
        ["trace"] = Guid.NewGuid().ToString("N"),
        ["errors"] = new JsonArray(new JsonObject { ["code"] = code, ["message"] = message, ["more_info"] = "https://cloud.ibm.com/apidocs" }),
        ["status_code"] = status,
    }, status);

    /// <summary>One page of a list.</summary>
    /// <param name="cursor"><c>start</c>, which <c>next</c> repeats beside its address, or <c>offset</c>, which only the address has.</param>
    public static Task Page(HttpContext context, string name, IReadOnlyList<JsonObject> items, int most, string cursor)
    {
        var limit = Math.Min(int.TryParse(context.Request.Query["limit"], out var asked) ? asked : 50, most);
        var from = int.TryParse(context.Request.Query[cursor].ToString().Replace("page-", ""), out var at) ? at : 0;
        var page = new JsonObject { ["limit"] = limit, [name] = new JsonArray([.. items.Skip(from).Take(limit)]) };
        var address = $"https://{context.Request.Host}{context.Request.Path}?limit={limit}";
        page["first"] = new JsonObject { ["href"] = address };
        if (from + limit >= items.Count) return Json(context, page);
        var next = cursor == "start" ? $"page-{from + limit}" : $"{from + limit}";
        page["next"] = new JsonObject { ["href"] = $"{address}&{cursor}={next}" };
        if (cursor == "start") page["next"]!["start"] = next;
        return Json(context, page);
    }
}
