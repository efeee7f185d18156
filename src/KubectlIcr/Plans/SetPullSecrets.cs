using System.Text.Json.Nodes;
using KubectlIcr.Cluster;
using KubectlIcr.Cluster.Write;

namespace KubectlIcr.Plans;

/// <summary>
/// Gives a service account's list other entries, if it is still as it was read. The patch replaces the whole list, so the precondition on
/// <c>resourceVersion</c> is what keeps an entry that somebody else adds at the same time.
/// </summary>
/// <param name="After">The names the list then holds, in order.</param>
internal sealed record SetPullSecrets(StoredAccount Account, IReadOnlyList<string> After) : Change(ObjectRef.ServiceAccount(Account.Key))
{
    public IReadOnlyList<string> Before => Account.ImagePullSecrets;

    public override string Verb => "patched";

    public override WriteRequest Request => WriteRequest.Patch(Target, new JsonObject
    {
        ["metadata"] = new JsonObject { ["resourceVersion"] = Account.ResourceVersion },
        ["imagePullSecrets"] = Account.EntriesFor(After),
    });

    public override JsonObject ToJson()
    {
        var json = Account.Json.DeepClone().AsObject();
        json["imagePullSecrets"] = Account.EntriesFor(After);
        return json;
    }
}
