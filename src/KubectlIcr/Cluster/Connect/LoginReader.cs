using System.Security.Cryptography.X509Certificates;
using KubectlIcr.Http;

namespace KubectlIcr.Cluster.Connect;

/// <summary>
/// Makes a <see cref="Login"/> of a kubeconfig user with client-go's precedence: a token or a password is sent as it is; without one the plugin or provider is asked,
/// a plugin only where there is no client certificate either.
/// </summary>
internal sealed class LoginReader(KubeconfigEntry user, KubeconfigEntry cluster, KubeEnvironment environment, HttpOptions http, PluginPolicy plugins)
{
    /// <summary>A token file is read again after as long as client-go does.</summary>
    private static readonly TimeSpan TokenFileLife = TimeSpan.FromMinutes(1);

    /// <summary>Without TLS nothing is read nor sent that proves who we are.</summary>
    public async Task<Login> ReadAsync(Uri server, CancellationToken cancel)
    {
        Check();
        if (server.Scheme != Uri.UriSchemeHttps) return Login.Anonymous;
        var certificates = ClientCertificate.Read(user.Pem("client-certificate"), user.Pem("client-key"), user.Title);
        if (user.Text("username") is { } name)
            return new Login { Username = name, Password = Sensitive.Of(user.Text("password") ?? ""), ClientCertificates = certificates };
        if (user.Text("token") is not null || user.Text("tokenFile") is not null)
            return WithToken(certificates);
        if (user.Map("auth-provider") is { } provider)
            return await new OidcLogin(provider, http, certificates).ReadAsync(cancel);
        if (certificates.Count > 0)
            return new Login { ClientCertificates = certificates };
        return user.Map("exec") is { } exec ? await new ExecPlugin(exec, cluster, environment, plugins).RunAsync(cancel) : throw new UserError(
            $"error: {user.Title} has no token, client certificate, exec plugin or user name to log in with (kubectl would ask for a user name here)");
    }

    private void Check()
    {
        if ((user.Text("token") ?? user.Text("tokenFile")) is not null && (user.Text("username") ?? user.Text("password")) is not null)
            throw new UserError($"error: {user.Title}: username/password or bearer token may be set, but not both");
        if (user.Map("exec") is not { } exec) return;
        if (user.Map("auth-provider") is not null) throw new UserError($"error: {user.Title}: auth-provider and exec may not both be set");
        ExecPlugin.Check(exec);
    }

    private Login WithToken(X509Certificate2Collection certificates)
    {
        if (user.FilePath("tokenFile") is not { } path) return new Login { Token = Sensitive.Of(user.Text("token")!), ClientCertificates = certificates };
        var given = user.Text("token");
        var read = given is not null && !File.Exists(path) ? null : user.FileText("tokenFile")?.Trim();
        var token = read is { Length: > 0 } ? read : given ?? throw new UserError($"error: {user.Title}: tokenFile {path} is empty");
        return new Login
        {
            Token = Sensitive.Of(token),
            ClientCertificates = certificates,
            Expires = DateTimeOffset.UtcNow + TokenFileLife,
            Renew = _ => Task.FromResult(WithToken(certificates)),
        };
    }
}
