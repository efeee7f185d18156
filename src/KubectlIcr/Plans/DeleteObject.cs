using System.Text.Json.Nodes;
using KubectlIcr.Cluster;
using KubectlIcr.Cluster.Write;

namespace KubectlIcr.Plans;

/// <summary>Deletes one object: a pod whose controller creates another, or what an undo removes.</summary>
/// <param name="Uid">A namesake with another UID stays.</param>
/// <param name="AtOnce">Without a grace period, as <c>kubectl replace --force</c> does it.</param>
internal sealed record DeleteObject(ObjectRef Target, string Uid, bool AtOnce = false) : Change(Target)
{
    /// <summary>The version that is meant; null for any version.</summary>
    public string? Version { get; init; }

    public override string Verb => "deleted";

    public override WriteRequest Request => WriteRequest.Delete(Target, Uid, AtOnce, Version);

    public override JsonObject ToJson()
    {
        var json = Target.ToJson();
        json["metadata"]!["uid"] = Uid;
        return json;
    }

    /// <summary>The command with which a person does it.</summary>
    public static string Command(ObjectRef target) => $"kubectl delete {Shell.Quote(target.Title)} -n {Shell.Quote(target.Namespace!)}";
}
