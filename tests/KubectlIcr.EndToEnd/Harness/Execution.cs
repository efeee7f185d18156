using System.Diagnostics;
using System.Globalization;

namespace KubectlIcr.EndToEnd.Harness;

/// <summary>Runs a command to its end, or to a time limit, and keeps what it wrote.</summary>
internal static class Execution
{
    /// <param name="interrupt">When it completes, the command gets a SIGINT.</param>
    public static async Task<Outcome> RunAsync(ProcessStartInfo start, string? stdin, TimeSpan timeout, Task? interrupt = null)
    {
        start.RedirectStandardInput = start.RedirectStandardOutput = start.RedirectStandardError = true;
        using var process = Process.Start(start)!;
        using var limit = new CancellationTokenSource(timeout);
        var stdout = process.StandardOutput.ReadToEndAsync();
        var stderr = process.StandardError.ReadToEndAsync();
        try
        {
            await FeedAsync(process.StandardInput, stdin, limit.Token);
            var end = process.WaitForExitAsync(limit.Token);
            if (interrupt is not null && await Task.WhenAny(interrupt, end) == interrupt) await SignalAsync("INT", process);
            await end;
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException(
                $"{start.FileName} {string.Join(' ', start.ArgumentList)} was still running after {timeout}.\n{await stdout}{await stderr}");
        }

        return new(process.ExitCode, await stdout, await stderr);
    }

    /// <summary>Sends a signal with the shell's own kill: not every machine has the program.</summary>
    public static async Task SignalAsync(string signal, Process process)
    {
        using var kill = Process.Start("sh", ["-c", $"kill -{signal} {process.Id.ToString(CultureInfo.InvariantCulture)}"]);
        await kill.WaitForExitAsync();
    }

    private static async Task FeedAsync(StreamWriter input, string? text, CancellationToken cancellation)
    {
        try
        {
            await input.WriteAsync(text.AsMemory(), cancellation);
            await input.FlushAsync(cancellation);
            input.Close();
        }
        catch (IOException)
        {
            // The command ended, or closed its input, without reading it all.
        }
    }
}
