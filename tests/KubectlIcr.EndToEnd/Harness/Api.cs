using System.Net;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace KubectlIcr.EndToEnd.Harness;

/// <summary>Writes and reads the objects of a test; what the server refuses fails the test with the server's words.</summary>
internal sealed class Api(Uri server, string caFile, User user) : IDisposable
{
    private const string MergePatch = "application/merge-patch+json";
    private readonly HttpClient http = Connect(server, caFile, user);

    public Task<JsonNode> GetAsync(string path) => SendAsync(HttpMethod.Get, path);

    public Task<JsonNode> PostAsync(string path, JsonNode body) => SendAsync(HttpMethod.Post, path, body);

    public Task<JsonNode> PutAsync(string path, JsonNode body) => SendAsync(HttpMethod.Put, path, body);

    /// <summary>A JSON merge patch.</summary>
    public Task<JsonNode> PatchAsync(string path, JsonNode patch) => SendAsync(HttpMethod.Patch, path, patch, MergePatch);

    public Task<JsonNode> DeleteAsync(string path, JsonNode? options = null) => SendAsync(HttpMethod.Delete, path, options);

    /// <summary>Creates the object, and writes its <c>status</c>, if it has one, the way a kubelet does.</summary>
    public async Task<JsonNode> CreateAsync(JsonObject thing)
    {
        var created = await PostAsync(ResourcePath.OfCollection(thing), thing);
        return thing["status"] is JsonObject status ? await SetStatusAsync(created, status) : created;
    }

    /// <summary>Creates many objects at once, in no order; the answer is in the order of the question.</summary>
    public async Task<IReadOnlyList<JsonNode>> CreateAllAsync(IEnumerable<JsonObject> things)
    {
        var all = things.ToArray();
        var created = new JsonNode[all.Length];
        await Parallel.ForAsync(0, all.Length, new ParallelOptions { MaxDegreeOfParallelism = 32 },
            async (index, _) => created[index] = await CreateAsync(all[index]));
        return created;
    }

    public Task<JsonNode> SetStatusAsync(JsonNode thing, JsonObject status) =>
        PatchAsync($"{ResourcePath.Of(thing)}/status", new JsonObject { ["status"] = status.DeepClone() });

    /// <summary>Whether there is anything at that path, and a server at all.</summary>
    public async Task<bool> ExistsAsync(string path)
    {
        try
        {
            using var response = await http.GetAsync(new Uri(path, UriKind.Relative));
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    public async Task<JsonNode> SendAsync(HttpMethod method, string path, JsonNode? body = null, string type = "application/json")
    {
        using var request = new HttpRequestMessage(method, path) { Version = HttpVersion.Version20 };
        if (body is not null) request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, type);
        using var response = await http.SendAsync(request);
        var answer = await response.Content.ReadAsStringAsync();
        if (!response.IsSuccessStatusCode) Assert.Fail($"{method} {path}: {(int)response.StatusCode} {answer}");
        return JsonNode.Parse(answer)!;
    }

    public void Dispose() => http.Dispose();

    /// <summary>A client that trusts the server's CA and no other.</summary>
    public static HttpClient Connect(Uri server, string caFile, User user, DecompressionMethods decompression = DecompressionMethods.None)
    {
        var http = Connect(server, caFile, decompression);
        http.DefaultRequestHeaders.Authorization = new("Bearer", user.Token);
        return http;
    }

    /// <summary>The same without a login of its own.</summary>
    public static HttpClient Connect(Uri server, string caFile, DecompressionMethods decompression = DecompressionMethods.None)
    {
        var trust = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        trust.CustomTrustStore.ImportFromPemFile(caFile);
        var ssl = new SslClientAuthenticationOptions { CertificateChainPolicy = trust };
        return new HttpClient(new SocketsHttpHandler { SslOptions = ssl, UseProxy = false, AutomaticDecompression = decompression }) { BaseAddress = server };
    }
}
