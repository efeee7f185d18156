using System.Net;
using System.Net.Http.Headers;
using System.Net.Security;
using System.Text;

namespace KubectlIcr.Cluster.Connect;

/// <summary>The HTTP client of a connection: HTTP/2, gzip, verified TLS, the login on every request.</summary>
internal static class Transport
{
    public static HttpClient Create(Connection connection)
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = connection.DisableCompression ? DecompressionMethods.None : DecompressionMethods.GZip,
            ConnectTimeout = TimeSpan.FromSeconds(30), // client-go's dial timeout
            UseProxy = connection.Proxy is not null,
            Proxy = connection.Proxy,
            UseCookies = false,
            RequestHeaderEncodingSelector = (_, _) => Encoding.UTF8, // as Go sends them
        };
        connection.Trust.Apply(handler.SslOptions);
        AddCertificate(handler.SslOptions, connection.Login);
        var client = new HttpClient(connection.Log?.Over(handler) ?? handler)
        {
            BaseAddress = new Uri(connection.Server.AbsoluteUri.TrimEnd('/') + "/"),
            DefaultRequestVersion = HttpVersion.Version20,
            DefaultVersionPolicy = HttpVersionPolicy.RequestVersionOrLower,
            Timeout = Timeout.InfiniteTimeSpan,
        };
        client.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("kubectl-icr", "0"));
        client.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        client.DefaultRequestHeaders.Authorization = Authorization(connection.Login);
        foreach (var (name, value) in connection.Impersonation) client.DefaultRequestHeaders.Add(name, Sendable(value, name));
        // The only way SocketsHttpHandler verifies another name: SslOptions.TargetHost is overwritten.
        client.DefaultRequestHeaders.Host = connection.TlsServerName;
        return client;
    }

    private static void AddCertificate(SslClientAuthenticationOptions options, Login login)
    {
        if (login.ClientCertificates is not [var own, ..] all) return;
        var chain = new System.Security.Cryptography.X509Certificates.X509Certificate2Collection(all.Skip(1).ToArray());
        options.ClientCertificateContext = SslStreamCertificateContext.Create(own, chain, offline: true);
    }

    private static AuthenticationHeaderValue? Authorization(Login login)
    {
        if (login.Token is { } token) return new("Bearer", Sendable(token.Reveal(), "the token"));
        if (login.Username is not { } user) return null;
        return new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{login.Password?.Reveal()}")));
    }

    // .NET's own error would be taken for a fault of ours.
    private static string Sendable(string value, string name) =>
        value.Any(char.IsControl) ? throw new UserError($"error: {name} holds a line break or another control character, which no HTTP header can carry") : value;
}
