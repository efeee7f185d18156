namespace KubectlIcr.Cluster.Connect;

/// <summary>
/// Finds the program of an exec plugin as client-go does. .NET would look beside our own binary and in the working folder before it looks in PATH,
/// so that whoever can put a file there would get to run it.
/// </summary>
internal static class ExecPath
{
    private static readonly string[] Endings = OperatingSystem.IsWindows() ? ["", ".exe", ".cmd", ".bat"] : [""];

    /// <param name="folder">The kubeconfig's, for a command that is a relative path.</param>
    /// <returns>Null if the program does not exist.</returns>
    public static string? Find(string command, string folder, KubeEnvironment environment) =>
        command.Contains('/') || command.Contains(Path.DirectorySeparatorChar)
            ? Path.GetFullPath(command, folder)
            : Candidates(command, environment).FirstOrDefault(IsProgram);

    private static IEnumerable<string> Candidates(string command, KubeEnvironment environment) =>
        from folder in (environment.Variable("PATH") ?? "").Split(Path.PathSeparator)
        where Path.IsPathFullyQualified(folder)
        from ending in Endings
        select Path.Combine(folder, command + ending);

    private static bool IsProgram(string path) =>
        File.Exists(path) && (OperatingSystem.IsWindows() || (File.GetUnixFileMode(path) & (UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute)) != 0);
}
