namespace KubectlIcr.EndToEnd.Connect;

/// <summary>The flags of the connection against a real API server, which knows what the headers mean.</summary>
[Collection(ControlPlaneCollection.Name)]
public sealed class RealServerTests(ControlPlane plane)
{
    [Fact]
    public async Task Every_group_that_is_given_counts()
    {
        await plane.CreateNamespaceAsync("connect-groups");
        var binding = Rbac.ClusterBinding("connect-groups", "system:aggregate-to-view", plane.Reader);
        binding["subjects"]![0]!["kind"] = "Group";
        binding["subjects"]![0]!["name"] = "viewers";
        await plane.Api.CreateAsync(binding);
        string[] arguments = ["check", "-n", "connect-groups", "--as", "jane", "--as-group", "others"];

        var without = await plane.Kubectl().IcrAsync(arguments);
        await Eventually.HoldsAsync(async () => await plane.Kubectl().IcrAsync([.. arguments, "--as-group", "viewers"]) is { ExitCode: 0, Stderr: "No resources found in connect-groups namespace.\n" });

        Assert.Equal(2, without.ExitCode);
        Assert.StartsWith("Error from server (Forbidden): pods is forbidden: User \"jane\" cannot list", without.Stderr, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Flags_alone_are_enough()
    {
        await plane.CreateNamespaceAsync("connect-flags");

        var outcome = await (plane.Kubectl() with { Kubeconfig = null }).IcrAsync(
            "check", "-n", "connect-flags", "-s", plane.Server.ToString(), "--certificate-authority", plane.CaFile, "--token", plane.Admin.Token);

        Assert.Equal(new(0, "", "No resources found in connect-flags namespace.\n"), outcome);
    }

    [Fact]
    public async Task Each_request_has_a_line_from_6_and_headers_from_8_and_the_token_is_in_neither()
    {
        await plane.CreateNamespaceAsync("connect-log");

        var lines = (await plane.Kubectl().IcrAsync("check", "-n", "connect-log", "-v6")).Stderr;
        var headers = (await plane.Kubectl().IcrAsync("check", "-n", "connect-log", "-v=9")).Stderr;

        Assert.Matches("(?m)^GET https://127\\.0\\.0\\.1:\\d+/api/v1/namespaces/connect-log/pods\\?limit=500 200 OK in \\d+ milliseconds, \\d{2,} bytes$", lines);
        Assert.DoesNotContain("Headers:", lines, StringComparison.Ordinal);
        Assert.Contains("    Authorization: ••••••••\n", headers, StringComparison.Ordinal);
        Assert.DoesNotContain(plane.Admin.Token, headers, StringComparison.Ordinal);
    }
}
