using System.Diagnostics;

namespace KubectlIcr.EndToEnd.Harness;

/// <summary>Runs a command to its end, or to a time limit, and keeps what it wrote.</summary>
internal static class Execution
{
    public static async Task<Outcome> RunAsync(ProcessStartInfo start, string? stdin, TimeSpan timeout)
    {
        start.RedirectStandardInput = start.RedirectStandardOutput = start.RedirectStandardError = true;
        using var process = Process.Start(start)!;
        using var limit = new CancellationTokenSource(timeout);
        var stdout = process.StandardOutput.ReadToEndAsync();
        var stderr = process.StandardError.ReadToEndAsync();
        try
        {
            await FeedAsync(process.StandardInput, stdin, limit.Token);
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException(
                $"{start.FileName} {string.Join(' ', start.ArgumentList)} was still running after {timeout}.\n{await stdout}{await stderr}");
        }

        return new(process.ExitCode, await stdout, await stderr);
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
