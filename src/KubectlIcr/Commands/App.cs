
namespace KubectlIcr.Commands;

/// <summary>From argv to an exit code: the one place that catches and prints errors.</summary>
internal static class App
{
    /// <summary>How kubectl begins its errors; any other gets <c>error: </c> in front.</summary>
    private static readonly string[] Openings = ["error:", "Error from server", "Unable to connect", "The connection to"];

    public static async Task<int> RunAsync(string[] args, Terminal terminal, CancellationToken cancel)
    {
        try
        {
            var code = await InterruptiblyAsync(() => CommandLine.Parse(args).RunAsync(terminal, cancel), terminal.CleanUp, cancel);
            await terminal.Out.FlushAsync(CancellationToken.None);
            return code;
        }
        catch (Exception e) when (Failure(e, terminal, cancel) is { } failure)
        {
            return failure;
        }
    }

    /// <summary>A blocked read of standard input hears of no cancellation: after a moment for all else to end well, it is left behind.</summary>
    private static async Task<int> InterruptiblyAsync(Func<Task<int>> run, CleanUp cleanUp, CancellationToken cancel)
    {
        var running = Task.Run(run, CancellationToken.None);
        await Task.WhenAny(running, Task.Delay(Timeout.Infinite, cancel));
        await Task.WhenAny(running, Task.Delay(cleanUp.Grace, CancellationToken.None));
        return running.IsCompleted ? await running : throw new OperationCanceledException(cancel);
    }

    private static int? Failure(Exception error, Terminal terminal, CancellationToken cancel)
    {
        if (error is UserError user)
            return Say(terminal, IsOpened(user.Message) ? user.Message : $"error: {user.Message}", user.ExitCode, user.See);
        if (error is OperationCanceledException && cancel.IsCancellationRequested)
            return Say(terminal, "error: interrupted", ExitCode.Failed);
        if (error is IOException { HResult: BrokenPipe })
            return ExitCode.Ok;
        if (error is IOException)
            return Say(terminal, $"error: input/output: {error.Message}", ExitCode.Failed); // a full disk, a folder for standard input
        return Say(terminal, $"error: internal error in kubectl icr, please report it: {error.GetType().Name}{At(error)}", ExitCode.Failed);
    }

    private static bool IsOpened(string message) => Array.Exists(Openings, opening => message.StartsWith(opening, StringComparison.Ordinal));

    /// <summary>The reader of our output went away, as <c>| head</c> does.</summary>
    private const int BrokenPipe = 32;

    private static int Say(Terminal terminal, string line, int code, string? see = null)
    {
        terminal.Say(line);
        if (see is not null)
            terminal.Error.WriteLine(see);
        return code;
    }

    /// <summary>The innermost frame, so that a report of the fault says where; never the message, which may hold anything.</summary>
    private static string At(Exception error) => error.StackTrace?.Split('\n')[0].Trim() is { Length: > 0 } frame ? $" {frame}" : "";
}
