using System.Collections.Immutable;

namespace KubectlIcr.EndToEnd.Connect;

/// <summary>The table: each feature of kubeconfig and of the connection flags, what kubectl 1.32 does, and what we do where that differs.</summary>
internal static class KubeconfigFeatures
{
    internal const string Pod = "GET /api/v1/namespaces/default/pods/x";

    internal const string Token = Pod + "\nAuthorization: Bearer t0ken";

    internal const string V1 = "apiVersion: client.authentication.k8s.io/v1, interactiveMode: Never";

    private const string V1Beta1 = "apiVersion: client.authentication.k8s.io/v1beta1";

    private const string Refused = "was refused - did you specify the right host or port";

    public static ImmutableArray<KubeconfigFeature> All =>
    [
        .. Files, .. Flags, .. Servers, .. Logins, .. Plugins, .. Providers, .. Proxies, .. Impersonations, .. Pods, .. KubercFeatures.All,
    ];

    private static IEnumerable<KubeconfigFeature> Files =>
    [
        new("one file", Token),
        new("a list: the first file to set a name wins, relative paths count from their file", Pod + "\nAuthorization: Bearer from-b")
        {
            Kubeconfig = "%folder%/a:%folder%/b/config:%folder%/c",
            Files = Texts(
                ("a", "current-context: x\nclusters: [{name: k, cluster: {server: 'https://localhost:%good%', certificate-authority: %ca%}}]\n"),
                ("b/config", "current-context: z\ncontexts: [{name: x, context: {cluster: k, user: u}}]\nusers: [{name: u, user: {tokenFile: tok}}]\n"),
                ("b/tok", "from-b\n"),
                ("c", "contexts: [{name: x, context: {cluster: k, user: u, namespace: zz}}]\nclusters: [{name: k, cluster: {server: 'https://localhost:%nobody%'}}]\n")),
        },
        new("missing files and empty entries of the list are skipped", Token) { Kubeconfig = ":%folder%/nope:%folder%/kube/config:" },
        new("~/.kube/config", Token) { Kubeconfig = "", Files = Texts(("home/.kube/config", Config())) },
        new("--kubeconfig wins over KUBECONFIG", Token) { Kubeconfig = "%folder%/nope", Flags = ["--kubeconfig", "../kube/config"] },
        new("--kubeconfig must exist", "stat .*nope: no such file") { Flags = ["--kubeconfig", "%folder%/nope"] },
        new("no kubeconfig at all", Refused) { Kubeconfig = "%folder%/nope", Ours = "no kubeconfig found \\(KUBECONFIG=.*nope\\)" },
        new("no current-context", Refused) { Config = Config().Replace("current-context: c", ""), Ours = "current-context is not set; choose one.*\"c\"" },
        new("a current-context that is not there", "context was not found for specified context: zz") { Config = Config().Replace("current-context: c", "current-context: zz"), Ours = "context \"zz\" does not exist" },
        new("a name that is there twice", "duplicate name \"k\"") { Config = "clusters: [{name: k, cluster: {}}, {name: k, cluster: {}}]", Ours = "cluster \"k\" is defined twice" },
        new("a number for a text", "error loading config file .*cannot unmarshal number") { User = "token: 123", Ours = "error loading config file .*token must be a string" },
        new("a text for a truth value", "error loading config file .*cannot unmarshal string") { Cluster = "insecure-skip-tls-verify: 'true'", Ours = "error loading config file .*must be true or false" },
        new("the truth values of YAML 1.1", Token) { Cluster = "insecure-skip-tls-verify: yes" },
        new("y for true", Token)
        {
            Cluster = "insecure-skip-tls-verify: y",
            Ours = "error loading config file .*must be true or false",
            Why = "stricter: one letter, which YAML 1.2 reads as a text, does not switch the check of the certificate off",
        },
        new("broken YAML", "error loading config file.*yaml: line") { Config = "a: [", Ours = "error loading config file.*line 2" },
        new("JSON", Token)
        {
            Config = """
                {"current-context": "c", "clusters": [{"name": "k", "cluster": {"server": "https://localhost:%good%", "certificate-authority-data": "%ca-data%"}}],
                 "users": [{"name": "u", "user": {"token": "t0ken"}}], "contexts": [{"name": "c", "context": {"cluster": "k", "user": "u"}}]}
                """,
        },
        new("a context's namespace", "GET /api/v1/namespaces/team-a/pods/x\nAuthorization: Bearer t0ken") { Context = "namespace: team-a" },
        new("-n wins over it", "GET /api/v1/namespaces/team-b/pods/x\nAuthorization: Bearer t0ken") { Context = "namespace: team-a", Flags = ["-n", "team-b"] },
        new("a context whose cluster is not there", Refused) { Config = Config().Replace("cluster: k,", "cluster: zz,"), Ours = "context \"c\": cluster \"zz\" does not exist" },
        new("a context whose user is not there", "EOF") { Config = Config().Replace("user: u", "user: zz"), Ours = "context \"c\": user \"zz\" does not exist" },
    ];

    private static IEnumerable<KubeconfigFeature> Flags =>
    [
        new("--context", Token) { Config = Config().Replace("current-context: c", ""), Flags = ["--context", "c"] },
        new("--context that is not there", "context was not found for specified context: C") { Flags = ["--context", "C"], Ours = "context \"C\" does not exist; did you mean \"c\"" },
        new("--cluster and --user without a context", Token) { Config = Config().Replace("current-context: c", ""), Flags = ["--cluster", "k", "--user", "u"] },
        new("--cluster that is not there", "no server found for cluster \"zz\"") { Flags = ["--cluster", "zz"], Ours = "cluster \"zz\" does not exist" },
        new("--user that is not there", "auth info \"zz\" does not exist") { Flags = ["--user", "zz"], Ours = "user \"zz\" does not exist" },
        new("--server wins over the cluster's, which keeps its CA", Token) { Server = "https://localhost:%nobody%", Flags = ["--server", "https://localhost:%good%"] },
        new("-s without any kubeconfig", Token) { Kubeconfig = "", Flags = ["-s", "https://localhost:%good%", "--certificate-authority", "%ca%", "--token", "t0ken"] },
        new("--server drops the cluster's tls-server-name", Token) { Cluster = "certificate-authority: %ca%, tls-server-name: nowhere.example", Flags = ["--server", "https://localhost:%good%"] },
        new("--tls-server-name", Token + "\nSNI b.example") { Server = "https://localhost:%wrong-name%", Flags = ["--tls-server-name", "b.example"] },
        new("--certificate-authority wins over data and counts from the working folder", Token)
        {
            Cluster = "certificate-authority-data: %other-ca-data%", Flags = ["--certificate-authority", "../work-ca"], Files = Texts(("work-ca", "%ca-pem%")),
        },
        new("--certificate-authority ends insecure-skip-tls-verify", "certificate signed by unknown authority") { Cluster = "insecure-skip-tls-verify: true", Flags = ["--certificate-authority", "%other-ca%"] },
        new("--certificate-authority that is not there", "unable to read certificate-authority /nope.*no such file") { Flags = ["--certificate-authority", "/nope"] },
        new("--insecure-skip-tls-verify drops the CA", Token) { Server = "https://localhost:%stranger%", Flags = ["--insecure-skip-tls-verify"] },
        new("--insecure-skip-tls-verify=false changes nothing", "unknown authority") { Server = "https://localhost:%stranger%", Flags = ["--insecure-skip-tls-verify=false"] },
        new("--token wins over token", Token) { User = "token: other", Flags = ["--token", "t0ken"] },
        new("--token beside a tokenFile", Pod + "\nAuthorization: Bearer from-file")
        {
            User = "tokenFile: tok", Files = Texts(("kube/tok", "from-file")), Flags = ["--token", "t0ken"],
            Ours = Token,
            Why = "kubectl 1.32 lets the file of the kubeconfig win over the flag, which its own help does not say: who gives a token means that token",
        },
        new("--token wins over an exec plugin, which does not run", Token) { User = $"exec: {{{V1}, command: /bin/false}}", Flags = ["--token", "t0ken"] },
        new("--token beside a user name", "more than one authentication method") { User = "username: me, password: pa55word", Flags = ["--token", "t0ken"], Ours = "may be set, but not both" },
        new("--token beside an oidc provider", Token) { User = "auth-provider: {name: oidc, config: {client-id: kube, idp-issuer-url: '%issuer%'}}", Flags = ["--token", "t0ken"] },
        new("--client-certificate beside data", "client-cert-data and client-cert are both specified") { User = "client-certificate-data: eA==, client-key-data: eA==", Flags = ["--client-certificate", "%ec%", "--client-key", "%ec-key%"], Ours = "are both set" },
        new("--client-certificate and --client-key win over files", Pod + "\ncertificate CN=alice") { User = "client-certificate: /nope, client-key: /nope", Flags = ["--client-certificate", "%ec%", "--client-key", "%ec-key%"] },
        new("--client-certificate without a key", "client-key-data or client-key must be specified") { Flags = ["--client-certificate", "%ec%"], Ours = "client certificate without a client key" },
        new("--as, --as-uid and --as-group, which repeats", Token + "\nimpersonate-group: a, b\nimpersonate-group: c\nimpersonate-uid: 7\nimpersonate-user: jane") { Flags = ["--as", "jane", "--as-uid", "7", "--as-group", "a, b", "--as-group=c"] },
        new("--as-group without --as", "requesting uid, groups or user-extra .*without impersonating a user") { Flags = ["--as-group", "a"] },
        new("--disable-compression", Token + "\nno gzip") { Flags = ["--disable-compression"] },
        new("--request-timeout and --cache-dir", Token) { Flags = ["--request-timeout", "20s", "--cache-dir", "%folder%/cache"] },
        new("an empty flag is none", Token) { Flags = ["--token=", "--server=", "--as=", "--context="] },
    ];

    private static IEnumerable<KubeconfigFeature> Servers =>
    [
        new("CA as data", Token) { Cluster = "certificate-authority-data: %ca-data%" },
        new("a CA bundle", Token) { Cluster = "certificate-authority-data: %bundle-data%" },
        new("CA as file and data", "certificate-authority-data and certificate-authority are both specified") { Cluster = "certificate-authority: %ca%, certificate-authority-data: %ca-data%", Ours = "are both set" },
        new("a CA that is an intermediate", Token) { Server = "https://localhost:%chained%", Cluster = "certificate-authority: %intermediate%" },
        new("insecure-skip-tls-verify beside a CA", "specifying a root certificates file with the insecure flag is not allowed") { Cluster = "certificate-authority: %ca%, insecure-skip-tls-verify: true" },
        new("tls-server-name", Token + "\nSNI b.example") { Server = "https://localhost:%wrong-name%", Cluster = "certificate-authority: %ca%, tls-server-name: b.example" },
        new("an address of numbers", Token) { Server = "https://127.0.0.1:%good%" },
        new("a path, a query and a fragment", "GET /base/api/v1/namespaces/default/pods/x\nAuthorization: Bearer t0ken") { Server = "https://localhost:%good%/base/?q=1#f" },
        new("disable-compression", Token + "\nno gzip") { Cluster = "certificate-authority: %ca%, disable-compression: true" },
        new("http: who we are is not sent", Pod) { Server = "http://localhost:%plain%", Cluster = "" },
        new("http: whom we act as is", Pod + "\nimpersonate-user: jane") { Server = "http://localhost:%plain%", Cluster = "", User = "token: t0ken, as: jane" },
        new("no scheme is http, whatever else", Pod) { Server = "localhost:%plain%", Cluster = "certificate-authority: %ca%" },
        new("a wrong name", "certificate is valid for a.example, b.example, not localhost") { Server = "https://localhost:%wrong-name%" },
        new("no name but the common one", "relies on legacy Common Name field") { Server = "https://localhost:%common-name%" },
        new("a wrong CA", "certificate signed by unknown authority") { Server = "https://localhost:%stranger%" },
        new("no CA: the machine's", "certificate signed by unknown authority") { Cluster = "" },
        new("an expired certificate", "certificate has expired or is not yet valid: current time .* is after") { Server = "https://localhost:%expired%" },
        new("a self-signed certificate", "certificate signed by unknown authority") { Server = "https://localhost:%self-signed%", Ours = "certificate signed by unknown authority: it is self-signed" },
        new("a certificate that is for clients", "certificate specifies an incompatible key usage") { Server = "https://localhost:%for-clients%" },
        new("nobody there", Refused) { Server = "https://localhost:%nobody%" },
        new("http for https", "server gave HTTP response to HTTPS client") { Server = "https://localhost:%plain%" },
    ];

    private static IEnumerable<KubeconfigFeature> Logins =>
    [
        new("an RSA client certificate in files", Pod + "\ncertificate CN=alice") { User = "client-certificate: %rsa%, client-key: %rsa-key%" },
        new("an RSA client certificate as data", Pod + "\ncertificate CN=alice") { User = "client-certificate-data: %rsa-data%, client-key-data: %rsa-key-data%" },
        new("an EC client certificate in files", Pod + "\ncertificate CN=alice") { User = "client-certificate: %ec%, client-key: %ec-key%" },
        new("an EC client certificate as data", Pod + "\ncertificate CN=alice") { User = "client-certificate-data: %ec-data%, client-key-data: %ec-key-data%" },
        new("a client certificate beside a token", Token + "\ncertificate CN=alice") { User = "token: t0ken, client-certificate: %ec%, client-key: %ec-key%" },
        new("a client certificate as file and data", "client-cert-data and client-cert are both specified") { User = "client-certificate: %ec%, client-certificate-data: %ec-data%, client-key: %ec-key%", Ours = "are both set" },
        new("a client certificate without its key", "client-key-data or client-key must be specified") { User = "client-certificate: %ec%", Ours = "client certificate without a client key" },
        new("a client certificate with another's key", "private key") { User = "client-certificate: %ec%, client-key: %rsa-key%" },
        new("tokenFile", Token) { User = "tokenFile: tok", Files = Texts(("kube/tok", "t0ken\n")) },
        new("tokenFile beside a token", Token) { User = "token: other, tokenFile: tok", Files = Texts(("kube/tok", "t0ken\n")) },
        new("tokenFile that is not there beside a token", Token) { User = "token: t0ken, tokenFile: tok" },
        new("tokenFile that is not there", "tok: no such file") { User = "tokenFile: tok", Ours = "unable to read tokenFile .*tok for user \"u\": no such file" },
        new("basic", Pod + "\nAuthorization: Basic bWU6cGE1NXdvcmQ=") { User = "username: me, password: pa55word" },
        new("basic beside a token", "more than one authentication method") { User = "username: me, password: pa55word, token: t0ken", Ours = "may be set, but not both" },
        new("a user with nothing", "EOF") { User = "", Ours = "user \"u\" has no token, client certificate" },
        new("a context without a user", "EOF") { Config = Config().Replace(", user: u", ""), Ours = "context \"c\" has no token, client certificate" },
        new("a token that is not let in", "provide credentials|You must be logged in") { Refused = "Bearer t0ken", Ours = "You must be logged in to the server \\(Unauthorized\\)" },
    ];

    private static IEnumerable<KubeconfigFeature> Plugins =>
    [
        Plugin("exec v1: a token; arguments kept whole; the environment; run once", Pod + "\nAuthorization: Bearer get token|b|e\nplugin runs 1")
            with { User = $$"""exec: {{{V1}}, command: ./plugin, args: ["get token", b], env: [{name: EXTRA, value: e}]}""", Files = Script("""printf '{"apiVersion":"client.authentication.k8s.io/v1","kind":"ExecCredential","status":{"token":"%s|%s|%s"}}' "$1" "$2" "$EXTRA" """) },
        Plugin("exec v1beta1", Token + "\nplugin runs 1") with { User = $"exec: {{{V1Beta1}, command: ./plugin}}", Files = Script(Says("v1beta1", "\"token\":\"t0ken\"")) },
        Plugin("exec: what the plugin is told", Token + "\nplugin runs 1\ntold {\"apiVersion\":\"client.authentication.k8s.io/v1\",\"kind\":\"ExecCredential\",\"spec\":{\"interactive\":false}}")
            with { Files = Script("printf '%s' \"$KUBERNETES_EXEC_INFO\" > ../told; " + Says("v1", "\"token\":\"t0ken\"")) },
        Plugin(
            "exec: what it is told of the cluster",
            Token + "\nno gzip\nplugin runs 1\ntold {\"apiVersion\":\"client.authentication.k8s.io/v1\",\"kind\":\"ExecCredential\",\"spec\":{\"cluster\":{\"certificate-authority-data\":\"%ca-data%\",\"config\":{\"audience\":\"a\",\"m\":[1,true,\"x\"]},\"disable-compression\":true,\"server\":\"https://localhost:%good%\",\"tls-server-name\":\"localhost\"},\"interactive\":false}}")
            with
            {
                Cluster = "certificate-authority: %ca%, tls-server-name: localhost, disable-compression: true, extensions: [{name: client.authentication.k8s.io/exec, extension: {audience: a, m: [1, true, x]}}]",
                User = $"exec: {{{V1}, command: ./plugin, provideClusterInfo: true}}",
                Files = Script("printf '%s' \"$KUBERNETES_EXEC_INFO\" > ../told; " + Says("v1", "\"token\":\"t0ken\"")),
            },
        Plugin("exec: output of any size", Token + "\nplugin runs 1") with { Files = Script("printf '%300000s' ''; " + Says("v1", "\"token\":\"t0ken\"")) },
        Plugin("exec: a client certificate", Pod + "\ncertificate CN=alice\nplugin runs 1") with { Files = Script(Says("v1", "\"clientCertificateData\":\"%ec-json%\",\"clientKeyData\":\"%ec-key-json%\"")) },
        Plugin("exec: a certificate without its key", "returned only certificate or key, not both") with { Files = Script(Says("v1", "\"clientCertificateData\":\"%ec-json%\"")) },
        Plugin("exec: nothing", "exec plugin didn't return a token or cert/key pair") with { Files = Script(Says("v1", "")) },
        Plugin("exec: another version", "plugin returned version client.authentication.k8s.io/v1beta1") with { Files = Script(Says("v1beta1", "\"token\":\"t0ken\"")), Ours = "plugin returned version client.authentication.k8s.io/v1beta1" },
        Plugin("exec: failure", "plugin failed with exit code 7") with { Files = Script("exit 7") },
        Plugin("exec: no JSON", "decoding stdout") with { Files = Script("echo t0ken"), Ours = "exec plugin didn't print an ExecCredential" },
        Plugin("exec: a new token when the first has expired", Pod + "\nAuthorization: Bearer run-2\nplugin runs 2")
            with { Files = Script(Says("v1", "\"token\":\"run-'$n'\",\"expirationTimestamp\":\"'$([ $n = 1 ] && echo 2001 || echo 2101)'-01-01T00:00:00Z\"")) },
        Plugin("exec: a new token when the first is not let in", Pod + "\nAuthorization: Bearer run-2\nplugin runs 2")
            with { Refused = "Bearer run-1", Files = Script(Says("v1", "\"token\":\"run-'$n'\"")) },
        Plugin("exec: not there, with a hint", "executable no-such-plugin not found") with { User = $"exec: {{{V1}, command: no-such-plugin, installHint: 'get it there'}}", Ours = "executable no-such-plugin not found; get it there" },
        Plugin("exec: no interactiveMode in v1", "interactiveMode must be specified") with { User = "exec: {apiVersion: client.authentication.k8s.io/v1, command: ./plugin}", Ours = "interactiveMode must be set" },
        Plugin("exec: a person is needed", "cannot support interactive mode: standard input is not a terminal") with { User = "exec: {apiVersion: client.authentication.k8s.io/v1, interactiveMode: Always, command: ./plugin}" },
        Plugin("exec: IfAvailable without a person", Token + "\nplugin runs 1") with { User = "exec: {apiVersion: client.authentication.k8s.io/v1, interactiveMode: IfAvailable, command: ./plugin}" },
        Plugin("exec: v1alpha1", "invalid apiVersion \"client.authentication.k8s.io/v1alpha1\"") with { User = "exec: {apiVersion: client.authentication.k8s.io/v1alpha1, interactiveMode: Never, command: ./plugin}" },
        Plugin("exec beside a client certificate does not run", Pod + "\ncertificate CN=alice") with { User = $"client-certificate: %ec%, client-key: %ec-key%, exec: {{{V1}, command: ./plugin}}" },
        Plugin("exec beside a provider", "authProvider cannot be provided in combination with an exec plugin") with { User = $"auth-provider: {{name: oidc}}, exec: {{{V1}, command: ./plugin}}", Ours = "may not both be set" },
    ];

    private static IEnumerable<KubeconfigFeature> Providers =>
    [
        new("oidc: an ID token that is valid", Pod + $"\nAuthorization: Bearer {OidcIssuer.NewToken}") { User = Oidc($"id-token: {OidcIssuer.NewToken}") },
        new("oidc: an ID token that has expired is renewed, and both new tokens kept", Pod + $"\nAuthorization: Bearer {OidcIssuer.NewToken}\nkept NEW refresh-1") { User = Oidc($"id-token: {OidcIssuer.OldToken}, refresh-token: refresh-0") },
        new("oidc: only a refresh token", Pod + $"\nAuthorization: Bearer {OidcIssuer.NewToken}\nkept NEW refresh-1") { User = Oidc("refresh-token: refresh-0") },
        new("oidc: a refresh token that is not accepted", "failed to refresh token") { User = Oidc($"id-token: {OidcIssuer.OldToken}, refresh-token: refresh-9"), Ours = "could not be renewed: the issuer responded with 400" },
        new("oidc: expired, and no refresh token", "No valid id-token, and cannot refresh without refresh-token") { User = Oidc($"id-token: {OidcIssuer.OldToken}"), Ours = "no valid id-token, and no refresh-token" },
        new("oidc: the issuer's certificate is checked", "unknown authority") { User = Oidc("refresh-token: refresh-0").Replace("%ca-data%", "%other-ca-data%") },
        new("oidc: no issuer", "Must provide idp-issuer-url") { User = "auth-provider: {name: oidc, config: {client-id: kube}}", Ours = "must provide idp-issuer-url" },
        new("gcp", "The gcp auth plugin has been removed") { User = "auth-provider: {name: gcp}", Ours = "the gcp auth plugin has been removed" },
        new("another provider", "no Auth Provider found for name \"zz\"") { User = "auth-provider: {name: zz}", Ours = "no auth provider found for name \"zz\"" },
    ];

    private static IEnumerable<KubeconfigFeature> Proxies =>
    [
        Proxied("proxy-url http", "http://127.0.0.1:%proxy%", "http proxy CONNECT api.example:443 HTTP/1.1"),
        Proxied("proxy-url https", "https://127.0.0.1:%tls-proxy%", "https proxy CONNECT api.example:443 HTTP/1.1"),
        Proxied("proxy-url socks5", "socks5://127.0.0.1:%socks%", "socks proxy api.example:443"),
        new("proxy-url without a scheme", "invalid 'proxy-url'") { Cluster = "proxy-url: '127.0.0.1:%proxy%'", Ours = "proxy-url: not a valid proxy address" },
        new("proxy-url of another scheme", "unsupported scheme \"ftp\"") { Cluster = "proxy-url: 'ftp://127.0.0.1'", Ours = "proxy-url: not a valid proxy address" },
        new("HTTPS_PROXY", Token + "\nSNI api.example\nhttp proxy CONNECT api.example:443 HTTP/1.1") { Server = "https://api.example", Environment = Texts(("HTTPS_PROXY", "127.0.0.1:%proxy%")) },
        new("HTTPS_PROXY is not for localhost", Token) { Environment = Texts(("HTTPS_PROXY", "http://127.0.0.1:%nobody%")) },
        new("NO_PROXY", "no such host|server misbehaving|Temporary failure") { Server = "https://api.example", Environment = Texts(("HTTPS_PROXY", "http://127.0.0.1:%proxy%"), ("NO_PROXY", ".example")) },
        new("a proxy that is not there", "proxyconnect tcp: dial tcp .*connection refused") { Server = "https://api.example", Cluster = "proxy-url: 'http://127.0.0.1:%nobody%'" },
        new("a proxy that does not let us through", "Bad Gateway") { Server = "https://other.example", Cluster = "proxy-url: 'http://127.0.0.1:%proxy%'", Ours = "the proxy refused: 502" },
    ];

    private static IEnumerable<KubeconfigFeature> Impersonations =>
    [
        new("as, as-uid, as-groups and as-user-extra", Token + "\nimpersonate-extra-example.com/reason: day\nimpersonate-extra-example.com/reason: night shift\nimpersonate-group: a, b\nimpersonate-group: c\nimpersonate-uid: 7\nimpersonate-user: jane")
        {
            User = "token: t0ken, as: jane, as-uid: '7', as-groups: ['a, b', c], as-user-extra: {example.com/reason: [night shift, day]}",
        },
        new("as-groups without as", "requesting uid, groups or user-extra .*without impersonating a user") { User = "token: t0ken, as-groups: [a]" },
        new("--as wins over as and leaves its groups", Token + "\nimpersonate-group: a\nimpersonate-user: joe") { User = "token: t0ken, as: jane, as-groups: [a]", Flags = ["--as", "joe"] },
    ];

    private static IEnumerable<KubeconfigFeature> Pods =>
    [
        InPod("in a pod: its service account", "GET /api/v1/namespaces/team-p/pods/x\nAuthorization: Bearer t0ken"),
        InPod("in a pod: POD_NAMESPACE", "GET /api/v1/namespaces/team-q/pods/x\nAuthorization: Bearer t0ken") with { Environment = InPod("", "").Environment.Add("POD_NAMESPACE", "team-q") },
        InPod("in a pod: -n", Token) with { Flags = ["-n", "default"] },
        InPod("in a pod: --token", "GET /api/v1/namespaces/team-p/pods/x\nAuthorization: Bearer other") with { Flags = ["--token", "other"] },
        InPod("in a pod: a kubeconfig comes first, the pod's namespace stands in for the context's", "GET /api/v1/namespaces/team-p/pods/x\nAuthorization: Bearer from-file") with { Kubeconfig = "%folder%/kube/config", User = "token: from-file" },
        InPod("in a pod: --server drops the service account", "EOF") with { Flags = ["--server", "https://localhost:%good%"], Ours = "the user of the flags has no token" },
        InPod("in a pod: --as", Refused) with
        {
            Flags = ["--as", "jane"],
            Ours = "GET /api/v1/namespaces/team-p/pods/x\nAuthorization: Bearer t0ken\nimpersonate-user: jane",
            Why = "kubectl forgets the pod when a flag makes its settings differ from the defaults, and asks localhost:8080",
        },
    ];

    private static KubeconfigFeature Plugin(string name, string kubectl) =>
        new(name, kubectl) { User = $"exec: {{{V1}, command: ./plugin}}", Files = Script(Says("v1", "\"token\":\"t0ken\"")) };

    private static KubeconfigFeature Proxied(string name, string url, string line) =>
        new(name, $"{Token}\nSNI api.example\n{line}") { Server = "https://api.example", Cluster = $"certificate-authority: %ca%, proxy-url: '{url}'" };

    private static KubeconfigFeature InPod(string name, string kubectl) => new(name, kubectl)
    {
        InPod = true,
        Kubeconfig = "",
        Files = Texts(("pod/token", "t0ken\n"), ("pod/ca.crt", "%ca-pem%"), ("pod/namespace", "team-p")),
        Environment = Texts(("KUBERNETES_SERVICE_HOST", "127.0.0.1"), ("KUBERNETES_SERVICE_PORT", "%good%")),
    };

    private static string Oidc(string tokens) =>
        $"auth-provider: {{name: oidc, config: {{client-id: kube, client-secret: kube, idp-issuer-url: '%issuer%', idp-certificate-authority-data: %ca-data%, {tokens}}}}}";

    internal static string Says(string version, string status) => $$"""printf '%s' '{"apiVersion":"client.authentication.k8s.io/{{version}}","kind":"ExecCredential","status":{ {{status}} } }'""";

    /// <summary>A plugin that counts its runs.</summary>
    private static ImmutableDictionary<string, string> Script(string body) =>
        Texts(("kube/plugin", $"#!/bin/sh\ncd \"$(dirname \"$0\")\"\necho run >> ../runs\nn=$(wc -l < ../runs)\n{body}\n"));

    internal static ImmutableDictionary<string, string> Texts(params (string Name, string Text)[] all) => all.ToImmutableDictionary(one => one.Name, one => one.Text);

    private static string Config() => """
        current-context: c
        clusters: [{name: k, cluster: {server: "https://localhost:%good%", certificate-authority: %ca%}}]
        users: [{name: u, user: {token: t0ken}}]
        contexts: [{name: c, context: {cluster: k, user: u}}]
        """;
}
