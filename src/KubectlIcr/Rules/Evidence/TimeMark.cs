using KubectlIcr.Cluster;

namespace KubectlIcr.Rules;

/// <summary>A time that pods were created before or after. The API's times are whole seconds.</summary>
/// <param name="Name">What a sentence calls it.</param>
internal sealed record TimeMark(DateTimeOffset At, string Name)
{
    /// <summary>E.g. <c>before the change</c>.</summary>
    public string Order(DateTimeOffset time) => $"{Word(time.CompareTo(At))} {Name}";

    /// <summary>How many of the pods were created when, e.g. <c>2 running pods of Deployment/web were created before the change</c>.</summary>
    public string Created(string noun, string owners, List<Pod> pods)
    {
        var parts = new List<string>();
        foreach (var sign in new[] { -1, 1, 0 })
        {
            var count = pods.Count(pod => Math.Sign(pod.CreatedAt!.Value.CompareTo(At)) == sign);
            var created = count == 1 ? "was created" : "were created";
            if (count == pods.Count)
                return $"{count} {noun}{(count == 1 ? "" : "s")}{owners} {created} {Word(sign)} {Name}";
            if (count > 0)
                parts.Add(parts.Count > 0 ? $"{count} {Word(sign)} it" : $"{count} {created} {Word(sign)} {Name}");
        }
        return $"Of the {pods.Count} {noun}s{owners}, {ShortList.All(parts)}";
    }

    private static string Word(int sign) => sign < 0 ? "before" : sign > 0 ? "after" : "in the same second as";
}
