using KubectlIcr.Kubelet;
using KubectlIcr.Plans;
using KubectlIcr.Report;

namespace KubectlIcr.Commands.Changes;

/// <summary>Says what a change makes of its object: before and after, of a secret hosts, users and fingerprints.</summary>
internal sealed class FixDiff(Fingerprints fingerprints)
{
    public PlannedChange Of(Change change) => change switch
    {
        CreateSecret create => new('+', $"{change.Target}, a copy of {create.Secret.Annotations[CopyMark.From]}", [.. Entries(create).Select(entry => $"+   {entry}")]),
        SetPullSecrets set => new('~', $"{change.Target}, imagePullSecrets", [.. List(set)]),
        Restart => new('~', $"{change.Target}: pods will be restarted", []),
        DeleteObject { AtOnce: true } => new('-', $"{change.Target}: will be deleted and recreated from its own spec", []),
        DeleteObject => new('-', $"{change.Target}: will be deleted; its controller creates a new one", []),
        CreateAgain => new('+', $"{change.Target}: will be recreated", []),
        Refused refused => new('!', $"{change.Target} {refused.Why}", []),
        _ => new(' ', $"{change.Target} needs no change", []),
    };

    private IEnumerable<string> Entries(CreateSecret create) =>
        DockerConfig.Read(create.Secret.ToSecret()).Entries.Select(entry => $"{entry.RegistryKey.Shown}: {entry.Credential.Username} {fingerprints.Of(entry.Credential)}");

    private static IEnumerable<string> List(SetPullSecrets set) =>
        [.. set.Before.Select(name => $"    {name}"), .. set.After.Skip(set.Before.Count).Select(name => $"+   {name}")];
}
