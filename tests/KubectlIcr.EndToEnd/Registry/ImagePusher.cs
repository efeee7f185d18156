using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;

namespace KubectlIcr.EndToEnd.Registry;

/// <summary>Pushes small images through the registry's own API: blobs, then manifests of Docker's types.</summary>
internal sealed class ImagePusher : IDisposable
{
    private const string ManifestType = "application/vnd.docker.distribution.manifest.v2+json";
    private const string ListType = "application/vnd.docker.distribution.manifest.list.v2+json";

    private readonly HttpClient http;
    private readonly ImageName image;

    public ImagePusher(Uri registry, string token, ImageName image)
    {
        this.image = image;
        http = new(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = registry };
        http.DefaultRequestHeaders.Authorization = new("Bearer", token);
    }

    public async Task<PushedImage> SingleAsync(string platform)
    {
        var one = await ManifestAsync(image.Tag, platform);
        return new(one.Digest, one.Config);
    }

    public async Task<PushedImage> IndexAsync(string[] platforms)
    {
        var children = new List<object>();
        foreach (var platform in platforms)
        {
            var (digest, _, size) = await ManifestAsync(null, platform);
            children.Add(new { mediaType = ManifestType, digest, size, platform = Platform(platform) });
        }

        var list = Bytes(new { schemaVersion = 2, mediaType = ListType, manifests = children });
        return new(await PutManifestAsync(image.Tag, ListType, list), null);
    }

    public void Dispose() => http.Dispose();

    /// <param name="tag">Null to push by digest alone, as the children of an index are.</param>
    private async Task<(string Digest, string Config, int Size)> ManifestAsync(string? tag, string platform)
    {
        var files = await ImageLayer.TarAsync(image, platform);
        var (config, layer) = (Bytes(Config(platform, Digest(files))), ImageLayer.Packed(files));
        var manifest = Bytes(new
        {
            schemaVersion = 2,
            mediaType = ManifestType,
            config = new { mediaType = "application/vnd.docker.container.image.v1+json", size = config.Length, digest = await BlobAsync(config) },
            layers = new[] { new { mediaType = "application/vnd.docker.image.rootfs.diff.tar.gzip", size = layer.Length, digest = await BlobAsync(layer) } },
        });
        return (await PutManifestAsync(tag ?? Digest(manifest), ManifestType, manifest), Digest(config), manifest.Length);
    }

    private async Task<string> BlobAsync(byte[] bytes)
    {
        using var begun = await http.PostAsync(new Uri($"/v2/{image.Repository}/blobs/uploads/", UriKind.Relative), null);
        var place = (await Successful(begun)).Headers.Location!.ToString();
        using var content = new ByteArrayContent(bytes);
        using var done = await http.PutAsync(new Uri($"{place}&digest={Uri.EscapeDataString(Digest(bytes))}", UriKind.RelativeOrAbsolute), content);
        await Successful(done);
        return Digest(bytes);
    }

    private async Task<string> PutManifestAsync(string reference, string type, byte[] bytes)
    {
        using var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        using var response = await http.PutAsync(new Uri($"/v2/{image.Repository}/manifests/{reference}", UriKind.Relative), content);
        return (await Successful(response)).Headers.GetValues("Docker-Content-Digest").Single();
    }

    private static async Task<HttpResponseMessage> Successful(HttpResponseMessage response)
    {
        if (!response.IsSuccessStatusCode) Assert.Fail($"{response.RequestMessage!.Method} {response.RequestMessage.RequestUri}: {(int)response.StatusCode} {await response.Content.ReadAsStringAsync()}");
        return response;
    }

    private object Config(string platform, string layer)
    {
        var parts = platform.Split('/');
        return new { architecture = parts[1], os = parts[0], config = new { Labels = new { image = image.ToString() }, Entrypoint = new[] { ImageLayer.Program } }, rootfs = new { type = "layers", diff_ids = new[] { layer } } };
    }

    private static object Platform(string platform)
    {
        var parts = platform.Split('/');
        return new { os = parts[0], architecture = parts[1], variant = parts.ElementAtOrDefault(2) };
    }

    private static byte[] Bytes(object literal) => Encoding.UTF8.GetBytes(Json.Of(literal).ToJsonString());

    private static string Digest(byte[] bytes) => $"sha256:{Convert.ToHexStringLower(SHA256.HashData(bytes))}";
}
