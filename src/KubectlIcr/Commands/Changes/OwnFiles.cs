namespace KubectlIcr.Commands.Changes;

/// <summary>Files of the user's own that must not be lost: only the user can read them, and none is ever overwritten.</summary>
internal static class OwnFiles
{
    /// <summary>The user's folder for what outlives a run.</summary>
    /// <param name="otherwise">What to do where there is none.</param>
    public static string Folder(Terminal terminal, string otherwise)
    {
        var state = terminal.Environment("XDG_STATE_HOME") is { Length: > 0 } own ? own
            : terminal.Environment("HOME") is { Length: > 0 } home ? Path.Combine(home, ".local", "state")
            : throw new UserError($"error: nothing was changed: HOME is not set, so there is no place to save {otherwise}");
        return Path.Combine(state, "kubectl-icr");
    }

    /// <summary>Writes a file that does not exist yet, and the folders on the way to it.</summary>
    /// <exception cref="IOException">It exists, a link too, or can't be written.</exception>
    public static void Create(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var file = new StreamWriter(path, options);
        file.Write(text);
    }

    /// <param name="title">E.g. <c>the undo file</c>.</param>
    /// <exception cref="UserError">With what the system says.</exception>
    public static T Try<T>(string title, string path, string verb, Func<T> act)
    {
        try
        {
            return act();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new UserError($"error: unable to {verb} {title} {path}: {FileWords.Of(e)}", inner: e);
        }
    }
}
