using KubectlIcr.EndToEnd.Check;

namespace KubectlIcr.EndToEnd.Node;

/// <summary>Causes as <see cref="Causes"/> has them, each with what a trial pod must meet of it.</summary>
internal static class Trials
{
    /// <summary>By the name of the cause the <c>result</c> in the report, and the error that comes of it.</summary>
    public static readonly Dictionary<string, (string Result, string Errors)> All = new()
    {
        ["n-good"] = ("ok", ""),
        ["n-none"] = ("unauthorized", "ICR301"),
        ["n-refused"] = ("bad-credentials", "ICR501"),
        ["n-denied"] = ("forbidden", "ICR502"),
        ["n-tag"] = ("not-found-tag", "ICR102"),
        ["n-platform"] = ("platform-mismatch", "ICR107"),
        ["n-never"] = ("ok", "ICR108"),
        ["n-traffic"] = ("quota-exceeded", "ICR201"),
        ["n-dns"] = ("dns", "ICR601"),
        ["n-silent"] = ("connect-timeout", "ICR602"),
        ["n-closed"] = ("connection-refused", "ICR603"),
        ["n-authority"] = ("tls-unknown-ca", "ICR604"),
    };

    private static readonly Cause Good = new("n-good", "") { Names = ["key"], Secrets = ns => [Secrets.DockerRegistry(ns, "key", "us.icr.io", RealNode.GoodKey)] };

    /// <summary>The check's report with the node's answer, and the pods of the namespace afterwards.</summary>
    public static async Task<Tried> OfAsync(RealNode node, string name, Task before)
    {
        await before;
        var cause = Causes.All.FirstOrDefault(one => one.Name == name) ?? Good;
        var own = Own(cause);
        await Plant.AllAsync(node, own);
        if (cause.Policy == "Never") await Plant.FailedAsync(node, own.Name);
        var outcome = await Course.InTurnAsync(() => node.IcrAsync(own.Name, "check", "pod/web", "--on-node", "--yes", "-o", "json"));
        return new(CheckReportJson.Of(outcome), outcome, [.. (await Plant.PodsAsync(node, own.Name)).Select(pod => (string)pod["metadata"]!["name"]!)]);
    }

    /// <summary>The cause in a namespace of its own, and its image below it where the host has no script for it.</summary>
    private static Cause Own(Cause cause) => cause with
    {
        Name = $"trial-{cause.Name}",
        At = cause.At,
        PushedAs = cause.PushedAs?.Replace(cause.Name, $"trial-{cause.Name}", StringComparison.Ordinal),
        Arrange = cause.Name == "n-denied" ? Known : cause.Arrange,
    };

    private static Task Known(RegistryWorld world)
    {
        world.User("iamapikey", "trial-n-denied-key", "another/*");
        return Task.CompletedTask;
    }
}

/// <summary>What came of a trial.</summary>
/// <param name="Pods">Those of the namespace that are left.</param>
internal sealed record Tried(CheckReportJson Report, Outcome Outcome, string[] Pods);
