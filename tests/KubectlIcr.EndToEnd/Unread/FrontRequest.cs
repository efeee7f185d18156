using System.Text.RegularExpressions;

namespace KubectlIcr.EndToEnd.Unread;

/// <summary>One request, as it can be compared between two runs.</summary>
internal sealed partial record FrontRequest(string Method, string Path, string Query, string Body)
{
    private const string Reviews = "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews";

    /// <summary>A question about rights changes nothing either.</summary>
    public bool IsRead => Method == "GET" || Path == Reviews;

    /// <summary>Names the request in any run: without what a run makes up, and without times.</summary>
    public string Key => Masked($"{Method} {Path}{Uri.UnescapeDataString(Query)}{(Method == "GET" ? "" : $" {Body}")}");

    /// <summary>The plural of what is read, as a gap names it.</summary>
    public string Kind => Path == Reviews ? "selfsubjectaccessreviews" : Path.Split('/') is var parts && Path.StartsWith("/api/", StringComparison.Ordinal)
        ? parts.ElementAtOrDefault(parts.Length > 5 ? 5 : 3) ?? Path : parts.ElementAtOrDefault(parts.Length > 6 ? 6 : 4) ?? Path;

    /// <summary>Of a kind that every API server has.</summary>
    public bool IsAlwaysServed => Path.StartsWith("/api/v1/", StringComparison.Ordinal) || Path.StartsWith("/apis/apps/v1/", StringComparison.Ordinal);

    /// <summary>
    /// Not missed by anybody: the cluster's own name, of which a report has nothing or null; the rights of a user who may write all the same; and, for somebody who may read one
    /// namespace only, what is outside of it.
    /// </summary>
    public bool IsOptional(ReadFault fault) => Kind is "configmaps" or "selfsubjectaccessreviews" || (fault == ReadFault.Forbidden && !Path.Contains("/namespaces/", StringComparison.Ordinal));

    /// <summary>The server does all but keep it.</summary>
    public FrontRequest AsTrial()
    {
        if (Method != "DELETE") return this with { Query = $"{(Query.Length == 0 ? "?" : $"{Query}&")}dryRun=All" };
        var options = JsonNode.Parse(Body)!;
        options["dryRun"] = new JsonArray("All");
        return this with { Body = options.ToJsonString() };
    }

    private static string Masked(string text) => Times().Replace(Trials().Replace(text, "kubectl-icr-trial"), "TIME");

    [GeneratedRegex("kubectl-icr-trial-[0-9a-f]{12}|(?<=kubectl-icr.io/trial\":\")[0-9a-f]{12}")]
    private static partial Regex Trials();

    [GeneratedRegex(@"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|\+00:00)")]
    private static partial Regex Times();
}
