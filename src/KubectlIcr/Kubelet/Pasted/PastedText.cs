using KubectlIcr.Cluster;

namespace KubectlIcr.Kubelet.Pasted;

/// <summary>
/// Finds the pull failures in text that a person pasted: <c>kubectl describe</c>, tables of events, lines of the logs of the kubelet and the runtimes,
/// objects in YAML and JSON, single messages, in any mix.
/// </summary>
internal static class PastedText
{
    /// <summary>What a secret that is not there leads to.</summary>
    private static readonly PullCause[] Refusals = [PullCause.Unauthorized, PullCause.BadCredentials, PullCause.Forbidden, PullCause.NotFoundRepoOrDenied];

    private const int FewestLetters = 6;

    private const int MostMessages = 10_000;

    /// <summary>Each different failure once, in the order of the text; what only says that one happened counts only where nothing tells more.</summary>
    public static IReadOnlyList<PastedFailure> Failures(string text)
    {
        var all = PastedParts.Of(text).SelectMany(part => part.IsObjects ? PastedObjects.Failures(part.Text) : OfLines(part.Text))
            .Where(one => one.Failure.Cause != PullCause.Other)
            .DistinctBy(one => (one.Failure.Cause, one.Failure.CredentialSent, one.Image, one.Pod, one.Container))
            .ToList();
        var telling = all.FindAll(one => !IsVague(one) && !IsOnlyAnEcho(one, all));
        return [.. telling.Select(one => one with { Unretrieved = Unretrieved(all, one) }), .. all.Where(one => IsVague(one) && !telling.Exists(one.MayBeOf))];
    }

    /// <summary>What <see cref="PullError"/> makes of a message, with the image that the message or its surroundings name.</summary>
    public static PastedFailure Classified(PastedMessage message)
    {
        var image = ImageOf(message);
        var registry = ImageReference.TryParse(image ?? "", out var parsed, out _) ? parsed.Registry : null;
        return new PastedFailure(PullError.Classify(message.Text, registry), image, message.Pod, message.Container);
    }

    /// <summary>What the lines say, each different message once: to classify one costs far more than to read its line.</summary>
    public static IEnumerable<PastedMessage> Messages(string text) => AllMessages(text).Distinct().Take(MostMessages);

    private static IEnumerable<PastedFailure> OfLines(string text) => Messages(text).Select(Classified);

    private static IEnumerable<PastedMessage> AllMessages(string text)
    {
        var context = new DescribedPod();
        foreach (var line in PullLines.Messages(text))
        {
            foreach (var waiting in context.Read(line))
                yield return waiting;
            foreach (var message in context.TookIt || !MayTell(line) ? [] : PastedLine.Read(line))
                yield return context.Complete(message);
        }
        foreach (var waiting in context.Waiting())
            yield return waiting;
    }

    /// <summary>The shortest message that has a cause is longer than some brackets.</summary>
    private static bool MayTell(string line) => line.Count(char.IsAsciiLetter) >= FewestLetters;

    private static string? ImageOf(PastedMessage message)
    {
        if (message.Image is { Length: > 0 } given)
            return given;
        var read = PullMessage.Read(message.Text);
        return PullNames.In(read.Error, read.Image).FirstOrDefault(name => name.Length > 0);
    }

    /// <summary>Back-off, and the warning of missing secrets, come with failures that have a cause of their own.</summary>
    private static bool IsVague(PastedFailure one) => one.Failure.Cause is PullCause.BackoffOnly or PullCause.MissingSecret;

    /// <summary><c>Error: InvalidImageName</c> after the event with the image, or a step of the runtime on the way to the error that it names the image in.</summary>
    private static bool IsOnlyAnEcho(PastedFailure one, List<PastedFailure> all) =>
        one.Image is null && all.Exists(other => other.Image is not null && other.Failure.Cause == one.Failure.Cause && other.MayBeOf(one));

    private static IReadOnlyList<string> Unretrieved(List<PastedFailure> all, PastedFailure one) =>
        Refusals.Contains(one.Failure.Cause)
        && all.Find(other => other.Failure.Cause == PullCause.MissingSecret && other.MayBeOf(one) && (other.Pod is null) == (one.Pod is null)) is { } warning
            ? PodEvents.UnretrievedIn(warning.Failure.Text) : [];
}
