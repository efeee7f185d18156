using System.Text.Json.Nodes;
using KubectlIcr.Cluster;
using KubectlIcr.Cluster.Write;

namespace KubectlIcr.Plans;

/// <summary>Binding to a service account that is not there yet: Kubernetes makes <c>default</c> a moment after its namespace.</summary>
internal sealed record BindLater(ObjectKey Account, IReadOnlyList<string> Secrets) : Change(ObjectRef.ServiceAccount(Account))
{
    public override string Verb => "patched";

    public override IEnumerable<Right> Rights => [new Right("patch", Target.Type, Target.Namespace, Target.Name)];

    public override JsonObject ToJson()
    {
        var json = Target.ToJson();
        json["imagePullSecrets"] = new JsonArray([.. Secrets.Select(name => new JsonObject { ["name"] = name })]);
        return json;
    }
}
