using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using KubectlIcr.Http;
using KubectlIcr.Registry;
using KubectlIcr.Tests.Cluster;
using KubectlIcr.Tests.Http;
using Microsoft.AspNetCore.Http;

namespace KubectlIcr.Tests.Registry;

/// <summary>
/// A registry with a token service over TLS, reached through a proxy under whatever name the test's certificate has. It answers as distribution does; a test
/// replaces single answers by <see cref="On"/>.
/// </summary>
internal sealed class FakeRegistry : IAsyncDisposable
{
    public const string Bearer = """Bearer realm="https://us.icr.io/oauth/token",service="registry" """;

    private static readonly X509Certificate2 Authority = Pki.Authority("test ca");

    private static readonly string[] Names =
        ["us.icr.io", "icr.io", "private.us.icr.io", "registry.test", "blobs.test", "evil.test", "registry-1.docker.io", "auth.docker.io", "localhost", "127.0.0.1"];

    private readonly Dictionary<string, RequestDelegate> routes = [];
    private readonly ConcurrentDictionary<string, string> accessOf = new();
    private readonly StringWriter log = new();
    private FakeApi api = null!;
    private Proxy proxy = null!;

    public static readonly Credential Alice = new("iamapikey", Sensitive.Of("t0ps3cret-alice"));

    /// <summary>The challenges of a 401 that was sent without a token.</summary>
    public string[] Challenges { get; set; } = [Bearer];

    /// <summary>From <c>user:password</c> to the repositories it may pull.</summary>
    public Dictionary<string, string[]> Users { get; } = new() { ["iamapikey:t0ps3cret-alice"] = ["team/app", "team/db", "team/web"] };

    /// <summary>What anybody may pull.</summary>
    public string[] Open { get; set; } = [];

    /// <summary>The token service looks at the last scope only.</summary>
    public bool KnowsOneScope { get; set; }

    public int Lifetime { get; set; } = 300;

    /// <summary>By <c>repository:reference</c> and <c>repository@digest</c>, content and type; a blob has no type.</summary>
    public Dictionary<string, (byte[] Content, string? Type)> Contents { get; } = [];

    /// <summary>In order: <c>METHOD host path?query</c>.</summary>
    public ConcurrentQueue<(string Line, string? Authorization)> Asked { get; } = [];

    public IEnumerable<string> Lines => Asked.Select(one => one.Line);

    public IEnumerable<string> Logins => Lines.Where(line => line.Contains("/oauth/token", StringComparison.Ordinal));

    /// <summary>All that the log of the client shows, at the highest level.</summary>
    public string Log => log.ToString();

    public RegistryClient Client { get; private set; } = null!;

    public HttpOptions Options { get; private set; } = null!;

    public static async Task<FakeRegistry> StartAsync(params string[] plain)
    {
        var registry = new FakeRegistry();
        registry.api = await FakeApi.StartAsync(registry.AnswerAsync, plain is [] ? Pki.Server(Authority, names: Names) : null);
        registry.proxy = new(authority => registry.api.Port);
        registry.Options = new(registry.proxy.Environment) { CaPem = Authority.ExportCertificatePem(), Timeout = TimeSpan.FromSeconds(20), Log = new(registry.log, 9) };
        registry.Client = new(registry.Options, plain.Select(host => $"{host}:{registry.api.Port}").ToHashSet());
        return registry;
    }

    public int Port => api.Port;

    public static RegistryQuestion Question(string reference = "1", string host = "us.icr.io", string repository = "team/app") => new(host, repository, reference, Alice);

    /// <param name="line"><c>METHOD host path</c>, without the query.</param>
    public FakeRegistry On(string line, RequestDelegate answer)
    {
        routes[line] = answer;
        return this;
    }

    /// <summary>An image with its config; returns the manifest's digest.</summary>
    public string Image(string repository, string? tag, string os = "linux", string architecture = "amd64")
    {
        var config = Encoding.UTF8.GetBytes($$$"""{"os":"{{{os}}}","architecture":"{{{architecture}}}","rootfs":{}}""");
        Contents[$"{repository}@{DigestOf(config)}"] = (config, null);
        return Put(repository, tag, "application/vnd.oci.image.manifest.v1+json", $$$"""{"schemaVersion":2,"config":{"digest":"{{{DigestOf(config)}}}"},"layers":[]}""");
    }

    public string Index(string repository, string tag, params (string Os, string Architecture)[] platforms)
    {
        var children = platforms.Select(one => $$$"""{"digest":"{{{Image(repository, null, one.Os, one.Architecture)}}}","platform":{"os":"{{{one.Os}}}","architecture":"{{{one.Architecture}}}"}}""");
        return Put(repository, tag, "application/vnd.oci.image.index.v1+json", $$"""{"schemaVersion":2,"manifests":[{{string.Join(',', children)}}]}""");
    }

    public string Put(string repository, string? tag, string type, string body)
    {
        var content = Encoding.UTF8.GetBytes(body);
        if (tag is not null) Contents[$"{repository}:{tag}"] = (content, type);
        Contents[$"{repository}@{DigestOf(content)}"] = (content, type);
        return DigestOf(content);
    }

    public static string DigestOf(byte[] content) => "sha256:" + Convert.ToHexStringLower(SHA256.HashData(content));

    public static RequestDelegate Text(int status, string body, string type = "application/json", params (string Name, string Value)[] headers) => context =>
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = type;
        foreach (var (name, value) in headers) context.Response.Headers[name] = value;
        return context.Response.WriteAsync(body);
    };

    public static RequestDelegate Redirect(string to) => context =>
    {
        context.Response.StatusCode = 307;
        context.Response.Headers.Location = to;
        return Task.CompletedTask;
    };

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await proxy.DisposeAsync();
        await api.DisposeAsync();
    }

    private Task AnswerAsync(HttpContext context)
    {
        var request = context.Request;
        var line = $"{request.Method} {request.Host} {request.Path}";
        Asked.Enqueue((line + Uri.UnescapeDataString(request.QueryString.Value ?? ""), request.Headers.Authorization));
        if (routes.TryGetValue(line, out var route)) return route(context);
        return request.Path.Value switch
        {
            "/oauth/token" => TokenAsync(context),
            "/v2/" => DeniedAsync(context, null),
            var path => ContentAsync(context, path!.Split('/')),
        };
    }

    private Task TokenAsync(HttpContext context)
    {
        string[] may = Open;
        if (context.Request.Headers.Authorization.ToString() is { Length: > 0 } login
            && !Users.TryGetValue(Encoding.UTF8.GetString(Convert.FromBase64String(login["Basic ".Length..])), out may!))
            return Text(401, """{"errors":[{"code":"UNAUTHORIZED","message":"The login credentials are not valid, or your IBM Cloud account is not active."}]}""")(context);
        var scopes = context.Request.Query["scope"].Select(scope => scope!.Split(':')[1]);
        var granted = (KnowsOneScope ? scopes.TakeLast(1) : scopes).Where(may.Contains);
        var access = JsonSerializer.Serialize(granted.Select(name => new { type = "repository", name, actions = new[] { "pull" } }));
        var token = $"e30.{Convert.ToBase64String(Encoding.UTF8.GetBytes($$"""{"access":{{access}},"jti":"{{Guid.NewGuid()}}"}""")).Replace('+', '-').Replace('/', '_').TrimEnd('=')}.c2ln";
        accessOf[token] = access;
        return Text(200, $$"""{"token":"{{token}}","expires_in":{{Lifetime}}}""")(context);
    }

    private Task DeniedAsync(HttpContext context, string? repository)
    {
        context.Response.Headers.WWWAuthenticate = repository is null
            ? Challenges
            : [.. Challenges.Select(one => one.StartsWith("Bearer", StringComparison.Ordinal) ? $"{one.Trim()},scope=\"repository:{repository}:pull\"" : one)];
        return Text(401, """{"errors":[{"code":"UNAUTHORIZED","message":"Authorization required. See https://cloud.ibm.com"}]}""")(context);
    }

    private Task ContentAsync(HttpContext context, string[] path)
    {
        var (repository, kind, reference) = (string.Join('/', path[2..^2]), path[^2], path[^1]);
        if (Challenges is not [] && !MayPull(context.Request.Headers.Authorization.ToString(), repository)) return DeniedAsync(context, repository);
        var key = reference.Contains(':') ? $"{repository}@{reference}" : $"{repository}:{reference}";
        if (!Contents.TryGetValue(key, out var found))
            return Text(404, """{"errors":[{"code":"MANIFEST_UNKNOWN","message":"manifest unknown","detail":{"Tag":"x"}}]}""")(context);
        context.Response.ContentType = found.Type ?? "application/octet-stream";
        if (kind == "manifests") context.Response.Headers["Docker-Content-Digest"] = DigestOf(found.Content);
        return context.Request.Method == "HEAD" ? Task.CompletedTask : context.Response.Body.WriteAsync(found.Content).AsTask();
    }

    private bool MayPull(string authorization, string repository) => authorization.Split(' ') switch
    {
        ["Bearer", var token] => accessOf.TryGetValue(token, out var access) && access.Contains($"\"{repository}\""),
        ["Basic", var pair] => Users.TryGetValue(Encoding.UTF8.GetString(Convert.FromBase64String(pair)), out var may) && may.Contains(repository),
        _ => false,
    };
}
