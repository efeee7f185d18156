using System.Text.Json.Nodes;
using KubectlIcr.Cluster;
using KubectlIcr.Cluster.Write;

namespace KubectlIcr.Plans;

/// <summary>Creates a trial pod, which is watched and deleted again.</summary>
internal sealed record CreateTrial(ObjectRef Target, JsonObject Pod) : Change(Target)
{
    public override string Verb => "created";

    public override WriteRequest Request => WriteRequest.Create(Target, Pod);

    /// <summary>Also to see what becomes of it, and to delete it: without any of them it must not be created.</summary>
    public override IEnumerable<Right> Rights =>
        [.. Verbs.Select(verb => new Right(verb, ResourceType.Pod, Target.Namespace)), new Right("list", ResourceType.Event, Target.Namespace)];

    private static readonly string[] Verbs = ["create", "delete", "get", "list"];

    public override JsonObject ToJson() => Pod.DeepClone().AsObject();
}
