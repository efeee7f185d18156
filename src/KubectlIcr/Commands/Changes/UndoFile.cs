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
        var path = wished ?? System.IO.Path.Combine(OwnFiles.Folder(terminal, "the undo file; set its path with --undo-file"), $"undo-{now.UtcDateTime:yyyyMMdd'T'HHmmss.fff'Z'}.json");
        if (File.Exists(path))
            throw new UserError($"error: {path} already exists and may still be needed; choose another file with --undo-file. Nothing was changed");
        return Try(path, "write", () =>
        {
            var whole = System.IO.Path.GetFullPath(path);
            OwnFiles.Create(whole, "");
            return new UndoFile(whole);
        });
    }

    public static UndoRecord Read(string path) =>
        UndoRecord.Read(Try(path, "read", () => File.ReadAllText(path))) ?? throw new UserError($"error: {path} is not an undo file of kubectl icr check --fix");

    /// <summary>Written atomically: there is never half a file.</summary>
    public void Write(UndoRecord record) => Try(Path, "write", () =>
    {
        var next = $"{Path}.{Guid.NewGuid():N}.tmp";
        OwnFiles.Create(next, record.ToJson());
        File.Move(next, Path, overwrite: true);
        return Path;
    });

    /// <summary>There is nothing to undo.</summary>
    public void Drop() => Try(Path, "delete", () =>
    {
        File.Delete(Path);
        return Path;
    });

    private static T Try<T>(string path, string verb, Func<T> act) => OwnFiles.Try("the undo file", path, verb, act);
}
