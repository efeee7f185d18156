using System.Text.RegularExpressions;

namespace KubectlIcr.Kubelet;

/// <summary>A message of the kubelet taken apart: the image it names and the error it carries.</summary>
/// <param name="Image">The image as the message names it; null when it names none.</param>
/// <param name="Error">What is left without the kubelet's own words; the whole message when those are all.</param>
/// <param name="Inspecting">The kubelet asked the runtime whether it has the image: no registry was asked yet.</param>
internal sealed partial record PullMessage(string? Image, string Error, bool Inspecting = false)
{
    /// <summary>How far into a pasted line its message may start.</summary>
    private const int LongestColumns = 300;
    private const int DeepestWrapping = 8;

    private static readonly string[] Starts =
    [
        "Failed to pull image \"", "Back-off pulling image \"", "Failed to apply default image tag \"", "Failed to inspect image \"",
        "Container image \"", "Unable to retrieve some image pull secrets", "Error: ErrImage", "Error: ImagePullBackOff", "Error: InvalidImageName",
        "Error: ImageInspectError",
    ];

    private static readonly string[] Wrappings = ["Failed to pull image \"", "Back-off pulling image \"", "Failed to inspect image \""];
    private static readonly string[] Reasons = ["ErrImagePull: ", "ImagePullBackOff: ", "ImageInspectError: ", "Error: ErrImagePull: "];

    public static PullMessage Read(string line)
    {
        var error = WithoutColumns(BrokenStart().Replace(Unescaped(line), "Failed to pull image \"", 1)).Trim();
        var inspecting = error.StartsWith("Failed to inspect image \"", StringComparison.Ordinal) || error.StartsWith("ImageInspectError: ", StringComparison.Ordinal);
        string? image = null;
        for (var depth = 0; depth < DeepestWrapping && Unwrap(error) is var (name, remaining); depth++)
        {
            (image, error) = (name.Length > 0 ? name : image, remaining);
        }

        return new PullMessage(image, error, inspecting);
    }

    /// <summary>A log quotes the message, and what the message quotes once more.</summary>
    private static string Unescaped(string line) => line.Contains("\\\"", StringComparison.Ordinal) ? EscapedQuote().Replace(line, "\"") : line;

    private static (string Image, string Remaining)? Unwrap(string error)
    {
        if (Array.Find(Reasons, reason => error.StartsWith(reason, StringComparison.Ordinal)) is { } found)
        {
            return ("", error[found.Length..]);
        }

        if (Array.Find(Wrappings, wrapping => error.StartsWith(wrapping, StringComparison.Ordinal)) is not { } start)
        {
            return null;
        }

        var end = error.IndexOf("\":", start.Length, StringComparison.Ordinal);
        return end < 0 || end + 2 >= error.Length || !char.IsWhiteSpace(error[end + 2]) ? null : (error[start.Length..end], error[(end + 2)..].TrimStart());
    }

    private static string WithoutColumns(string line)
    {
        var head = line.AsSpan(0, Math.Min(line.Length, LongestColumns));
        var first = int.MaxValue;
        foreach (var start in Starts)
        {
            var at = head.IndexOf(start, StringComparison.Ordinal);
            first = at >= 0 ? Math.Min(first, at) : first;
        }

        // A runtime's error may quote these words; only what stands before them tells columns from an error.
        if (first < head.Length && !head[..first].Contains("rpc error", StringComparison.Ordinal))
        {
            return line[first..];
        }

        var text = DescribeColumns().Replace(line, "", 1);
        return FieldPath().Replace(text, "", 1);
    }

    /// <summary>A terminal broke the line inside the kubelet's own words.</summary>
    [GeneratedRegex(@"Failed\s{1,40}to\s{1,40}pull\s{1,40}image\s{1,40}""")]
    private static partial Regex BrokenStart();

    [GeneratedRegex(@"\\+""")]
    private static partial Regex EscapedQuote();

    [GeneratedRegex(@"\A\s*(?:Warning|Normal)\s+\w+\s+\S+\s+(?:\(x\d+ over [^)]{1,40}\)\s+)?[\w.-]+(?:, [\w.-]+)?\s{2,}")]
    private static partial Regex DescribeColumns();

    [GeneratedRegex(@"\A\s*spec\.\w{1,40}\{[^}]{1,80}\}: ")]
    private static partial Regex FieldPath();
}
