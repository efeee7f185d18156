using System.Text.Json.Nodes;
using KubectlIcr.Cluster;
using KubectlIcr.Cluster.Write;

namespace KubectlIcr.Plans;

/// <summary>Creates a secret that does not exist. If one has been created in the meantime, the server rejects it.</summary>
internal sealed record CreateSecret(StoredSecret Secret) : Change(ObjectRef.Secret(Secret.Key))
{
    public override string Verb => "created";

    public override WriteRequest Request => WriteRequest.Create(Target, ToJson());

    public override JsonObject ToJson() => SecretJson.Of(Secret);
}
