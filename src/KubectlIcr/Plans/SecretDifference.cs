using KubectlIcr.Cluster;
using KubectlIcr.Kubelet;

namespace KubectlIcr.Plans;

/// <summary>Says in what two pull secrets differ, by hosts and fingerprints: never a value.</summary>
internal static class SecretDifference
{
    private const int Most = 5;

    /// <param name="mine">The one there is.</param>
    /// <param name="other">The one it would become.</param>
    public static string Between(StoredSecret mine, StoredSecret other, Fingerprints fingerprints)
    {
        var (here, there) = (DockerConfig.Read(mine.ToSecret()), DockerConfig.Read(other.ToSecret()));
        if (here.Error is not null)
            return "it can't be parsed";
        var lines = Entries(here, there, fingerprints).ToList();
        if (lines.Count == 0)
            return "the same credentials, written differently";
        return ShortList.Of(lines, Most);
    }

    private static IEnumerable<string> Entries(DockerConfig here, DockerConfig there, Fingerprints fingerprints)
    {
        foreach (var entry in here.Entries)
        {
            if (Find(there, entry.Key) is not { } twin)
                yield return $"{entry.RegistryKey.Shown} only in this one";
            else if (twin.Credential != entry.Credential)
                yield return $"{entry.RegistryKey.Shown} with {Said(entry, fingerprints)} instead of {Said(twin, fingerprints)}";
        }
        foreach (var entry in there.Entries.Where(entry => Find(here, entry.Key) is null))
            yield return $"{entry.RegistryKey.Shown} missing";
    }

    private static DockerConfigEntry? Find(DockerConfig config, string key) => config.Entries.FirstOrDefault(entry => entry.Key == key);

    private static string Said(DockerConfigEntry entry, Fingerprints fingerprints) => $"{entry.Credential.Username} {fingerprints.Of(entry.Credential)}".TrimStart();
}
