namespace KubectlIcr;

/// <summary>Why a file could not be read, in the system's usual words (.NET's own repeat the path).</summary>
internal static class FileWords
{
    public static string Of(Exception e) => e switch
    {
        FileNotFoundException or DirectoryNotFoundException => "no such file or directory",
        UnauthorizedAccessException => "permission denied",
        _ => e.Message,
    };
}
