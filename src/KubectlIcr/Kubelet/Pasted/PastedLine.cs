using System.Text.RegularExpressions;

namespace KubectlIcr.Kubelet.Pasted;

/// <summary>One line of a pasted text: a row of events or pods, a line of a log, or a message that stands alone.</summary>
internal static partial class PastedLine
{
    /// <summary>The messages in a line; a kubelet's line may hold one for each container.</summary>
    public static IReadOnlyList<PastedMessage> Read(string line) =>
        LogRecord.Of(line) is { } log ? [.. log.Messages().SelectMany(Started)]
        : PodRow().Match(line) is { Success: true } pod && ContainerFailure.IsPullReason(pod.Groups["reason"].Value) ? [new PastedMessage(pod.Groups["reason"].Value, null, PodOf(pod))]
        : Row().Match(line) is { Success: true } row ? [OfRow(row)]
        : string.IsNullOrWhiteSpace(line) ? []
        : [.. Started(new PastedMessage(line.Trim(), null, null, ContainerIn(line)))];

    /// <summary>The container in a field path such as <c>spec.containers{main}</c>; null where there is none.</summary>
    public static string? ContainerIn(string? text) => FieldPath().Match(text ?? "") is { Success: true } path ? path.Groups["container"].Value : null;

    /// <summary>What the kubelet says of the containers that it could not start, each by itself.</summary>
    private static IEnumerable<PastedMessage> Started(PastedMessage message)
    {
        if (StartFailed().Match(message.Text) is { Success: true } failed)
            return [new PastedMessage(failed.Groups["error"].Value, failed.Groups["image"].Value, PodOf(failed), failed.Groups["container"].Value)];
        var started = StartContainer().Matches(message.Text);
        var pod = message.Pod ?? (PodId().Match(message.Text) is { Success: true } id ? PodOf(id) : null);
        return started.Count == 0 ? [message with { Pod = pod }]
            : started.Select(one => message with { Text = $"{one.Groups["reason"].Value}: {LogRecord.Unquoted(one.Groups["error"].Value)}", Pod = pod, Container = one.Groups["container"].Value });
    }

    private static PastedMessage OfRow(Match row)
    {
        var rest = row.Groups["rest"].Value;
        return new PastedMessage(TailColumns().Replace(HeadColumns().Replace(rest, "", 1), "", 1), null, PodOf(row), ContainerIn(rest));
    }

    private static PastedPod PodOf(Match match) => new(match.Groups["namespace"] is { Success: true, Value: var @namespace } ? @namespace : null, match.Groups["pod"].Value);

    /// <summary>A row of <c>kubectl get events</c> or <c>kubectl events</c> about a pod.</summary>
    [GeneratedRegex(@"\A\s*(?:(?<namespace>[a-z0-9][a-z0-9-]{0,62})\s+)?(?:\d\S{0,20}|<unknown>)\s+(?:\(x\d+ over [^)]{1,40}\)\s+)?(?:Warning|Normal)\s+\w{1,60}\s+[Pp]od/(?<pod>[a-z0-9][a-z0-9.-]{0,252})\s+(?<rest>\S[\s\S]*)\z")]
    private static partial Regex Row();

    /// <summary>The columns SUBOBJECT and SOURCE of <c>get events -o wide</c>.</summary>
    [GeneratedRegex(@"\A(?:spec\.\w{1,40}\{[^}]{1,80}\}\s+)?(?:[\w.-]{1,80}, [\w.-]{1,253}\s{2,})?")]
    private static partial Regex HeadColumns();

    /// <summary>The columns FIRST SEEN, COUNT and NAME of <c>get events -o wide</c>.</summary>
    [GeneratedRegex(@"\s{2,}\d\S{0,20}\s+\d+\s+[a-z0-9][a-z0-9.-]{0,252}\.[0-9a-f]{10,20}\s*\z")]
    private static partial Regex TailColumns();

    /// <summary>A row of <c>kubectl get pods</c> whose pod waits for an image.</summary>
    [GeneratedRegex(@"\A\s*(?:(?<namespace>[a-z0-9][a-z0-9-]{0,62})\s+)?(?<pod>[a-z0-9][a-z0-9.-]{0,252})\s+\d+/\d+\s+(?:Init:)?(?<reason>[A-Z][A-Za-z]{1,40})\s")]
    private static partial Regex PodRow();

    [GeneratedRegex(@"\bspec\.\w{1,40}\{(?<container>[a-z0-9-]{1,63})\}")]
    private static partial Regex FieldPath();

    [GeneratedRegex(@"failed to ""StartContainer"" for ""(?<container>[^""]{1,253})"" with (?<reason>\w{1,60}): ""(?<error>(?>(?:[^""\\]|\\.)*))""", RegexOptions.Singleline)]
    private static partial Regex StartContainer();

    /// <summary>The kubelet's <c>Unhandled Error</c>, which quotes the whole container.</summary>
    [GeneratedRegex(@"container &Container\{Name:(?<container>[^,]{1,253}),Image:(?<image>[^,]{1,512}),[\s\S]{0,20000}? start failed in pod (?<pod>[a-z0-9.-]{1,253})_(?<namespace>[a-z0-9-]{1,63})\([^)]{1,64}\): (?<error>[\s\S]*)\z")]
    private static partial Regex StartFailed();

    /// <summary>A pod as old kubelets name it: <c>web-1_team-a(UID)</c>.</summary>
    [GeneratedRegex(@"\b(?<pod>[a-z0-9][a-z0-9.-]{0,252})_(?<namespace>[a-z0-9-]{1,63})\([0-9a-f-]{32,36}\)")]
    private static partial Regex PodId();
}
