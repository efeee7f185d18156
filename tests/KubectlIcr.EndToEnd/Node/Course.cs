using KubectlIcr.EndToEnd.Check;

namespace KubectlIcr.EndToEnd.Node;

/// <summary>A cause on its way: planted, failed and checked, then mended by the printed commands. Each step is taken once, whoever asks for it.</summary>
internal sealed class Course
{
    // As many commands at a time as a small machine has hands for.
    private static readonly SemaphoreSlim Turns = new(3);
    private readonly RealNode node;

    /// <param name="before">What has to be there before the cause is planted.</param>
    public Course(RealNode node, Cause cause, Task before)
    {
        (this.node, Cause) = (node, cause);
        Found = FindAsync(before);
        Pulled = MendAsync();
    }

    public Cause Cause { get; }

    public Task<Found> Found { get; }

    /// <summary>The pod runs after the printed commands; at once where kubectl can't mend the cause.</summary>
    public Task Pulled { get; }

    public static async Task<CheckReportJson> CheckAsync(RealNode node, Cause cause, params string[] more) =>
        CheckReportJson.Of(await InTurnAsync(() => node.IcrAsync(cause.Name, ["check", cause.Target, "-o", "json", .. more])));

    /// <summary>The cause, the kubelet's text, the rule, and who mends it.</summary>
    public async Task<string> RowAsync()
    {
        var found = await Found;
        var mended = Cause.Needs ?? (await Task.WhenAny(Pulled) is { IsCompletedSuccessfully: true } ? "the printed commands" : "NOBODY: the printed commands did not help");
        return $"{Cause.Name}\n    says     {found.Text}\n    rule     {found.Report.Ids}\n    mended   by {mended}";
    }

    /// <summary>Runs a command when its turn has come.</summary>
    public static async Task<T> InTurnAsync<T>(Func<Task<T>> act)
    {
        await Turns.WaitAsync();
        try
        {
            return await act();
        }
        finally
        {
            Turns.Release();
        }
    }

    private async Task<Found> FindAsync(Task before)
    {
        await before;
        await Plant.AllAsync(node, Cause);
        var text = await Plant.FailedAsync(node, Cause.Name);
        return new(text, await CheckAsync(node, Cause));
    }

    private async Task MendAsync()
    {
        var found = await Found;
        if (Cause.Needs is not null) return;
        foreach (var command in found.Commands)
            (await InTurnAsync(() => node.ShellAsync(Cause.Name, Cause.FillIn(command)))).Succeeded();
        await Plant.RunsAsync(node, Cause.Name);
    }
}
