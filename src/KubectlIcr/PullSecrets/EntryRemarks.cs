using KubectlIcr.Kubelet;
using KubectlIcr.Registry;

namespace KubectlIcr.PullSecrets;

/// <summary>What is to be said of one registry entry, without asking anybody: a list of small checks.</summary>
internal static class EntryRemarks
{
    private const string HttpsPort = ":443";

    private static readonly Func<DockerConfigEntry, Remark?>[] Checks = [Dropped, Flawed, Contradictory, UnknownHost, Pattern, PathOnly, PortOnly, IdentityToken];

    public static IReadOnlyList<Remark> Of(DockerConfigEntry entry) => [.. Checks.Select(check => check(entry)).OfType<Remark>()];

    private static Remark? Dropped(DockerConfigEntry entry) =>
        entry.RegistryKey.IsDropped ? new("dropped", "the registry is not a valid URL, so the kubelet ignores the entry") : null;

    private static Remark? Flawed(DockerConfigEntry entry) =>
        CredentialFlaw.Of(entry.Credential, entry.RegistryKey.Host) is { } flaw ? new(Word(flaw), CredentialFlaw.Says(flaw, entry.Credential)) : null;

    private static string Word(Flaw flaw) => flaw switch
    {
        Flaw.Empty => "empty-entry",
        Flaw.Garbled => "garbled",
        Flaw.DeadToken => "dead-token",
        Flaw.ShortLived => "short-lived-token",
        _ => "wrong-user",
    };

    private static Remark? Contradictory(DockerConfigEntry entry) => CredentialFlaw.Contradiction(entry) is { } text ? new("contradiction", text) : null;

    private static Remark? UnknownHost(DockerConfigEntry entry) =>
        !IsPattern(entry.RegistryKey) && IcrDomain.TryGet(entry.RegistryKey.Host, out var domain) && !domain.IsKnown
            ? new("unknown-host", "not in IBM's table of registry domains of August 2026", IsProblem: false)
            : null;

    private static Remark? Pattern(DockerConfigEntry entry)
    {
        if (!IsPattern(entry.RegistryKey))
            return null;
        var covered = IcrDomain.PublicHosts.Union(IcrDomain.Hosts).Where(entry.RegistryKey.CoversHost).ToList();
        return new("pattern", covered.Count switch
        {
            0 => "a wildcard, which matches no host of Container Registry",
            <= 3 => $"a wildcard, which matches {string.Join(", ", covered)}",
            var count => $"a wildcard, which matches {string.Join(", ", covered.Take(3))} and {count - 3} other Container Registry hosts",
        }, IsProblem: false);
    }

    private static Remark? PathOnly(DockerConfigEntry entry) => entry.RegistryKey is { Path.Length: > 0 } key
        ? new("path", $"matches only images whose name starts with {key.Host}{key.Path}{(key.Path.EndsWith('/') ? "" : $" (which includes {key.Host}{key.Path}2)")}", IsProblem: false)
        : null;

    private static Remark? PortOnly(DockerConfigEntry entry) => entry.RegistryKey.Host?.EndsWith(HttpsPort, StringComparison.Ordinal) == true
        ? new("port", $"matches only images whose name contains {HttpsPort}", IsProblem: false)
        : null;

    private static Remark? IdentityToken(DockerConfigEntry entry) =>
        entry.HasIdentityToken ? new("identity-token", "has an identitytoken, which the kubelet ignores", IsProblem: false) : null;

    /// <summary>The host has a glob in it, which the kubelet matches label by label.</summary>
    public static bool IsPattern(RegistryKey key) => key.Host?.AsSpan().ContainsAny("*?[") == true;
}
