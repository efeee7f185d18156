using KubectlIcr.Kubelet;

namespace KubectlIcr.PullSecrets;

/// <summary>All pull secrets that hold one credential: what fails together when it is refused.</summary>
/// <param name="Number">From 1; the credential in most secrets comes first.</param>
/// <param name="Holders">Each with the entries that hold it.</param>
internal sealed record KeyGroup(int Number, Credential Credential, IReadOnlyList<(PullSecret Secret, IReadOnlyList<DockerConfigEntry> Entries)> Holders)
{
    public IEnumerable<DockerConfigEntry> Entries => Holders.SelectMany(holder => holder.Entries);

    public static IReadOnlyList<KeyGroup> Of(IEnumerable<PullSecret> secrets) =>
        [.. secrets
            .SelectMany(secret => secret.Entries.Where(entry => !entry.Credential.IsEmpty).GroupBy(entry => entry.Credential), (secret, entries) => (Secret: secret, Entries: entries))
            .GroupBy(held => held.Entries.Key, held => (held.Secret, (IReadOnlyList<DockerConfigEntry>)[.. held.Entries]))
            .OrderByDescending(group => group.Count())
            .Select((group, index) => new KeyGroup(index + 1, group.Key, [.. group]))];
}
