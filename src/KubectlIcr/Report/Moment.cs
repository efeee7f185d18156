using System.Text.Json.Serialization;

namespace KubectlIcr.Report;

/// <summary>What is known to have happened at a time, as far as it bears on a pull.</summary>
/// <param name="Object">As <c>kind/name</c>, e.g. <c>secret/all-icr-io</c>, of the pull's namespace.</param>
/// <param name="What">
/// <c>created</c>; <c>written</c> for a manager's last write to a secret's data, a service account's list or a workload's template; <c>first-failure</c> and
/// <c>last-failure</c> of those that events still tell; <c>running-pod-created</c> for the oldest and the newest pod of the same owner that runs.
/// </param>
internal sealed record Moment(DateTimeOffset Time, string Object, string What)
{
    /// <summary>The field manager that wrote, e.g. <c>helm</c>; left out where that is not known.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? By { get; init; }
}
