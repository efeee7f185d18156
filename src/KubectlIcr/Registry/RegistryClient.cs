using KubectlIcr.Http;

namespace KubectlIcr.Registry;

internal sealed class RegistryClient(HttpOptions http, IReadOnlySet<string> plain) : IDisposable
{
    public void Expect(string host, Credential? credential, IEnumerable<string> repositories) => throw new NotSupportedException($"{http}{plain}");
    public Task<RegistryAnswer> ManifestAsync(RegistryQuestion q, CancellationToken c) => throw new NotSupportedException();
    public Task<RegistryAnswer> ConfigAsync(RegistryQuestion q, RegistryAnswer a, Platform? p, CancellationToken c) => throw new NotSupportedException();
    public Task<RegistryAnswer> HeadAsync(RegistryQuestion q, CancellationToken c) => throw new NotSupportedException();
    public Task<TagList> TagsAsync(string host, string repo, Credential? cr, CancellationToken c) => throw new NotSupportedException();
    public void Dispose() { }
}
internal sealed record TagList(IReadOnlyList<string>? Tags);
