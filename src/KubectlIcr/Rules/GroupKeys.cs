using KubectlIcr.Kubelet;
using KubectlIcr.Report;

namespace KubectlIcr.Rules;

/// <summary>What findings have in common that differ only in namespace, repository or tag: see <see cref="Finding.GroupKey"/>.</summary>
internal static class GroupKeys
{
    private const string Any = "*";

    /// <summary>The finding's message, without the names of the one namespace and the one image that it is about.</summary>
    public static string Of(Finding finding)
    {
        var text = finding.Image is { Length: > 0 } image ? WithoutImage(finding.Message, image) : finding.Message;
        return finding.Subjects.Select(subject => subject.Namespace).Distinct().ToList() is [var @namespace] ? WithoutNamespace(text, @namespace) : text;
    }

    private static string WithoutNamespace(string text, string name)
    {
        text = Replace(text, "namespace ", name, "", Any, before => !before.EndsWith("registry ", StringComparison.Ordinal));
        return Replace(text, "secret ", name, "/", Any, _ => true);
    }

    /// <summary>The registry and its namespace stay: another of these is another cause.</summary>
    private static string WithoutImage(string text, string raw)
    {
        if (!ImageReference.TryParse(raw, out var image, out _))
            return Replace(text, "\"", raw, "\"", Any, _ => true);
        var repository = image.Repository.Split('/') is [var first, _, ..] ? $"{first}/{Any}" : Any;
        foreach (var written in new[] { raw, $"{image.Registry}/{image.Repository}" })
            text = Replace(text, "", written, "", $"{image.Registry}/{repository}", _ => true);
        foreach (var written in new[] { $"{image.Repository}:{image.Tag}", $"{image.Repository}@{image.Digest}", image.Repository })
            text = Replace(text, " ", written, "", repository, before => repository != Any || before.EndsWith("repository", StringComparison.Ordinal));
        return new[] { image.Tag, image.Digest }.OfType<string>().Aggregate(text, (said, name) => Replace(Replace(said, "tag ", name, "", Any, _ => true), "digest ", name, "", Any, _ => true));
    }

    /// <summary>Replaces a name where it stands whole between these words.</summary>
    private static string Replace(string text, string before, string name, string after, string by, Predicate<string> fits)
    {
        var sought = $"{before}{name}{after}";
        for (int at, from = 0; (at = text.IndexOf(sought, from, StringComparison.Ordinal)) >= 0;)
        {
            var end = at + sought.Length;
            var isWhole = fits(text[..at]) && (after.Length > 0 || end == text.Length || !GoesOn(text[end..]));
            if (isWhole)
                text = $"{text[..at]}{before}{by}{after}{text[end..]}";
            from = at + before.Length + (isWhole ? by : name).Length;
        }
        return text;
    }

    /// <summary>The name is longer than the one sought; a full stop or a colon at its end is none of it.</summary>
    private static bool GoesOn(string rest) =>
        char.IsLetterOrDigit(rest[0]) || rest[0] is '-' or '_' or '/' || (rest[0] is '.' or ':' or '@' && rest.Length > 1 && char.IsLetterOrDigit(rest[1]));
}
