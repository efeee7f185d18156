using System.Text.RegularExpressions;
using KubectlIcr.Kubelet;

namespace KubectlIcr.Tests.Kubelet;

/// <summary>The table of known messages: <c>Cases/pull-errors.tsv</c>.</summary>
internal static class CaseTable
{
    public static readonly IReadOnlyList<KnownMessage> All =
    [
        .. File.ReadLines(CaseFiles.Path("pull-errors.tsv")).Skip(1).Select(line => line.Split('\t'))
            .Select(row => new KnownMessage(row[0], row[1], row[2], row[3].Replace(@"\n", "\n", StringComparison.Ordinal), row.Length > 4 ? row[4] : null)),
    ];
}

/// <summary>A message with its cause.</summary>
/// <param name="Others">The other causes the text leaves open, with commas between them.</param>
/// <param name="Says">What <c>check</c> says of it, each finding's id and message; null where that is not pinned.</param>
internal sealed partial record KnownMessage(string Cause, string Others, string Runtime, string Text, string? Says)
{
    public string Causes => Others.Length == 0 ? Cause : $"{Cause},{Others}";

    /// <summary>The image of the pod that such a message is about.</summary>
    public string Image
    {
        get
        {
            var message = PullMessage.Read(Text);
            return PullNames.In(message.Error, message.Image).FirstOrDefault(name => ImageReference.TryParse(name, out _, out _))
                ?? (Asked().Match(Text) is { Success: true } url ? $"{url.Groups["host"]}/{url.Groups["path"]}:1" : "registry.example.com/team/app:1");
        }
    }

    [GeneratedRegex(@"https?://(?<host>[^\s/""]+)/v2/(?<path>[a-z][\w./-]*?)/(?:manifests|blobs)/")]
    private static partial Regex Asked();

    public static string CausesOf(PullFailure failure) =>
        string.Join(',', (failure.Candidates.Count == 0 ? [failure.Cause] : failure.Candidates).Select(cause => cause.Name()));
}
