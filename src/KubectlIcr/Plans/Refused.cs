using System.Text.Json.Nodes;
using KubectlIcr.Cluster;

namespace KubectlIcr.Plans;

/// <summary>A change that is not made.</summary>
/// <param name="Why">A clause that follows the object's name, with the way out.</param>
internal sealed record Refused(ObjectRef Target, string Why) : Change(Target)
{
    public override string Verb => "refused";

    public override JsonObject ToJson() => throw new InvalidOperationException("nothing is known of an object that is left alone");
}
