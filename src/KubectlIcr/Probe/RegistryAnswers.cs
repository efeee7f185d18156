using System.Collections.Concurrent;
using KubectlIcr.Http;
using KubectlIcr.Kubelet;
using KubectlIcr.Registry;

namespace KubectlIcr.Probe;

/// <summary>The answers of one run: each distinct question is asked once, a few at a time, and a host that can't be reached is left alone.</summary>
internal sealed class RegistryAnswers(RegistryClient client) : IDisposable
{
    private const int AtOnce = 8;

    private readonly SemaphoreSlim turns = new(AtOnce);
    private readonly OnceEach<(string Kind, RegistryQuestion Question), RegistryAnswer> answers = new();
    private readonly OnceEach<RegistryQuestion, TagList> tags = new();
    private readonly ConcurrentDictionary<string, RegistryAnswer> unreached = new();

    /// <summary>Whether a registry gives this image for this credential.</summary>
    public static RegistryQuestion Question(ImageReference image, Credential? credential) =>
        new(image.Registry, image.Repository, image.Digest ?? image.Tag ?? "latest", credential);

    public void Expect(string host, Credential? credential, IEnumerable<string> repositories) => client.Expect(host, credential, repositories);

    public Task<RegistryAnswer> ManifestAsync(RegistryQuestion question, CancellationToken cancel) =>
        OnceAsync("manifest", question, () => client.ManifestAsync(question, cancel), cancel);

    /// <summary>The config behind a manifest; of an index, that of one platform.</summary>
    public Task<RegistryAnswer> ConfigAsync(RegistryQuestion question, RegistryAnswer manifest, Platform? platform, CancellationToken cancel) =>
        OnceAsync($"config {platform}", question, () => client.ConfigAsync(question, manifest, platform, cancel), cancel);

    /// <summary>Whether the image is there at all.</summary>
    public Task<RegistryAnswer> HeadAsync(RegistryQuestion question, CancellationToken cancel) =>
        OnceAsync("head", question, () => client.HeadAsync(question, cancel), cancel);

    /// <summary>Whether the registry accepts the credential at all.</summary>
    public Task<RegistryAnswer> LoginAsync(string host, Credential credential, CancellationToken cancel) =>
        OnceAsync("login", new(host, "", "", credential), () => client.LoginAsync(host, credential, cancel), cancel);

    /// <summary>The tags of the question's repository, or why the registry does not list them.</summary>
    public Task<TagList> TagsAsync(RegistryQuestion question, CancellationToken cancel) =>
        tags.GetAsync(question with { Reference = "" }, () => InTurnAsync(() => client.TagsAsync(question.Host, question.Repository, question.Credential, cancel), cancel));

    public void Dispose()
    {
        client.Dispose();
        turns.Dispose();
    }

    private Task<RegistryAnswer> OnceAsync(string kind, RegistryQuestion question, Func<Task<RegistryAnswer>> ask, CancellationToken cancel) =>
        answers.GetAsync((kind, question), () => InTurnAsync(() => ReachAsync(question.Host, ask), cancel));

    private async Task<RegistryAnswer> ReachAsync(string host, Func<Task<RegistryAnswer>> ask)
    {
        if (unreached.TryGetValue(host, out var before))
            return before;
        var answer = await ask();
        if (answer.Fault is { Kind: not (NetworkFaultKind.Cut or NetworkFaultKind.Garbled) })
            unreached[host] = answer;
        return answer;
    }

    private async Task<T> InTurnAsync<T>(Func<Task<T>> ask, CancellationToken cancel)
    {
        await turns.WaitAsync(cancel);
        try
        {
            return await ask();
        }
        finally
        {
            turns.Release();
        }
    }
}
