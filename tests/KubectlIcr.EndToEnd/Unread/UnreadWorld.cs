namespace KubectlIcr.EndToEnd.Unread;

/// <summary>A control plane of its own, so that what other tests plant is in no list, with the scene planted and the front before it.</summary>
public sealed class UnreadWorld : IAsyncLifetime, IDisposable
{
    private readonly ControlPlane plane = new();
    private readonly TempFolder folder = new();
    private ReadFront? front;
    private int count;

    private string RealUndoFile => folder.File("undo");

    internal ControlPlane Plane => plane;

    public async Task InitializeAsync()
    {
        await ((IAsyncLifetime)plane).InitializeAsync();
        await UnreadScene.PlantAsync(plane);
        (await plane.Kubectl(@namespace: UnreadScene.Undone).IcrAsync("check", "--fix", "--yes", "--timeout", "0", "--registry", "none", "--undo-file", RealUndoFile)).ToString();
        front = await ReadFront.StartAsync(plane);
    }

    public async Task DisposeAsync()
    {
        if (front is not null) await front.DisposeAsync();
    }

    public void Dispose()
    {
        plane.Dispose();
        folder.Dispose();
    }

    /// <summary>Runs the command where all goes well.</summary>
    internal Task<UnreadRun> RunAsync(UnreadCommand command) => RunAsync(command, new FrontRun(NewId()));

    /// <summary>Runs it where one request fails.</summary>
    internal Task<UnreadRun> RunAsync(UnreadCommand command, string failing, ReadFault fault) => RunAsync(command, new FrontRun(NewId(), failing, fault));

    internal async Task<UnreadRun> RunAsync(UnreadCommand command, FrontRun run)
    {
        var url = front!.Url(run);
        var undo = folder.File($"undo-{run.Id}");
        if (command.Arguments[0] == "undo")
            await File.WriteAllTextAsync(undo, (await File.ReadAllTextAsync(RealUndoFile)).Replace(plane.Server.AbsoluteUri.TrimEnd('/'), url, StringComparison.Ordinal));
        string[] arguments = [.. command.Arguments.Select(word => word == UnreadCommand.UndoFile ? undo : word), "--server", url];
        var outcome = await (plane.Kubectl() with { Home = folder.Folder($"home-{run.Id}") }).OtherAsync(PublishedBinary.File, arguments);
        return new(new(outcome.ExitCode, Bare(outcome.Stdout), Bare(outcome.Stderr)), run);

        string Bare(string text) => text.Replace(url, "SERVER", StringComparison.Ordinal).Replace(undo, UnreadCommand.UndoFile, StringComparison.Ordinal);
    }

    internal string NewId() => $"run-{Interlocked.Increment(ref count)}";
}

/// <summary>What a command said, and what it asked and wrote.</summary>
internal sealed record UnreadRun(Outcome Outcome, FrontRun Requests)
{
    /// <summary>The request that failed.</summary>
    public FrontRequest Failed => Requests.Reads[Requests.Failing!];
}

/// <summary>The tests that share one such world.</summary>
[CollectionDefinition(Name)]
public sealed class UnreadCollection : ICollectionFixture<UnreadWorld>
{
    public const string Name = "unread";
}
