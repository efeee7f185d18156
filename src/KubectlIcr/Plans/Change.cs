using System.Text.Json.Nodes;
using KubectlIcr.Cluster;
using KubectlIcr.Cluster.Write;

namespace KubectlIcr.Plans;

/// <summary>A change to one object. A plan is a list of these; if the cluster has changed in the meantime, a new plan is made.</summary>
internal abstract record Change(ObjectRef Target)
{
    /// <summary>kubectl's word for it once it is done: <c>created</c>, <c>configured</c>, <c>patched</c>...</summary>
    public abstract string Verb { get; }

    /// <summary>What is sent to the server; null where nothing is.</summary>
    public virtual WriteRequest? Request => null;

    /// <summary>The permissions it needs.</summary>
    public virtual IEnumerable<Right> Rights => Request is { } request ? [request.Right] : [];

    /// <summary>The object as it will be, as far as that is known before the server has it. May hold the payload of a secret.</summary>
    public abstract JsonObject ToJson();
}
