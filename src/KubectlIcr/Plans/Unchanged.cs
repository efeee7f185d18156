using System.Text.Json.Nodes;
using KubectlIcr.Cluster;

namespace KubectlIcr.Plans;

/// <summary>An object that is as it should be already.</summary>
internal sealed record Unchanged(ObjectRef Target, string Word, Func<JsonObject> Json) : Change(Target)
{
    public override string Verb => Word;

    public override JsonObject ToJson() => Json();

    /// <summary>kubectl apply's word.</summary>
    public static Unchanged Of(StoredSecret secret) => new(ObjectRef.Secret(secret.Key), "unchanged", () => Whole(secret));

    /// <summary>As the server has it: a copy whose answer was lost is known by its UID and version.</summary>
    private static JsonObject Whole(StoredSecret secret)
    {
        var json = SecretJson.Of(secret);
        json["metadata"]!["uid"] = secret.Uid;
        json["metadata"]!["resourceVersion"] = secret.ResourceVersion;
        return json;
    }

    /// <summary>An object that is gone, or that need not be looked at.</summary>
    public static Unchanged Of(ObjectRef target) => new(target, "unchanged", target.ToJson);

    /// <summary>kubectl patch's words.</summary>
    public static Unchanged Of(StoredAccount account) => new(ObjectRef.ServiceAccount(account.Key), "patched (no change)", () => account.Json.DeepClone().AsObject());
}
