using System.Text.Json.Nodes;
using KubectlIcr.Cluster;
using KubectlIcr.Cluster.Write;

namespace KubectlIcr.Plans;

/// <summary>Gives a secret other data and annotations, if it is still as it was read; all else of it stays.</summary>
internal sealed record UpdateSecret(StoredSecret Before, StoredSecret After) : Change(ObjectRef.Secret(Before.Key))
{
    public override string Verb => "configured";

    public override WriteRequest Request => WriteRequest.Patch(Target, new JsonObject
    {
        ["metadata"] = new JsonObject { ["resourceVersion"] = Before.ResourceVersion, ["annotations"] = SecretJson.Texts(After.Annotations.Except(Before.Annotations)) },
        ["data"] = Data(),
    });

    public override JsonObject ToJson() => SecretJson.Of(After);

    /// <summary>In a merge patch null takes a key away.</summary>
    private JsonObject Data()
    {
        var data = SecretJson.Data(After);
        foreach (var gone in Before.Data.Keys.Except(After.Data.Keys))
            data[gone] = null;
        return data;
    }
}
