using KubectlIcr.EndToEnd.Ibm;

namespace KubectlIcr.EndToEnd.Probe;

/// <summary>Answers that are none: the report says what happened, and the verdict is what it would be without them.</summary>
[Collection(ProbeCollection.Name)]
[Trait("Needs", "registry")]
public sealed class UnusableAnswersTests(ControlPlane plane, RegistryWorld world)
{
    /// <summary>Nobody answers, so no answer can come too late.</summary>
    private const string Short = "3s";

    [Theory]
    [InlineData(Scripted.Slow, "connect-timeout")]
    [InlineData(Scripted.Cut, "other")]
    [InlineData(Scripted.Endless, "other")]
    [InlineData(Scripted.LoginPage, "other")]
    [InlineData(Scripted.Garbled, "other")]
    public async Task Names_no_cause(string @namespace, string result) =>
        await AssertUndecidedAsync((new Scene(plane, world, $"u-{@namespace}") with { Patience = PatienceFor(result) }).In(@namespace), result);

    [Theory]
    [InlineData(Scripted.TokenPage, "other")]
    [InlineData(Scripted.TokenSlow, "connect-timeout")]
    public async Task A_token_service_names_no_cause(string host, string result) =>
        await AssertUndecidedAsync((new Scene(plane, world, $"u-{host.Replace('.', '-')}") with { Patience = PatienceFor(result) }).At(host).AllowingAll(), result);

    [Theory]
    [InlineData(Scripted.WrongCa, "tls-unknown-ca")]
    [InlineData(Scripted.PlainHttp, "http-vs-https")]
    public async Task A_host_that_cannot_be_trusted_gets_no_credential(string host, string result)
    {
        await AssertUndecidedAsync(new Scene(plane, world, $"u-{host.Replace('.', '-')}").At(host), result);

        Assert.Empty(world.RequestsTo(host));
    }

    [Theory]
    [InlineData(ProxyFault.Forbid, "proxy")]
    [InlineData(ProxyFault.Close, null)]
    [InlineData(ProxyFault.Hang, null)]
    internal async Task A_proxy_that_does_not_lead_there(ProxyFault fault, string? result)
    {
        using var failing = world.Proxy.Fail("au.icr.io", fault);

        await AssertUndecidedAsync((new Scene(plane, world, $"u-proxy-{fault}".ToLowerInvariant()) with { Patience = PatienceFor(result) }).At("au.icr.io"), result);
    }

    [Fact]
    public async Task What_the_node_said_stands()
    {
        const string text = "failed to pull and unpack image \"us.icr.io/slow/app:1.0\": failed to resolve reference \"us.icr.io/slow/app:1.0\": pull access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed";
        var scene = new Scene(plane, world, "u-text") { Text = text, Patience = Short }.In(Scripted.Slow);

        Assert.Equal("ICR502", (await scene.CheckAsync()).Errors);
    }

    [Fact]
    public async Task A_registry_that_never_answers_ends_by_the_time_out_with_a_line()
    {
        var scene = new Scene(plane, world, "u-time-out") { Patience = "1s" }.In(Scripted.Slow);
        await scene.PlantAsync();

        var outcome = await scene.RunAsync();

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("us.icr.io: no response within 1s", string.Join(' ', outcome.Stdout.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Ctrl_C_ends_a_check_that_waits_for_ever(bool iam)
    {
        var asked = new TaskCompletionSource();
        using var hanging = world.On(iam ? IbmStandIn.IamHost : "us.icr.io", iam ? "/identity/" : "/v2/", context =>
        {
            asked.TrySetResult();
            return Task.Delay(Timeout.Infinite, context.RequestAborted);
        });
        var scene = new Scene(plane, world, $"u-interrupt-{iam}".ToLowerInvariant()) { Image = "us.icr.io/u-interrupt/app:1.0", Interrupt = asked.Task, Patience = "0" };
        await scene.PlantAsync();

        var outcome = await scene.RunAsync(iam ? "--iam" : "--iam=false");

        Assert.Equal((2, "", "error: interrupted\n"), (outcome.ExitCode, outcome.Stdout, outcome.Stderr));
    }

    private static string PatienceFor(string? result) => result is null or "connect-timeout" ? Short : "60s";

    /// <param name="result">Null where several are right.</param>
    private static async Task AssertUndecidedAsync(Scene scene, string? result)
    {
        var report = await scene.CheckAsync();

        Assert.Equal("ICR901", report.Errors);
        Assert.True((bool)report.Pulls.First()["registry"]!["asked"]!);
        Assert.Matches($"^({result ?? "connect-timeout|proxy|other"}) ", report.Registry);
    }
}
