using KubectlIcr.Cluster.Connect;

namespace KubectlIcr.Tests.Cluster;

/// <summary>The rows beside kubectl are in the end-to-end tests; here is what the words name, and that nothing runs.</summary>
public sealed class KubercTests : IDisposable
{
    private const string Preference = "apiVersion: kubectl.config.k8s.io/v1beta1\nkind: Preference\n";

    private readonly TestHome home = new();

    public KubercTests()
    {
        var plugin = home.File("bin/plugin", $"#!/bin/sh\ntouch '{Trace}'\necho '{{\"apiVersion\":\"client.authentication.k8s.io/v1\",\"kind\":\"ExecCredential\",\"status\":{{\"token\":\"t\"}}}}'\n");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(plugin, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        home.With("PATH", $"{Path.Combine(home.Folder, "bin")}{Path.PathSeparator}/usr/bin{Path.PathSeparator}/bin")
            .Kubeconfig("https://h", user: "exec: {apiVersion: client.authentication.k8s.io/v1, interactiveMode: Never, command: plugin}");
    }

    private string Trace => Path.Combine(home.Folder, "trace");

    public void Dispose() => home.Dispose();

    [Fact]
    public async Task Without_a_policy_the_plugin_runs()
    {
        Assert.Equal("t", (await home.ConnectAsync()).Login.Token!.Reveal());
        Assert.True(File.Exists(Trace));
    }

    [Fact]
    public async Task A_denied_plugin_does_not_run_and_the_file_is_named()
    {
        var file = home.File(".kube/kuberc", Preference + "credentialPluginPolicy: DenyAll\n");
        await RefusesAsync($"error: user \"u\": getting credentials: plugin \"plugin\" not allowed: policy set to \"DenyAll\" in {file}");
    }

    [Fact]
    public async Task A_plugin_that_is_not_on_the_list_does_not_run()
    {
        var file = home.File(".kube/kuberc", Preference + "credentialPluginPolicy: Allowlist\ncredentialPluginAllowlist: [{name: /opt/plugin}]\n");
        await RefusesAsync($"error: user \"u\": getting credentials: plugin path \"{home.Folder}/bin/plugin\" is not permitted by the credential plugin allowlist in {file}");
    }

    [Fact]
    public async Task No_plugin_runs_while_the_policy_cannot_be_read()
    {
        var file = home.File(".kube/kuberc", "kind: Other\n");
        await RefusesAsync(
            $"error: user \"u\": getting credentials: can't tell whether a plugin may run: kuberc {file}: no document has apiVersion kubectl.config.k8s.io/v1beta1 and kind Preference; fix it, or disable it with KUBERC=off");
    }

    [Fact]
    public async Task A_file_that_is_asked_for_must_exist() =>
        await RefusesAsync("error: kuberc /nope: no such file or directory; fix it, or disable it with KUBERC=off", new ConnectionOptions { Kuberc = "/nope" });

    [Fact]
    public async Task Command_comes_before_name()
    {
        home.File(".kube/kuberc", Preference + "credentialPluginPolicy: Allowlist\ncredentialPluginAllowlist: [{name: plugin, command: other}]\n");
        await RefusesAsync(null);
    }

    private async Task RefusesAsync(string? message, ConnectionOptions? options = null)
    {
        var error = await Assert.ThrowsAsync<UserError>(() => home.ConnectAsync(options));
        Assert.Equal(message ?? error.Message, error.Message);
        Assert.False(File.Exists(Trace));
    }
}
