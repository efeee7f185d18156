using System.Text.Json.Nodes;
using KubectlIcr.Cluster;
using KubectlIcr.Cluster.Write;

namespace KubectlIcr.Plans;

/// <summary>Makes a namespace that does not exist.</summary>
internal sealed record CreateNamespace(string Name) : Change(new ObjectRef(ResourceType.Namespace, null, Name))
{
    public override string Verb => "created";

    public override WriteRequest Request => WriteRequest.Create(Target, ToJson());

    public override JsonObject ToJson() => Target.ToJson();
}
