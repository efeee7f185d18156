using System.Globalization;
using System.Text.Json.Nodes;
using KubectlIcr.Cluster;
using KubectlIcr.Cluster.Write;

namespace KubectlIcr.Plans;

/// <summary>A workload recreates its pods, as <c>kubectl rollout restart</c> does it.</summary>
internal sealed record Restart(ObjectRef Target, DateTimeOffset At) : Change(Target)
{
    public override string Verb => "restarted";

    public override WriteRequest Request => WriteRequest.Patch(Target, Patch());

    public override JsonObject ToJson()
    {
        var json = Patch();
        json["apiVersion"] = Target.Type.ApiVersion;
        json["kind"] = Target.Type.Kind;
        json["metadata"] = new JsonObject { ["name"] = Target.Name, ["namespace"] = Target.Namespace };
        return json;
    }

    private JsonObject Patch()
    {
        var at = At.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssK", CultureInfo.InvariantCulture);
        var meta = new JsonObject { ["annotations"] = new JsonObject { ["kubectl.kubernetes.io/restartedAt"] = at } };
        return new() { ["spec"] = new JsonObject { ["template"] = new JsonObject { ["metadata"] = meta } } };
    }
}
