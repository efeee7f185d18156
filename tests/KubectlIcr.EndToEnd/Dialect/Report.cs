namespace KubectlIcr.EndToEnd.Dialect;

/// <summary>A check of the saved cluster that comes with the tests.</summary>
internal static class Report
{
    public static Task<Outcome> CheckAsync(this LocalKubectl local, params string[] more) =>
        local.Kubectl.IcrAsync(["check", "-A", "--from", LocalKubectl.Cases("real-cluster.json"), .. more]);

    /// <summary>Writes the report as kubectl can read it.</summary>
    public static async Task<string> FileAsync(this LocalKubectl local, string format = "json")
    {
        var outcome = await local.CheckAsync("-o", format);
        return local.Folder.Write($"report.{format}", outcome.ExitCode == 1 ? outcome.Stdout : throw new InvalidOperationException(outcome.ToString()));
    }
}
