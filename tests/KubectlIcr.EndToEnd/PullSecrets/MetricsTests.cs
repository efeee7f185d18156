namespace KubectlIcr.EndToEnd.PullSecrets;

/// <summary><c>-o prometheus</c> on a real cluster with a real registry, read by Prometheus' own parser.</summary>
[Collection(ControlPlaneCollection.Name)]
[Trait("Needs", "registry")]
public sealed class MetricsTests(ControlPlane plane, RegistryWorld world)
{
    [Fact]
    public async Task Running_pods_that_will_fail_are_counted_before_they_do()
    {
        world.User("iamapikey", "p-good");
        await plane.CreateNamespaceAsync("p-start", "bad");
        await plane.Api.CreateAllAsync(
        [
            Secrets.DockerRegistry("p-start", "good", "us.icr.io", "p-good"),
            Secrets.DockerRegistry("p-start", "bad", "us.icr.io", "p-bad"),
            Running("fine", "good"), Running("web-0", "bad"), Running("web-1", "gone"),
        ]);

        var outcome = await RunAsync("p-start", "secrets", "--verify", "-o", "prometheus");

        Assert.Equal((1, ""), (outcome.ExitCode, outcome.Stderr));
        Assert.Equal("""kubectl_icr_unread{command="secrets",kind="cronjobs",namespace="p-start"} 1""", Assert.Single(outcome.Stdout.Split('\n'), line => line.StartsWith("kubectl_icr_unread{", StringComparison.Ordinal))); // 1.20 has others
        await AssertParsesAsync(outcome.Stdout);
        foreach (var line in (string[])
        [
            """kubectl_icr_up{command="secrets"} 1""",
            """kubectl_icr_pull_secrets{namespace="p-start",status="missing"} 1""",
            """kubectl_icr_keys{state="refused"} 1""",
            """kubectl_icr_refused_pull_secrets{namespace="p-start",secret="bad",registry="us.icr.io"} 1""",
            """kubectl_icr_logins{registry="us.icr.io",result="ok"} 1""",
            """kubectl_icr_next_start_failing_containers{namespace="p-start",workload="Pod/web-0",reason="refused"} 1""",
            """kubectl_icr_next_start_failing_containers{namespace="p-start",workload="Pod/web-1",reason="missing-secret"} 1""",
            """kubectl_icr_next_start_containers{state="not_known_to_fail"} 1""",
        ])
            Assert.Contains($"\n{line}\n", outcome.Stdout, StringComparison.Ordinal);
        Assert.All((string[])["p-good", "p-bad", "iamapikey"], secret => Assert.DoesNotContain(secret, outcome.Stdout, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_may_not_be_read_has_no_series()
    {
        await plane.CreateNamespaceAsync("p-rights");
        await plane.Api.CreateAllAsync([Secrets.DockerRegistry("p-rights", "key", "us.icr.io", "p-good"), Running("web", "key", "p-rights")]);
        await plane.AllowAsync(plane.Dev, "p-rights", Rbac.Rule("list", "secrets"));

        var outcome = await plane.Kubectl(plane.Dev, "p-rights").IcrAsync("secrets", "-o", "prometheus");
        var nothing = await plane.Kubectl(plane.Dev, "p-start").IcrAsync("secrets", "-o", "prometheus");

        await AssertParsesAsync(outcome.Succeeded().Stdout);
        Assert.Contains("""kubectl_icr_incomplete{command="secrets"} 1""", outcome.Stdout, StringComparison.Ordinal);
        Assert.Contains("""kubectl_icr_unread{command="secrets",kind="pods",namespace="p-rights"} 1""", outcome.Stdout, StringComparison.Ordinal);
        Assert.DoesNotContain("next_start", outcome.Stdout, StringComparison.Ordinal);
        await AssertParsesAsync(nothing.Stdout);
        Assert.Equal(2, nothing.ExitCode);
        Assert.EndsWith("\nkubectl_icr_up{command=\"secrets\"} 0\n", nothing.Stdout, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_registry_out_of_reach_makes_it_incomplete()
    {
        await plane.CreateNamespaceAsync("p-far");
        await plane.Api.CreateAsync(Secrets.DockerRegistry("p-far", "key", "nowhere.icr.io", "p-far"));

        var outcome = (await RunAsync("p-far", "secrets", "--verify", "-o", "prometheus")).Succeeded();

        Assert.Contains("""kubectl_icr_incomplete{command="secrets"} 1""", outcome.Stdout, StringComparison.Ordinal);
        Assert.Contains("""kubectl_icr_logins{registry="nowhere.icr.io",result="unknown"} 1""", outcome.Stdout, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_fails_now()
    {
        await plane.CreateNamespaceAsync("p-check");
        await plane.Api.CreateAsync(Pods.New("p-check", "web", "us.icr.io/team/app:1.0", pullSecrets: ["gone"], status: PodStatus.Waiting("ErrImagePull", "401 Unauthorized")));

        var outcome = await RunAsync("p-check", "check", "--registry", "none", "-o", "prometheus");

        Assert.Equal(1, outcome.ExitCode);
        await AssertParsesAsync(outcome.Stdout);
        Assert.Contains("""kubectl_icr_failing_containers{namespace="p-check",cause="unauthorized"} 1""", outcome.Stdout, StringComparison.Ordinal);
        Assert.Contains("""kubectl_icr_finding_containers{namespace="p-check",rule="ICR302",severity="error"} 1""", outcome.Stdout, StringComparison.Ordinal);
    }

    /// <summary>Its linter is silent, too: names, types and helps are as they should be.</summary>
    private async Task AssertParsesAsync(string metrics) =>
        Assert.Equal(new Outcome(0, "", ""), await (plane.Kubectl() with { Stdin = metrics }).OtherAsync(await DebianProgram.PromtoolAsync(), "check", "metrics"));

    private static JsonObject Running(string name, string secret, string @namespace = "p-start") =>
        Pods.New(@namespace, name, "us.icr.io/team/app:1.0", pullSecrets: [secret], status: PodStatus.Running());

    private Task<Outcome> RunAsync(string @namespace, params string[] arguments) =>
        (plane.Kubectl(@namespace: @namespace) with { Environment = world.Environment }).IcrAsync([.. arguments, "--registry-ca", world.CaFile]);
}
