using System.Collections.Concurrent;
using KubectlIcr.Http;

namespace KubectlIcr.Registry;

/// <summary>
/// Asks registries as a node would: OCI distribution spec, over verified TLS. Nothing a server does throws, everything is a <see cref="RegistryAnswer"/>; only
/// cancellation throws. One for a run and all its threads: tokens, refusals and faults of a host are remembered.
/// </summary>
/// <param name="plainHttpHosts">Hosts, as images name them, that are talked to without TLS.</param>
internal sealed class RegistryClient(HttpOptions http, IReadOnlySet<string> plainHttpHosts) : IDisposable
{
    private const int MostManifestBytes = 4 * 1024 * 1024;
    private const int MostConfigBytes = 1024 * 1024;

    private readonly RegistryWire wire = new(http);
    private readonly ConcurrentDictionary<string, RegistryHost?> hosts = new(StringComparer.Ordinal);

    /// <summary>By host as images name it.</summary>
    public IReadOnlyDictionary<string, RegistryCounts> Counts =>
        hosts.Where(pair => pair.Value is not null).ToDictionary(pair => pair.Key, pair => pair.Value!.Counts, StringComparer.Ordinal);

    /// <summary>Repositories that will be asked with this credential, so that one token is asked for several of them.</summary>
    public void Expect(string host, Credential? credential, IEnumerable<string> repositories) => Host(host)?.Session(credential).Expect(repositories);

    /// <summary>
    /// Asks for the manifest. ICR is asked with GET, which costs nothing there and brings the words of a refusal; others with HEAD, which counts against
    /// no pull limit, and with GET where they refuse.
    /// </summary>
    /// <param name="whole">Always reads the manifest itself: the platforms of an index.</param>
    public async Task<RegistryAnswer> ManifestAsync(RegistryQuestion question, CancellationToken cancel, bool whole = false)
    {
        if (Host(question.Host) is not { } host) return NoHost(question.Host);
        if (host.IsIcr || whole) return await ManifestAsync(host, question, HttpMethod.Get, cancel);
        var head = await ManifestAsync(host, question, HttpMethod.Head, cancel);
        return head is { Stage: AnswerStage.Manifest, Status: >= 400 and < 500 and not 429, Fault: null } ? await ManifestAsync(host, question, HttpMethod.Get, cancel) : head;
    }

    /// <summary>Whether it is there, and nothing else.</summary>
    public async Task<RegistryAnswer> HeadAsync(RegistryQuestion question, CancellationToken cancel) =>
        Host(question.Host) is { } host ? await ManifestAsync(host, question, HttpMethod.Head, cancel) : NoHost(question.Host);

    /// <summary>
    /// Reads the config of an image: a small blob, which shows whether blobs are given, too, and names the platform of a single manifest. Of an index, the
    /// child for the platform; when it has none the manifest's answer stays as it is.
    /// </summary>
    /// <param name="of">Null for the first that the index lists.</param>
    public async Task<RegistryAnswer> ConfigAsync(RegistryQuestion question, RegistryAnswer manifest, Platform? of, CancellationToken cancel)
    {
        if (Host(question.Host) is not { } host || manifest is not { IsOk: true, Manifest: { } given }) return manifest;
        var single = given;
        if (given.IsIndex || given.ConfigDigest is null)
        {
            var reference = given.IsIndex ? given.Children.FirstOrDefault(child => Runs(child.Platform, of))?.Digest : given.Digest ?? question.Reference;
            if (reference is null) return manifest;
            var child = await ManifestAsync(host, question with { Reference = reference }, HttpMethod.Get, cancel);
            if (child is not { IsOk: true, Manifest: { ConfigDigest: not null } read }) return child with { Manifest = given };
            single = read;
        }
        return await BlobAsync(host, question, given.IsIndex ? given with { Size = single.Size } : single, single.ConfigDigest!, cancel);
    }

    /// <summary>Whether the registry accepts the credential at all; its permissions don't matter.</summary>
    public async Task<RegistryAnswer> LoginAsync(string host, Credential credential, CancellationToken cancel) =>
        Host(host) is { } known ? await RegistryLogin.AskAsync(known, new(host, "", "", credential), cancel) : NoHost(host);

    /// <summary>The tags, at most 1,000 of them.</summary>
    public async Task<TagList> TagsAsync(string host, string repository, Credential? credential, CancellationToken cancel) =>
        Host(host) is { } known ? await new TagReader(known, new(host, repository, "", credential)).ReadAsync(cancel) : new(null, false, NoHost(host));

    public void Dispose() => wire.Dispose();

    private static bool Runs(Platform platform, Platform? wanted) =>
        wanted is null || (platform.Os == wanted.Os && platform.Architecture == wanted.Architecture && (wanted.Variant is null || platform.Variant == wanted.Variant));

    private static RegistryAnswer NoHost(string name) => new()
    {
        Stage = AnswerStage.Manifest,
        Host = CleanText.OneLine(name, 300),
        Fault = new(NetworkFaultKind.Dns, $"{CleanText.OneLine(name, 300)}: not a host name"),
    };

    private RegistryHost? Host(string name) => hosts.GetOrAdd(name, key => RegistryHost.Of(key, plainHttpHosts.Contains(key), wire));

    private static async Task<RegistryAnswer> ManifestAsync(RegistryHost host, RegistryQuestion question, HttpMethod method, CancellationToken cancel)
    {
        var asked = await RegistryRequests.AskAsync(host, question, method, $"/v2/{question.Repository}/manifests/{question.Reference}", MostManifestBytes, cancel);
        return ManifestAnswers.Of(asked, question, method == HttpMethod.Head);
    }

    private static async Task<RegistryAnswer> BlobAsync(RegistryHost host, RegistryQuestion question, Manifest manifest, string digest, CancellationToken cancel)
    {
        var asked = await RegistryRequests.AskAsync(host, question, HttpMethod.Get, $"/v2/{question.Repository}/blobs/{digest}", MostConfigBytes, cancel);
        var answer = asked.ToAnswer(question, AnswerStage.Blob) with { Manifest = manifest };
        if (!asked.Result.IsSuccess || answer.Fault is not null) return answer;
        var body = asked.Result.Answer.Body;
        if (asked.Result.Answer.IsCut) return answer with { Fault = asked.Result.Garbled("the image's config is too large").Fault };
        if (!Digest.Fits(digest, body)) return answer with { Fault = asked.Result.Garbled("the image's config: content does not match the digest").Fault };
        return manifest.IsIndex || ManifestReader.PlatformOf(body) is not { } platform ? answer : answer with { Manifest = manifest with { Platforms = [platform] } };
    }
}
