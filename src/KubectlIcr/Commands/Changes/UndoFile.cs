using KubectlIcr.Plans;

namespace KubectlIcr.Commands.Changes;

/// <summary>The file that <c>kubectl icr undo</c> reads: claimed before the first change, and whole whenever the process dies.</summary>
internal sealed class UndoFile
{
    private UndoFile(string path) => Path = path;

    public string Path { get; }

    /// <param name="wished">Null for a new name in the user's state folder.</param>
    public static UndoFile Claim(string? wished, Terminal terminal, DateTimeOffset now)
    {
        var path = System.IO.Path.GetFullPath(wished ?? System.IO.Path.Combine(Folder(terminal), $"undo-{now.UtcDateTime:yyyyMMdd'T'HHmmss.fff'Z'}.json"));
        if (File.Exists(path))
            throw new UserError($"error: {path} exists already, and may still be needed to undo something: name another with --undo-file; nothing was changed");
        return Try(path, "write", () =>
        {
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
            using var _ = new FileStream(path, FileMode.CreateNew);
            return new UndoFile(path);
        });
    }

    public static UndoRecord Read(string path) =>
        UndoRecord.Read(Try(path, "read", () => File.ReadAllText(path))) ?? throw new UserError($"error: {path} is no undo file of kubectl icr check --fix");

    /// <summary>At once as a whole: nobody finds half a file.</summary>
    public void Write(UndoRecord record) => Try(Path, "write", () =>
    {
        File.WriteAllText($"{Path}.tmp", record.ToJson());
        File.Move($"{Path}.tmp", Path, overwrite: true);
        return Path;
    });

    /// <summary>There is nothing to undo.</summary>
    public void Drop() => Try(Path, "delete", () =>
    {
        File.Delete(Path);
        return Path;
    });

    private static string Folder(Terminal terminal)
    {
        var state = terminal.Environment("XDG_STATE_HOME") is { Length: > 0 } own ? own
            : terminal.Environment("HOME") is { Length: > 0 } home ? System.IO.Path.Combine(home, ".local", "state")
            : throw new UserError("error: there is no HOME to keep the undo file in: say with --undo-file where; nothing was changed");
        return System.IO.Path.Combine(state, "kubectl-icr");
    }

    private static T Try<T>(string path, string verb, Func<T> act)
    {
        try
        {
            return act();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UserError($"error: unable to {verb} the undo file {path}: {FileWords.Of(e)}", inner: e);
        }
    }
}
