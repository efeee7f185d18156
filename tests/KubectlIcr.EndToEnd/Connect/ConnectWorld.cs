using System.Security.Cryptography.X509Certificates;
using KubectlIcr.Tests.Cluster;

namespace KubectlIcr.EndToEnd.Connect;

/// <summary>Real TLS servers with certificates of every kind, real proxies, an OpenID issuer, and the words for them in the table of features.</summary>
public sealed class ConnectWorld : IAsyncLifetime, IDisposable
{
    private readonly TempFolder folder = new();
    private readonly X509Certificate2 authority = Pki.Authority("ca-1");
    private readonly X509Certificate2 other = Pki.Authority("ca-2");
    private readonly Dictionary<string, ApiStandIn> servers = [];
    private ConnectProxy? proxy;
    private ConnectProxy? tlsProxy;
    private ConnectProxy? forClients;
    private SocksProxy? socks;

    internal IReadOnlyDictionary<string, string> Words { get; private set; } = new Dictionary<string, string>();

    internal IEnumerable<ApiStandIn> Servers => servers.Values;

    internal OidcIssuer? Issuer { get; private set; }

    public async Task InitializeAsync()
    {
        var intermediate = Pki.Intermediate(authority);
        await AddAsync("good", Pki.Server(authority, false, "localhost", "127.0.0.1", "api.example", "b.example"));
        await AddAsync("wrong-name", Pki.Server(authority, false, "a.example", "b.example"));
        await AddAsync("stranger", Pki.Server(other, false, "localhost"));
        await AddAsync("expired", Pki.Server(authority, true, "localhost"));
        await AddAsync("self-signed", Pki.SelfSigned("localhost"));
        await AddAsync("common-name", Pki.CommonName(authority, "localhost"));
        await AddAsync("chained", Pki.Server(intermediate, false, "localhost"));
        await AddAsync("plain", null);
        proxy = new();
        tlsProxy = new(Pki.Server(authority, false, "127.0.0.1"));
        forClients = new(Pki.ForClients(authority, "localhost")); // Kestrel would not take such a certificate
        proxy.Route("api.example", servers["good"].Port);
        tlsProxy.Route("api.example", servers["good"].Port);
        socks = new(servers["good"].Port);
        Issuer = await OidcIssuer.StartAsync(Pki.Server(authority, false, "localhost"));
        Words = AllWords(intermediate);
    }

    public async Task DisposeAsync()
    {
        foreach (var server in servers.Values) await server.DisposeAsync();
        if (Issuer is not null) await Issuer.DisposeAsync();
    }

    public void Dispose()
    {
        proxy?.Dispose();
        tlsProxy?.Dispose();
        forClients?.Dispose();
        socks?.Dispose();
        folder.Dispose();
    }

    internal void Forget()
    {
        foreach (var server in servers.Values) server.Seen.Clear();
        proxy!.Asked.Clear();
        tlsProxy!.Asked.Clear();
        socks!.Asked.Clear();
        Issuer!.Restart();
    }

    /// <summary>The proxies that were asked, once each.</summary>
    internal IEnumerable<string> Proxied =>
        proxy!.Asked.Select(line => $"http proxy {line}").Concat(tlsProxy!.Asked.Select(line => $"https proxy {line}")).Concat(socks!.Asked.Select(name => $"socks proxy {name}")).Distinct();

    private async Task AddAsync(string name, X509Certificate2? certificate) => servers[name] = await ApiStandIn.StartAsync(certificate);

    private Dictionary<string, string> AllWords(X509Certificate2 intermediate)
    {
        var words = servers.ToDictionary(server => server.Key, server => server.Value.Port.ToString());
        words["nobody"] = LoopbackPorts.Take(1)[0].ToString();
        words["proxy"] = proxy!.Port.ToString();
        words["tls-proxy"] = tlsProxy!.Port.ToString();
        words["for-clients"] = forClients!.Port.ToString();
        words["socks"] = socks!.Port.ToString();
        words["issuer"] = Issuer!.Url;
        Add("ca", authority.ExportCertificatePem());
        Add("other-ca", other.ExportCertificatePem());
        Add("bundle", other.ExportCertificatePem() + "\n" + authority.ExportCertificatePem());
        Add("intermediate", intermediate.ExportCertificatePem());
        foreach (var isRsa in (bool[])[false, true])
        {
            var client = Pki.Client(authority, isRsa);
            Add(isRsa ? "rsa" : "ec", client.ExportCertificatePem());
            Add(isRsa ? "rsa-key" : "ec-key", Pki.KeyPem(client));
        }
        return words;

        void Add(string name, string pem)
        {
            words[name] = folder.Write($"{name}.pem", pem);
            words[$"{name}-data"] = Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(pem));
            words[$"{name}-pem"] = pem;
            words[$"{name}-json"] = System.Text.Json.JsonEncodedText.Encode(pem).ToString();
        }
    }
}
