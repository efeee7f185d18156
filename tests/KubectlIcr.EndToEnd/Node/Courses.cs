namespace KubectlIcr.EndToEnd.Node;

/// <summary>All causes at once on the one node, so that back-offs pass side by side; begun by the first test that asks.</summary>
internal sealed class Courses
{
    /// <summary>Causes that <c>check --fix</c> mends by itself, and whose mending can be taken back.</summary>
    public static readonly string[] Rounds = ["n-none", "n-none-deployment", "n-missing", "n-account", "n-domain-account"];

    private static readonly Lock Gate = new();
    private static Courses? started;

    private readonly Dictionary<string, Course> courses;
    private readonly Dictionary<string, Task<Round>> rounds;
    private readonly Dictionary<string, Task<Tried>> trials;

    private Courses(RealNode node)
    {
        var pause = new Course(node, Causes.Pause, Task.CompletedTask);
        var push = PushPauseAsync(node, pause);
        courses = Causes.All.Select(cause => new Course(node, cause, push)).Prepend(pause).ToDictionary(course => course.Cause.Name);
        trials = Trials.All.Keys.ToDictionary(name => name, name => Trials.OfAsync(node, name, push));
        rounds = Rounds.ToDictionary(name => name, name => RoundAsync(node, courses[name].Cause, push));
    }

    public IEnumerable<Course> All => courses.Values;

    public Course this[string name] => courses[name];

    public static Courses On(RealNode node)
    {
        lock (Gate) return started ??= new(node);
    }

    public Task<Tried> TrialOf(string name) => trials[name];

    public Task<Round> RoundOf(string name) => rounds[name];

    // Also where the check went wrong, since no pod ever starts without it.
    private static async Task PushPauseAsync(RealNode node, Course pause)
    {
        await Task.WhenAny(pause.Found);
        await node.PushPauseAsync();
    }

    private static async Task<Round> RoundAsync(RealNode node, Cause cause, Task before)
    {
        await before;
        var own = cause with { Name = $"round-{cause.Name}" };
        return await Round.OfAsync(node, own, node.File($"undo-{cause.Name}.json"));
    }
}
