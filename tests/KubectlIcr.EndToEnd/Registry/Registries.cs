using System.Collections.Concurrent;

namespace KubectlIcr.EndToEnd.Registry;

/// <summary>The real registries of a run, started when first needed: one for each region that has images, and an empty one for all others.</summary>
internal sealed class Registries(TempFolder folder, string caFile) : IDisposable
{
    private const string Empty = "empty";
    private const string Private = "private.";

    private readonly ConcurrentDictionary<string, Lazy<Task<RealRegistry>>> running = new();
    private readonly Lazy<Task<string>> program = new(DebianProgram.RegistryAsync);

    /// <summary>The registry behind a host, to ask it.</summary>
    public Task<RealRegistry> BehindAsync(string host) => running.ContainsKey(Region(host)) ? OfAsync(Region(host)) : OfAsync(Empty);

    /// <summary>The same, to push to it: from now on the region has a registry of its own.</summary>
    public Task<RealRegistry> WithImagesAsync(string host) => OfAsync(Region(host));

    public void Dispose()
    {
        foreach (var one in running.Values.Where(one => one.IsValueCreated && one.Value.IsCompletedSuccessfully)) one.Value.Result.Dispose();
    }

    private Task<RealRegistry> OfAsync(string region) => running.GetOrAdd(region, name => new(() => StartAsync(name))).Value;

    private async Task<RealRegistry> StartAsync(string name) => await RealRegistry.StartAsync(await program.Value, folder, name, caFile);

    // The private names reach the same images.
    private static string Region(string host) => host.StartsWith(Private, StringComparison.Ordinal) ? host[Private.Length..] : host;
}
