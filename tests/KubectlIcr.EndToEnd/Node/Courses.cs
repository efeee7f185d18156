namespace KubectlIcr.EndToEnd.Node;

/// <summary>All causes at once on the one node, so that back-offs pass side by side; begun by the first test that asks.</summary>
internal static class Courses
{
    private static readonly Lock Gate = new();
    private static Dictionary<string, Course>? started;

    public static IReadOnlyDictionary<string, Course> On(RealNode node)
    {
        lock (Gate) return started ??= Start(node);
    }

    private static Dictionary<string, Course> Start(RealNode node)
    {
        var pause = new Course(node, Causes.Pause, Task.CompletedTask);
        var push = PushPauseAsync(node, pause);
        return Causes.All.Select(cause => new Course(node, cause, push)).Prepend(pause).ToDictionary(course => course.Cause.Name);
    }

    // Also where the check went wrong, since no pod ever starts without it.
    private static async Task PushPauseAsync(RealNode node, Course pause)
    {
        await Task.WhenAny(pause.Found);
        await node.PushPauseAsync();
    }
}
