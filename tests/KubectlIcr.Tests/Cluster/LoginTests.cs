using System.Security.Cryptography.X509Certificates;
using KubectlIcr.Cluster.Connect;
using KubectlIcr.Cluster.Read;
using Microsoft.AspNetCore.Http;

namespace KubectlIcr.Tests.Cluster;

/// <summary>Logins that change while we run.</summary>
public sealed class LoginTests : IDisposable
{
    private const string Pod = """{"metadata":{"name":"x","namespace":"n"}}""";

    private readonly TestHome home = new();
    private readonly X509Certificate2 authority = Pki.Authority("ca");

    public void Dispose() => home.Dispose();

    [Fact]
    public async Task A_token_file_is_read_again_when_its_token_is_not_let_in()
    {
        var file = home.File("tok", "old");
        await using var api = await ServerAsync(context => context.Request.Headers.Authorization == "Bearer new");
        using var client = await ClientAsync(api, $"tokenFile: {file}");
        File.WriteAllText(file, "new\n");
        await GetPodAsync(client);
        Assert.Equal(["Bearer old", "Bearer new"], api.Authorizations);
    }

    [Fact]
    public async Task Who_is_not_let_in_twice_stays_out()
    {
        var file = home.File("tok", "old");
        await using var api = await ServerAsync(_ => false);
        using var client = await ClientAsync(api, $"tokenFile: {file}");
        Assert.Equal(401, (await Assert.ThrowsAsync<ApiFailure>(() => GetPodAsync(client))).Status);
        Assert.Equal(["Bearer old", "Bearer old"], api.Authorizations);
    }

    [Fact]
    public async Task A_server_that_says_the_token_again_does_not_get_it_shown()
    {
        await using var api = await FakeApi.StartAsync(FakeApi.Json(FakeApi.Status(403, "Forbidden", "no, t0ken"), 403), Pki.Server(authority, false, "localhost"));
        using var client = await ClientAsync(api, "token: t0ken");
        Assert.Equal("Error from server (Forbidden): no, ••••••••", (await Assert.ThrowsAsync<ApiFailure>(() => GetPodAsync(client))).Message);
    }

    [Fact]
    public async Task A_plugin_may_change_the_client_certificate()
    {
        var (first, second) = (Pki.Client(authority), Pki.Client(authority, rsa: true));
        var seen = new List<string?>();
        await using var api = await ServerAsync(context =>
        {
            seen.Add(context.Connection.ClientCertificate?.Thumbprint);
            return seen.Count > 1;
        });
        using var client = await ClientAsync(api, "exec: {apiVersion: client.authentication.k8s.io/v1, interactiveMode: Never, command: " + Plugin(first, second) + "}");
        await GetPodAsync(client);
        Assert.Equal([first.Thumbprint, second.Thumbprint], seen);
    }

    [Fact]
    public async Task Requests_at_once_share_one_renewal()
    {
        var plugin = Plugin("""{"token":"one"}""", """{"token":"two"}""");
        await using var api = await ServerAsync(context => context.Request.Headers.Authorization == "Bearer two");
        using var client = await ClientAsync(api, "exec: {apiVersion: client.authentication.k8s.io/v1, interactiveMode: Never, command: " + plugin + "}");
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => GetPodAsync(client)));
        Assert.Equal(2, File.ReadAllLines(plugin + ".runs").Length);
    }

    private Task<FakeApi> ServerAsync(Func<HttpContext, bool> isLetIn) => FakeApi.StartAsync(
        context => (isLetIn(context) ? FakeApi.Json(Pod) : FakeApi.Json(FakeApi.Status(401, "Unauthorized", "Unauthorized"), 401))(context),
        Pki.Server(authority, false, "localhost"),
        askClient: true);

    private async Task<ApiClient> ClientAsync(FakeApi api, string user) => new(await home.Kubeconfig(
        $"https://localhost:{api.Port}", "certificate-authority: " + home.File("ca.pem", authority.ExportCertificatePem()), user).ConnectAsync());

    private static Task<KubectlIcr.Cluster.Wire.PodWire> GetPodAsync(ApiClient client) => client.GetAsync("api/v1/namespaces/n/pods/x", Resources.Pods.One, CancellationToken.None);

    private string Plugin(params X509Certificate2[] certificates) => Plugin([.. certificates.Select(one => new System.Text.Json.Nodes.JsonObject
    {
        ["clientCertificateData"] = one.ExportCertificatePem(),
        ["clientKeyData"] = Pki.KeyPem(one),
    }.ToJsonString())]);

    /// <summary>A plugin that answers each run with the next status, and the last one from then on.</summary>
    private string Plugin(params string[] statuses)
    {
        for (var i = 0; i < statuses.Length; i++)
            home.File($"plugin.{i + 1}", $$"""{"apiVersion":"client.authentication.k8s.io/v1","kind":"ExecCredential","status":{{statuses[i]}}}""");
        var script = home.File("plugin", $"""
            #!/bin/sh
            echo run >> "$0.runs"
            n=$(wc -l < "$0.runs")
            [ "$n" -gt {statuses.Length} ] && n={statuses.Length}
            exec cat "$0.$n"
            """);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(script, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        return script;
    }
}
