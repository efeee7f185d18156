namespace KubectlIcr.Cluster.Connect;

/// <summary>Makes a <see cref="Login"/> of a kubeconfig user, with client-go's precedence: files beat inline texts for tokens, data beats files for certificates.</summary>
internal static class LoginReader
{
    public static async Task<Login> ReadAsync(KubeconfigEntry user, KubeconfigEntry cluster, KubeEnvironment environment, CancellationToken cancel)
    {
        if (user.Map("exec") is { } exec) return await ExecPlugin.RunAsync(exec, cluster, environment, cancel);
        if (user.Map("auth-provider") is { } provider) return new Login { Token = OidcToken.Read(provider) };
        var token = user.FileText("tokenFile")?.Trim() is { Length: > 0 } fromFile ? fromFile : user.Text("token");
        var username = user.Text("username");
        if (token is not null && username is not null)
            throw new UserError($"error: {user.Title}: username/password or bearer token may be set, but not both");
        return new Login
        {
            Token = token is null ? null : Sensitive.Of(token),
            Username = username,
            Password = username is null ? null : Sensitive.Of(user.Text("password") ?? ""),
            ClientCertificates = ClientCertificate.Read(
                user.DataText("client-certificate-data") ?? user.FileText("client-certificate"),
                user.DataText("client-key-data") ?? user.FileText("client-key"),
                user.Title),
        };
    }
}
