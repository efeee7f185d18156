using System.Net;
using System.Net.Http.Headers;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using KubectlIcr.Http;

namespace KubectlIcr.Cluster.Connect;

/// <summary>The HTTP client of a connection: HTTP/2, gzip, verified TLS, the login on every request.</summary>
internal static class Transport
{
    public static HttpClient Create(Connection connection)
    {
        if (connection.Login.Token is { } token) RewrittenHeader.Sendable(token.Reveal(), "the token");
        var client = new HttpClient(new LoginHandler(connection.Login, login => Handler(connection, login)))
        {
            BaseAddress = new Uri(connection.Server.AbsoluteUri.TrimEnd('/') + "/"),
            DefaultRequestVersion = HttpVersion.Version20,
            DefaultVersionPolicy = HttpVersionPolicy.RequestVersionOrLower,
            Timeout = Timeout.InfiniteTimeSpan,
        };
        client.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("kubectl-icr", "0"));
        client.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        AddServerName(client, connection);
        AddImpersonation(client, connection);
        return client;
    }

    // The only way SocketsHttpHandler verifies another name: SslOptions.TargetHost is overwritten. The header itself is written as kubectl does.
    private static void AddServerName(HttpClient client, Connection connection)
    {
        if (connection.TlsServerName is not { } name) return;
        client.DefaultRequestHeaders.Host = name;
        client.DefaultRequestVersion = HttpVersion.Version11;
    }

    private static void AddImpersonation(HttpClient client, Connection connection)
    {
        foreach (var header in connection.Impersonation.GroupBy(header => header.Name, header => RewrittenHeader.Sendable(header.Value, header.Name)))
        {
            string[] values = [.. header];
            client.DefaultRequestHeaders.Add(header.Key, RewrittenHeader.Join(values));
            if (values.Length > 1) client.DefaultRequestVersion = HttpVersion.Version11;
        }
    }

    private static HttpMessageHandler Handler(Connection connection, Login login)
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = connection.DisableCompression ? DecompressionMethods.None : DecompressionMethods.GZip,
            ConnectTimeout = TimeSpan.FromSeconds(30), // client-go's dial timeout
            UseProxy = connection.Proxy is not null,
            Proxy = connection.Proxy,
            UseCookies = false,
            RequestHeaderEncodingSelector = (name, _) => EncodingOf(name, connection),
        };
        connection.Trust.Apply(handler.SslOptions);
        AddCertificate(handler.SslOptions, login);
        return connection.Log?.Over(handler) ?? handler;
    }

    private static Encoding EncodingOf(string header, Connection connection)
    {
        if (header == "Host") return RewrittenHeader.To(connection.Server.Authority);
        return header.StartsWith("Impersonate-", StringComparison.OrdinalIgnoreCase) ? RewrittenHeader.Lines(header) : Encoding.UTF8; // as Go sends them
    }

    private static void AddCertificate(SslClientAuthenticationOptions options, Login login)
    {
        if (login.ClientCertificates is not [var own, ..] all) return;
        var chain = new X509Certificate2Collection(all.Skip(1).ToArray());
        options.ClientCertificateContext = SslStreamCertificateContext.Create(own, chain, offline: true);
    }
}
