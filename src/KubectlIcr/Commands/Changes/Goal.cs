using KubectlIcr.Cluster;
using KubectlIcr.Plans;

namespace KubectlIcr.Commands.Changes;

/// <summary>One object and the state that a command wants it in.</summary>
/// <param name="PlanAsync">Reads the object and says what is to be done; asked again where the cluster has changed under us.</param>
internal sealed record Goal(ObjectRef Target, Func<CancellationToken, Task<Change>> PlanAsync)
{
    /// <summary>For what is known without reading.</summary>
    public static Goal Of(Change change) => new(change.Target, _ => Task.FromResult(change));
}

/// <summary>A goal, and what it comes to as the cluster is now.</summary>
internal sealed record Planned(Goal Goal, Change Change);
