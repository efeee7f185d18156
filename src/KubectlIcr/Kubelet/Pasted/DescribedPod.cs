using System.Text.RegularExpressions;

namespace KubectlIcr.Kubelet.Pasted;

/// <summary>What <c>kubectl describe pod</c> said before its events: the pod, and the image of each container. Several pods may follow each other.</summary>
internal sealed partial class DescribedPod
{
    private readonly Dictionary<string, (string? Image, string? Reason)> containers = [];
    private string? @namespace;
    private string? name;
    private string? container;
    private bool inContainers;

    /// <summary>The last line was one of a container's own: it is not a message.</summary>
    public bool TookIt { get; private set; }

    /// <summary>Takes a line in; where the next pod begins, gives the containers of the last that wait for their image.</summary>
    public IReadOnlyList<PastedMessage> Read(string line)
    {
        IReadOnlyList<PastedMessage> waiting = [];
        var field = Field().Match(line);
        TookIt = inContainers && field.Success && field.Groups["indent"].Length > 0;
        if (!field.Success)
            return waiting;
        var (depth, key, value) = (field.Groups["indent"].Length, field.Groups["key"].Value, field.Groups["value"].Value);
        if (depth == 0 && key == "Name")
        {
            waiting = [.. Waiting()];
            (name, @namespace, container, inContainers) = (value, null, null, false);
            containers.Clear();
        }
        else if (name is not null)
            Take(depth, key, value);
        return waiting;
    }

    /// <summary>The message with what the pod says of it: its own pod and image come first.</summary>
    public PastedMessage Complete(PastedMessage message)
    {
        if (name is null || (message.Pod is { } other && other.Name != name))
            return message;
        var named = message.Image ?? (PullMessage.Read(message.Text).Image is { Length: > 0 } told ? told : null);
        if (named is not null && containers.Count > 0 && !containers.Values.Any(one => one.Image == named))
            return message; // of another pod
        var image = named ?? (message.Container is { } of ? containers.GetValueOrDefault(of).Image : null);
        return message with { Pod = new PastedPod(@namespace, name), Image = image, Container = message.Container ?? OnlyContainerOf(image) };
    }

    /// <summary>The containers that wait for their image.</summary>
    public IEnumerable<PastedMessage> Waiting() => name is null ? [] : [.. containers
        .Where(one => one.Value.Reason is not null)
        .Select(one => new PastedMessage(one.Value.Reason!, one.Value.Image, new PastedPod(@namespace, name), one.Key))];

    private string? OnlyContainerOf(string? image) => containers.Where(one => one.Value.Image == image).Select(one => one.Key).ToArray() is [var only] ? only : null;

    private void Take(int depth, string key, string value)
    {
        if (depth == 0)
            (inContainers, @namespace) = (key.EndsWith("ontainers", StringComparison.Ordinal), key == "Namespace" ? value : @namespace);
        else if (inContainers && depth == 2)
            containers[container = key] = default;
        else if (inContainers && container is not null && key == "Image")
            containers[container] = (value, containers[container].Reason);
        else if (inContainers && container is not null && key == "Reason" && ContainerFailure.IsPullReason(value))
            containers[container] = (containers[container].Image, value);
    }

    [GeneratedRegex(@"\A(?<indent> {0,6})(?<key>[A-Za-z0-9][A-Za-z0-9 ._-]{0,80}):(?:\s+(?<value>\S.*?))?\s*\z")]
    private static partial Regex Field();
}
