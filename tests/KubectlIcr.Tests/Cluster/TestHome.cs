using KubectlIcr.Cluster.Connect;

namespace KubectlIcr.Tests.Cluster;

/// <summary>A home folder and environment of a test's own.</summary>
internal sealed class TestHome : IDisposable
{
    private readonly Dictionary<string, string> variables = [];

    public string Folder { get; } = Directory.CreateTempSubdirectory("icr").FullName;

    public KubeEnvironment Environment => new(name => variables.GetValueOrDefault(name), Folder, Path.Combine(Folder, "serviceaccount"));

    public TestHome With(string variable, string value)
    {
        variables[variable] = value;
        return this;
    }

    public string File(string name, string text)
    {
        var path = Path.Combine(Folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        System.IO.File.WriteAllText(path, text);
        return path;
    }

    /// <summary>A kubeconfig with one context <c>c</c>, named by KUBECONFIG.</summary>
    public TestHome Kubeconfig(string server, string cluster = "", string user = "token: t0ken", string context = "")
    {
        var path = File("config", $$"""
            apiVersion: v1
            kind: Config
            current-context: c
            clusters: [{name: k, cluster: {server: "{{server}}", {{cluster}} } }]
            users: [{name: u, user: { {{user}} } }]
            contexts: [{name: c, context: {cluster: k, user: u, {{context}} } }]
            """);
        return With("KUBECONFIG", path);
    }

    public Task<Connection> ConnectAsync(ConnectionOptions? options = null) =>
        Connections.ResolveAsync(options ?? new(), Environment, CancellationToken.None);

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
