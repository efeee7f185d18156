using KubectlIcr.Cluster;
using KubectlIcr.Kubelet;

namespace KubectlIcr.Rules;

/// <summary>The newest known change of what a finding is about.</summary>
/// <param name="Words">A sentence about it, without a full stop, around the time.</param>
internal sealed record LastChange(DateTimeOffset At, Func<string, string> Words)
{
    private const string Creation = "the secret";

    /// <summary>What later sentences call it.</summary>
    public string Name { get; init; } = "the change";

    /// <summary>There may be newer ones: who wrote is not recorded in what was read.</summary>
    public bool MayBeOlder { get; init; }

    /// <summary>Null where no time of any of the objects is known.</summary>
    public static LastChange? Of(IReadOnlyList<Pull> pulls, Bearing bearing, string message, ClusterFacts facts)
    {
        var isOne = pulls.DistinctBy(pull => pull.Namespace).Count() == 1;
        LastChange? newest = null;
        foreach (var change in pulls.SelectMany(pull => All(pull, bearing, message, facts, isOne)))
            newest = newest is null || change?.At > newest.At ? change : newest;
        return newest;
    }

    private static IEnumerable<LastChange?> All(Pull pull, Bearing bearing, string message, ClusterFacts facts, bool isOne)
    {
        if (bearing.HasFlag(Bearing.Template) && pull.Pod.Template is { Edits: [.., var edit] } template)
            yield return new(edit.Time, time => $"the template of {TypeName.Of(template.Owner)} was last updated{By(edit)} at {time}");
        if (!bearing.HasFlag(Bearing.Secrets))
            yield break;
        foreach (var name in SecretsOf(pull, message))
            yield return facts.Secret(pull.Namespace, name).Value is { } secret ? OfSecret(secret, isOne ? $"secret \"{name}\"" : Names.Secret(name, pull.Namespace)) : null;
        if ((pull.Secrets.Count == 0 || message.Contains("service account", StringComparison.Ordinal)) && pull.ServiceAccount.Value is { Edits: [.., var last] } account)
            yield return new(last.Time, time => $"the pull secrets of {(isOne ? $"service account \"{account.Name}\"" : Names.ServiceAccount(pull))} were last updated{By(last)} at {time}");
    }

    /// <summary>The ones that the message names; else the pod's, or those that its service account lists now.</summary>
    private static IReadOnlyList<string> SecretsOf(Pull pull, string message)
    {
        List<string> own = [.. pull.Secrets.Select(named => named.Name)];
        var listed = pull.ServiceAccount.Value?.ImagePullSecrets ?? [];
        var meant = own.Union(listed).Where(name => message.Contains($"\"{name}\"", StringComparison.Ordinal)).ToList();
        return meant.Count > 0 ? meant : own.Count > 0 ? own : listed;
    }

    private static LastChange? OfSecret(Secret secret, string name) => secret switch
    {
        { Edits: [.., var last] } when Moments.Creation(secret.CreatedAt, secret.Edits) != last => new(last.Time, time => $"the data of {name} was last updated{By(last)} at {time}"),
        { Edits: [var only] } => new(only.Time, time => $"{name} was created{By(only)} at {time}, and its data has not been updated since") { Name = Creation },
        { CreatedAt: { } created } => new(created, time => $"{name} was created at {time}; whether it was updated later is unknown") { Name = Creation, MayBeOlder = true },
        _ => null,
    };

    private static string By(Edit edit) => edit.Manager is { } manager ? $" by {manager}" : "";
}

/// <summary>Whose changes bear on a finding.</summary>
[Flags]
internal enum Bearing
{
    None = 0,

    /// <summary>The pull secrets and the service account that lists them.</summary>
    Secrets = 1,

    /// <summary>The workload's pod template, which names the image.</summary>
    Template = 2,
}
