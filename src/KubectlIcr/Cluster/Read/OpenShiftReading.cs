using System.Text.RegularExpressions;
using KubectlIcr.Cluster.Wire;

namespace KubectlIcr.Cluster.Read;

/// <summary>
/// Reads what Red Hat OpenShift on IBM Cloud has for its nodes: of a live cluster only where a pull fails, and the node-wide credentials only where it was refused and
/// no pull secret of the pod names the registry.
/// </summary>
internal sealed partial class OpenShiftReading(IObjectSource source, ClusterFactsBuilder builder, CancellationToken cancel)
{
    /// <returns>The identity, with what a node tells of it.</returns>
    public async Task<ClusterIdentity> ReadAsync(ClusterIdentity identity, Targets targets, ILookup<string, Event> eventsByUid)
    {
        var failing = targets.Needy.Where(pod => source.IsFree || pod.FailsToPull).ToList();
        if (!source.IsFree && identity is { IsOpenShift: true, Id: null })
            identity = await FromNodeAsync(identity, failing);
        if (!source.IsFree && !identity.IsIbmOpenShift)
            return identity;
        var refused = failing.Where(pod => source.IsFree || (!pod.IsOfOpenShift && IsRefusedWithout(pod, eventsByUid))).ToList();
        var copier = refused.Count > 0 ? CredentialsAsync(refused) : Task.FromResult(OpenShiftFacts.NotRead.Copier);
        var facts = failing.Count > 0 ? await MirrorsAsync() : OpenShiftFacts.NotRead;
        builder.OpenShift = facts with { Copier = await copier };
        return identity;
    }

    /// <summary>Whose cluster it is, where the user can't read IBM Cloud's own description of it: one node tells.</summary>
    private async Task<ClusterIdentity> FromNodeAsync(ClusterIdentity identity, List<Pod> failing)
    {
        await new NodeReading(source, builder, cancel).OfAsync(failing.Where(pod => pod.NodeName is not null).Take(1));
        return builder.Nodes.Values.Aggregate(identity, (known, node) => known.With(node.Value));
    }

    private bool IsRefusedWithout(Pod pod, ILookup<string, Event> eventsByUid) =>
        NodeReading.Texts(pod, eventsByUid).Any(Refusal().IsMatch)
        && pod.Containers.Where(container => container.State?.HasImage != true).Any(container => !builder.PullSecretsOf(pod).Any(name => Mentions(new(pod.Namespace, name), container.Image)));

    /// <summary>A first look, without parsing: the payload has the registry's name in it somewhere.</summary>
    private bool Mentions(ObjectKey secret, string image) =>
        builder.Secrets.TryGetValue(secret, out var fact) && fact.Value is { } value && (value.DockerConfigJson ?? value.DockerCfg)?.Reveal().Contains(image.Split('/')[0], StringComparison.Ordinal) == true;

    /// <returns>What copies one of the two secrets, where that secret may be there.</returns>
    private async Task<Fact<DockerConfigCopier>> CredentialsAsync(List<Pod> pods)
    {
        await Task.WhenAll(SecretAsync(OpenShiftFacts.GlobalPullSecret), SecretAsync(OpenShiftFacts.DockerAuth), new NodeReading(source, builder, cancel).OfAsync(pods));
        return builder.Secrets[OpenShiftFacts.DockerAuth].Value is null ? OpenShiftFacts.NotRead.Copier : await CopierAsync();
    }

    /// <summary>Most users can't read these: the rules that need them say so, and nothing else is missed.</summary>
    private async Task SecretAsync(ObjectKey key)
    {
        if (!builder.Secrets.ContainsKey(key))
            builder.Secrets[key] = (await source.GetAsync(Resources.Secrets, key.Namespace, key.Name, cancel)).ToFact(SecretFacts.Of);
    }

    private async Task<Fact<DockerConfigCopier>> CopierAsync()
    {
        var key = OpenShiftFacts.DockerConfigCopier;
        var answer = await source.GetAsync(Resources.Workloads(ResourceType.DaemonSet), key.Namespace, key.Name, cancel);
        return answer.ToFact(wire => Fact<DockerConfigCopier>.Found(new(EditFacts.OfTemplate(ResourceType.DaemonSet.Kind, wire)?.Edits[^1].Time ?? wire.Metadata.CreationTimestamp)));
    }

    private async Task<OpenShiftFacts> MirrorsAsync()
    {
        var answers = await Task.WhenAll(Resources.Mirrors.Select(async resource => (resource, Answer: await source.ListAsync(resource, null, Query.Everything, cancel))));
        var unread = answers.Where(one => one.Answer.Gap is { IsOfUnservedType: false }).GroupBy(one => one.Answer.Gap!.Reason, one => one.resource.Plural).ToList();
        return OpenShiftFacts.NotRead with
        {
            Mirrors = [.. answers.SelectMany(one => one.Answer.Value ?? [], (one, wire) => Mirror(one.resource, wire))],
            MirrorsUnread = unread.Count == 0 ? null : string.Join("; ", unread.Select(reason => $"{string.Join(", ", reason)}: {reason.Key}")),
        };
    }

    private static MirrorObject Mirror(Resource<MirrorWire> resource, MirrorWire wire) => new(resource.Kind, wire.Metadata.Name ?? "", [.. (wire.Spec?.All ?? []).Select(Source).OfType<MirroredSource>()])
    {
        Resource = $"{resource.Kind.ToLowerInvariant()}.{resource.Api.Split('/')[1]}",
    };

    private static MirroredSource? Source(MirroredWire? one) => one?.Source is { Length: > 0 } source ? new(source, [.. (one.Mirrors ?? []).OfType<string>()]) : null;

    [GeneratedRegex("401|403|unauthorized|authentication required|authorization failed|denied|forbidden|insufficient.scope|no basic auth credentials", RegexOptions.IgnoreCase)]
    private static partial Regex Refusal();
}
