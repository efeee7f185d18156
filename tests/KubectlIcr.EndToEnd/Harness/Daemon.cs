using System.ComponentModel;
using System.Diagnostics;

namespace KubectlIcr.EndToEnd.Harness;

/// <summary>A server that runs while tests do, and dies with the test process, however that ends.</summary>
internal sealed class Daemon : IDisposable
{
    private readonly string log;
    private readonly Thread watcher;
    private readonly Process process;

    /// <param name="log">The file for what the server prints.</param>
    public Daemon(string file, IEnumerable<string> arguments, string log)
    {
        this.log = log;
        var start = new ProcessStartInfo("/bin/sh", ["-c", "exec \"$@\" >\"$0\" 2>&1", log, "setpriv", "--pdeathsig", "KILL", file, .. arguments]);
        var started = new TaskCompletionSource<Process>();
        // The kernel sends the signal when the thread that started the server ends, so that thread has to stay.
        watcher = new Thread(() => Watch(start, started)) { IsBackground = true };
        watcher.Start();
        process = started.Task.GetAwaiter().GetResult();
    }

    /// <summary>Throws, with the end of the log, when the server has ended by itself.</summary>
    public void ThrowIfEnded()
    {
        if (!watcher.IsAlive) throw new InvalidOperationException($"A server of the tests ended with {process.ExitCode}:\n{LogEnd()}");
    }

    public string LogEnd() => string.Join('\n', File.ReadLines(log).TakeLast(20));

    /// <summary>E.g. <c>STOP</c>, and <c>CONT</c> to let it go on.</summary>
    public Task SignalAsync(string signal) => Execution.SignalAsync(signal, process);

    public void Dispose()
    {
        if (watcher.IsAlive) process.Kill();
        watcher.Join();
        process.Dispose();
    }

    private static void Watch(ProcessStartInfo start, TaskCompletionSource<Process> started)
    {
        try
        {
            var process = Process.Start(start)!;
            started.SetResult(process);
            process.WaitForExit();
        }
        catch (Win32Exception exception)
        {
            started.SetException(exception);
        }
    }
}
