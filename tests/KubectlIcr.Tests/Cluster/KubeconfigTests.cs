using KubectlIcr.Cluster.Connect;
using KubectlIcr.Http;

namespace KubectlIcr.Tests.Cluster;

public sealed class KubeconfigTests : IDisposable
{
    private readonly TestHome home = new();

    public void Dispose() => home.Dispose();

    [Fact]
    public async Task The_first_file_to_set_a_name_wins_and_missing_or_empty_entries_are_skipped()
    {
        var a = home.File("a", "current-context: x\ncontexts:\n- {name: x, context: {cluster: k, user: u, namespace: from-a}}\nclusters:\n- {name: k, cluster: {server: 'https://a'}}");
        var b = home.File("b/b", "current-context: 'y'\ncontexts:\n- {name: x, context: {cluster: k, namespace: from-b}}\n- {name: 'y', context: {cluster: k, user: u}}\nclusters:\n- {name: k, cluster: {server: 'https://b'}}\nusers:\n- {name: u, user: {tokenFile: tok}}");
        home.File("b/tok", "secret-token\n");
        home.With("KUBECONFIG", string.Join(Path.PathSeparator, "", Path.Combine(home.Folder, "missing"), a, b, ""));

        var first = await home.ConnectAsync();
        Assert.Equal(("https://a/", "x", "from-a"), (first.Server.AbsoluteUri, first.Context, first.Namespace));

        var second = await home.ConnectAsync(new(Context: "y", Namespace: "given"));
        Assert.Equal(("https://a/", "given"), (second.Server.AbsoluteUri, second.Namespace));
        Assert.Equal("secret-token", second.Login.Token!.Reveal());
    }

    [Fact]
    public async Task The_home_folder_is_used_without_KUBECONFIG()
    {
        home.File(".kube/config", "current-context: x\ncontexts: [{name: x, context: {cluster: k, user: u}}]\nclusters: [{name: k, cluster: {server: 'https://h:6443/base'}}]\nusers: [{name: u, user: {token: t}}]");
        var connection = await home.ConnectAsync();
        Assert.Equal(("https://h:6443/base", "default"), (connection.Server.AbsoluteUri, connection.Namespace));
    }

    [Fact]
    public async Task A_pod_uses_its_service_account()
    {
        home.With("KUBERNETES_SERVICE_HOST", "10.0.0.1").With("KUBERNETES_SERVICE_PORT", "443");
        home.File("serviceaccount/token", "sa-token");
        home.File("serviceaccount/namespace", "team-a\n");
        var connection = await home.ConnectAsync();
        Assert.Equal(("https://10.0.0.1/", "team-a", "sa-token"), (connection.Server.AbsoluteUri, connection.Namespace, connection.Login.Token!.Reveal()));
    }

    [Theory]
    [InlineData("a: [", "line 2, column 1: ")]
    [InlineData("contexts:\n- name: x\n  context: 5\n", "line 3, column 12: context must be a mapping")]
    [InlineData("users: [{name: u, user: {token: *s3cret}}]", "an alias without its anchor")]
    [InlineData("a: {b: {}\nc: d\ne: f # remark\n...\n", "unreadable content")]
    [InlineData("a:\n  : n\": \"x\"\n  \"s\": 1\n", "line 3, column 3: not valid YAML")]
    public async Task Broken_files_name_the_place(string text, string expected)
    {
        home.With("KUBECONFIG", home.File("config", text));
        var error = await Assert.ThrowsAsync<UserError>(() => home.ConnectAsync());
        Assert.StartsWith($"error: error loading config file \"{home.Folder}/config\": ", error.Message);
        Assert.Contains(expected, error.Message);
        Assert.DoesNotContain("s3cret", error.ToString());
    }

    [Fact]
    public void What_is_no_JSON_for_a_plugin_is_an_error()
    {
        var config = Kubeconfig.Parse("config", new StringReader("clusters: [{name: k, cluster: {extensions: [{name: x, extension: {? [s3cret] : 1}}]}}]"));
        var error = Assert.Throws<UserError>(() => config.Clusters["k"].Maps("extensions").First().Json("extension"));
        Assert.Equal("error: error loading config file \"config\": line 1, column 66: extension can't be written as JSON: a key must be a string", error.Message);
    }

    /// <summary>A stack that overflows would end the process.</summary>
    [Theory]
    [InlineData("[")]
    [InlineData("- ")]
    [InlineData("{a: ")]
    public async Task Nesting_without_end_is_an_error(string opening)
    {
        home.With("KUBECONFIG", home.File("config", string.Concat(Enumerable.Repeat(opening, 100_000))));
        Assert.Contains("nested deeper than 400", (await Assert.ThrowsAsync<UserError>(() => home.ConnectAsync())).Message);
    }

    [Theory]
    [InlineData("nowhere", "error: context \"nowhere\" does not exist; known: \"dead-user\", \"no-cluster\", \"x\"")]
    [InlineData("X", "error: context \"X\" does not exist; did you mean \"x\"?")]
    [InlineData("no-cluster", "error: context \"no-cluster\": cluster \"zz\" does not exist")]
    [InlineData("dead-user", "error: context \"dead-user\": user \"zz\" does not exist")]
    [InlineData(null, "error: current-context is not set; choose one with --context or kubectl config use-context: \"dead-user\", \"no-cluster\", \"x\"")]
    public async Task Wrong_contexts(string? context, string expected)
    {
        home.With("KUBECONFIG", home.File("config", """
            clusters: [{name: k, cluster: {server: "https://h"}}]
            users: [{name: u, user: {token: t}}]
            contexts: [{name: x, context: {cluster: k, user: u}}, {name: no-cluster, context: {cluster: zz}}, {name: dead-user, context: {cluster: k, user: zz}}]
            """));
        var error = await Assert.ThrowsAsync<UserError>(() => home.ConnectAsync(new(Context: context)));
        Assert.Equal(expected, error.Message);
        Assert.Equal(ExitCode.Failed, error.ExitCode);
    }

    [Theory]
    [InlineData("certificate-authority: ca.pem", "token: t", "error: unable to read certificate-authority {0}/ca.pem for cluster \"k\": no such file or directory")]
    [InlineData("certificate-authority-data: '&'", "token: t", "error: error loading config file \"{0}/config\": cluster \"k\": certificate-authority-data is not valid base64")]
    [InlineData("certificate-authority-data: eA==", "token: t", "error: cluster \"k\": unable to load root certificates: no PEM certificate in its certificate-authority")]
    [InlineData("certificate-authority-data: eA==, insecure-skip-tls-verify: true", "token: t", "error: cluster \"k\": specifying a root certificates file with the insecure flag is not allowed")]
    [InlineData("proxy-url: 'ftp://x'", "token: t", "error: proxy-url: not a valid proxy address: it must be http://, https:// or socks5:// followed by a host")]
    [InlineData("", "token: t, username: me, password: p", "error: user \"u\": username/password or bearer token may be set, but not both")]
    [InlineData("", "client-certificate-data: eA==", "error: user \"u\" has a client certificate without a client key")]
    [InlineData("", "client-certificate-data: eA==, client-key-data: c2VjcmV0", "error: user \"u\": the client certificate and key are not a PEM certificate and its private key")]
    [InlineData("", "tokenFile: tok", "error: unable to read tokenFile {0}/tok for user \"u\": no such file or directory")]
    [InlineData("", "auth-provider: {name: gcp}", "error: user \"u\": the gcp auth plugin has been removed from kubectl; use its exec credential plugin instead")]
    [InlineData("", "exec: {apiVersion: client.authentication.k8s.io/v1alpha1, command: x}", "error: user \"u\": exec plugin: invalid apiVersion \"client.authentication.k8s.io/v1alpha1\"")]
    [InlineData("", "exec: {apiVersion: client.authentication.k8s.io/v1, interactiveMode: Never, command: no-such-plugin, installHint: get it}", "error: user \"u\": getting credentials: exec: executable no-such-plugin not found; get it")]
    public async Task Wrong_settings_are_named(string cluster, string user, string expected)
    {
        home.Kubeconfig("https://h", cluster, user);
        var error = await Assert.ThrowsAsync<UserError>(() => home.ConnectAsync());
        Assert.Equal(string.Format(expected, home.Folder), error.Message);
    }

    [Fact]
    public async Task No_kubeconfig_at_all()
    {
        var error = await Assert.ThrowsAsync<UserError>(() => home.ConnectAsync());
        Assert.StartsWith("error: no kubeconfig found", error.Message);
        error = await Assert.ThrowsAsync<UserError>(() => home.ConnectAsync(new(Kubeconfig: "/no/such")));
        Assert.Equal("error: stat /no/such: no such file or directory", error.Message);
    }

    [Fact]
    public async Task Exec_plugins_run_once_with_their_arguments_whole()
    {
        var script = home.File("plugin.sh", """
            #!/bin/sh
            echo run >> "$LOG"
            printf '{"apiVersion":"client.authentication.k8s.io/v1","kind":"ExecCredential","status":{"token":"%s|%s|%s"}}' "$1" "$2" "$EXTRA"
            """);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(script, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        var log = Path.Combine(home.Folder, "log");
        home.Kubeconfig("https://h", user: $$"""exec: {apiVersion: client.authentication.k8s.io/v1, interactiveMode: Never, command: ./plugin.sh, args: ["get token", b], env: [{name: LOG, value: "{{log}}"}, {name: EXTRA, value: e}]}""");
        var connection = await home.ConnectAsync();
        Assert.Equal("get token|b|e", connection.Login.Token!.Reveal());
        Assert.Single(File.ReadAllLines(log));
    }

    [Theory]
    [InlineData("0", null)]
    [InlineData("5", 5.0)]
    [InlineData("1s", 1.0)]
    [InlineData("2m", 120.0)]
    [InlineData("3h", 10800.0)]
    [InlineData("1m30s", 90.0)]
    [InlineData("1.5s", 1.5)]
    [InlineData("250ms", 0.25)]
    [InlineData("0s", null)]
    [InlineData("1193h", 4294800.0)]
    [InlineData("2000h", null)]
    [InlineData("4294967295", null)]
    [InlineData("99999999999999999999999h", null)]
    public void Request_timeouts(string text, double? seconds) => Assert.Equal(seconds, RequestTimeout.Parse(text)?.TotalSeconds);

    [Theory]
    [InlineData("foo")]
    [InlineData("-1")]
    [InlineData("1 s")]
    [InlineData("")]
    [InlineData("1d")]
    public void Wrong_request_timeouts(string text)
    {
        var error = Assert.Throws<UserError>(() => RequestTimeout.Parse(text));
        Assert.Equal("error: Invalid timeout value. Timeout must be a single integer in seconds, or an integer followed by a corresponding time unit (e.g. 1s | 2m | 3h)", error.Message);
        Assert.Equal(ExitCode.Usage, error.ExitCode);
    }

    [Theory]
    [InlineData("https://api.example.com", "", true)]
    [InlineData("https://localhost:6443", "", false)]
    [InlineData("https://127.0.0.1:6443", "", false)]
    [InlineData("https://api.example.com", "example.com", false)]
    [InlineData("https://api.example.com", ".example.com", false)]
    [InlineData("https://example.com", ".example.com", true)]
    [InlineData("https://api.example.com", "*", false)]
    [InlineData("https://10.1.2.3", "10.0.0.0/8", false)]
    [InlineData("https://10.1.2.3", "10.1.2.3", false)]
    [InlineData("https://api.example.com:8443", "example.com:443", true)]
    [InlineData("http://api.example.com", "", false)]
    public void Proxies_from_the_environment(string server, string noProxy, bool expected)
    {
        home.With("https_proxy", "user:p%40ss@proxy:3128").With("NO_PROXY", noProxy);
        var proxy = ProxyChoice.For(new Uri(server), null, home.Environment.Variable);
        Assert.Equal(expected ? "http://proxy:3128/" : null, proxy?.GetProxy(new Uri(server))?.AbsoluteUri);
        if (expected) Assert.Equal("p@ss", proxy!.Credentials!.GetCredential(new Uri("http://proxy:3128"), "Basic")!.Password);
    }
}
