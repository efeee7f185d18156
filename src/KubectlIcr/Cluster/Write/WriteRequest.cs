using System.Text.Json.Nodes;

namespace KubectlIcr.Cluster.Write;

/// <summary>One write to the API server, whole or not at all.</summary>
/// <param name="Verb">RBAC's word: <c>create</c>, <c>patch</c> (a JSON merge patch) or <c>delete</c>.</param>
/// <param name="Body">May hold the payload of a secret.</param>
internal sealed record WriteRequest(string Verb, ObjectRef Target, Sensitive Body)
{
    public Right Right => new(Verb, Target.Type, Target.Namespace, Verb == "create" ? null : Target.Name);

    public static WriteRequest Create(ObjectRef target, JsonObject thing) => new("create", target, Sensitive.Of(thing.ToJsonString()));

    /// <param name="patch">With <c>metadata.resourceVersion</c> where it rests on what was read: the server then refuses it if that has changed.</param>
    public static WriteRequest Patch(ObjectRef target, JsonObject patch) => new("patch", target, Sensitive.Of(patch.ToJsonString()));

    /// <param name="uid">Of the object that is meant: a namesake that came after it stays.</param>
    /// <param name="atOnce">Without a grace period.</param>
    /// <param name="version">Its <c>resourceVersion</c> where it must not have changed; null for any.</param>
    public static WriteRequest Delete(ObjectRef target, string uid, bool atOnce, string? version = null)
    {
        var options = new JsonObject
        {
            ["apiVersion"] = "v1",
            ["kind"] = "DeleteOptions",
            ["preconditions"] = new JsonObject { ["uid"] = uid },
            ["propagationPolicy"] = "Background",
        };
        if (version is not null)
            options["preconditions"]!["resourceVersion"] = version;
        if (atOnce)
            options["gracePeriodSeconds"] = 0;
        return new("delete", target, Sensitive.Of(options.ToJsonString()));
    }

    /// <summary>A deletion that the server does not keep.</summary>
    public WriteRequest WithDryRun()
    {
        var options = JsonNode.Parse(Body.Bytes.Span)!.AsObject();
        options["dryRun"] = new JsonArray("All");
        return this with { Body = Sensitive.Of(options.ToJsonString()) };
    }
}
