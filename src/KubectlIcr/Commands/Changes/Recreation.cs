using System.Text.Json.Nodes;
using KubectlIcr.Cluster;
using KubectlIcr.Commands.Options;
using KubectlIcr.Kubelet;
using KubectlIcr.Plans;
using KubectlIcr.Report;
using KubectlIcr.Rules;

namespace KubectlIcr.Commands.Changes;

/// <summary>A pod that fails for want of a secret that its successor will have.</summary>
/// <param name="Secrets">The secrets it lacks.</param>
/// <param name="Fix">The command that makes it anew.</param>
/// <param name="ReadAt">When it was seen failing.</param>
internal sealed record Recreation(Pod Pod, IReadOnlyList<string> Secrets, Fix Fix, DateTimeOffset ReadAt)
{
    private readonly Owner owner = Owner.Of(Pod);

    /// <summary>The whole pod, to make it again from; read only for bare pods that are to be recreated.</summary>
    public JsonObject? Json { get; init; }

    /// <summary>Nothing makes it again.</summary>
    public bool IsBare => owner.IsPod;

    /// <summary>The pods that keep failing, one row each.</summary>
    public static IEnumerable<Recreation> Of(ClusterFacts facts) =>
        from pull in Pulls.Join(facts)
        where pull.FailsNow && pull.MayBeRefused()
        let secrets = LateBinding.Secrets(pull, facts)
        where secrets.Count > 0
        group new Recreation(pull.Pod, secrets, LateBinding.Renew(pull, secrets), facts.TakenAt) by pull.Pod.Key into pods
        select pods.First();

    /// <summary>What makes it anew, in the way its owner allows; nothing where only a person can.</summary>
    public IEnumerable<Change> Changes(Restarts which)
    {
        var pod = new ObjectRef(ResourceType.Pod, Pod.Namespace, Pod.Name);
        if (IsBare)
            return which == Restarts.All && Json is { } json ? [new DeleteObject(pod, Pod.Uid, AtOnce: true), new CreateAgain(pod, json, Secrets)] : [];
        if (owner.IsNode)
            return [];
        return owner.RollsOut && ResourceType.TryFind(owner.Kind, out var type) ? [new Restart(new ObjectRef(type, Pod.Namespace, owner.Name), ReadAt)] : [new DeleteObject(pod, Pod.Uid)];
    }
}
