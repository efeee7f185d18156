using KubectlIcr.Cluster;
using KubectlIcr.Kubelet;

namespace KubectlIcr.PullSecrets;

/// <summary>
/// Foretells which running pods can't pull when they next start on a node without their image: a secret of theirs can't be parsed, or everything that the
/// kubelet would try for an image is known to be refused.
/// </summary>
internal sealed class NextStart(Func<ObjectKey, PullSecret?> read, CredentialAnswers answers)
{
    private readonly Dictionary<string, bool> known = [];

    public bool Fails(Pod pod) =>
        pod.ImagePullSecrets.Count > 0 && pod.Containers.Any(container => container.State?.Phase == "running") && pod.Containers.Any(container => Fails(pod, container));

    // Pods of one workload are alike.
    private bool Fails(Pod pod, Container container)
    {
        var alike = $"{pod.Namespace}/{string.Join(',', pod.ImagePullSecrets)} {container.Image}";
        return known.TryGetValue(alike, out var fails) ? fails : known[alike] = container.PullPolicy != "Never" && IsRefused(pod, container.Image);
    }

    private bool IsRefused(Pod pod, string raw)
    {
        var secrets = pod.ImagePullSecrets.Distinct().Select(name => read(new(pod.Namespace, name))).ToList();
        if (secrets.Exists(secret => secret is null or { Fact.IsKnown: false }) || !ImageReference.TryParse(raw, out var image, out _))
            return false; // nobody knows
        var there = secrets.Where(secret => secret!.Config is not null).ToDictionary(secret => secret!.Fact.Value!.Name, secret => secret!);
        var keyring = Keyring.Lookup(image, there.Values.Select(secret => secret.Fact.Value!), secret => there[secret.Name].Config!);
        return keyring.Error is not null || (keyring.Tries.Count > 0 && keyring.Tries.All(one => answers.IsRefused(one.Entry) || CredentialFlaw.Of(one.Entry, image) == Flaw.DeadToken));
    }
}
