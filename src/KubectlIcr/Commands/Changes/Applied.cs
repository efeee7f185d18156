using System.Text.Json.Nodes;
using KubectlIcr.Plans;

namespace KubectlIcr.Commands.Changes;

/// <summary>What came of a change.</summary>
/// <param name="Object">As the server has it; null where it was not done.</param>
/// <param name="Error">Why it was not done, after the object's name; null when it was.</param>
internal sealed record Applied(Change Change, JsonObject? Object, string? Error)
{
    /// <summary>Ctrl-C came before it was done.</summary>
    public bool IsInterrupted { get; init; }

    /// <summary>It is not known that it was not done: a write was on its way.</summary>
    public bool MayBeDone { get; init; }

    public static Applied Done(Change change, JsonObject answer) => new(change, answer, null);

    public static Applied Failed(Change change, string error) => new(change, null, error);

    public static Applied Interrupted(Change change, string state = "not started") => new(change, null, state) { IsInterrupted = true };
}
