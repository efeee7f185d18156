namespace KubectlIcr.Commands.Changes;

/// <summary>
/// A file that is locked as long as a run with trial pods lives: the next run on this machine knows by it which pods a killed run left behind. Without
/// a folder to keep it in, only the pods' own deadline tells.
/// </summary>
internal sealed class TrialLock : IDisposable
{
    private readonly FileStream? file;

    private TrialLock(string run, FileStream? file) => (Run, this.file) = (run, file);

    /// <summary>The run's name, which its pods carry.</summary>
    public string Run { get; }

    public static TrialLock Take(Terminal terminal)
    {
        var run = Guid.NewGuid().ToString("N")[..12];
        try
        {
            var path = PathOf(run, terminal);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            return new(run, new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose));
        }
        catch (Exception e) when (e is UserError or IOException or UnauthorizedAccessException)
        {
            return new(run, null);
        }
    }

    /// <summary>It was a run on this machine, and it is over: its pods are not expected.</summary>
    public static bool IsOver(string run, Terminal terminal)
    {
        try
        {
            if (run.Length == 0 || !run.All(char.IsAsciiLetterOrDigit) || PathOf(run, terminal) is var path && !File.Exists(path))
                return false;
            new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose).Dispose();
            return true;
        }
        catch (Exception e) when (e is UserError or IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    public void Dispose() => file?.Dispose();

    private static string PathOf(string run, Terminal terminal) => Path.Combine(OwnFiles.Folder(terminal, "the lock file of a trial"), $"trial-{run}.lock");
}
