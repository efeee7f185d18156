namespace KubectlIcr.Kubelet;

/// <summary>Takes apart CRI-O's <c>(Mirrors also failed: [image: error]): image: error</c>.</summary>
internal static class MirrorErrors
{
    private const string Start = "(Mirrors also failed: [";
    private const string End = "]): ";

    /// <summary>Each image asked for and what came of it: the mirrors in their order, the registry itself last; empty when no mirror is named.</summary>
    public static IReadOnlyList<(string Image, string Error)> Split(string error)
    {
        var start = error.IndexOf(Start, StringComparison.Ordinal);
        var end = start < 0 ? -1 : error.IndexOf(End, start, StringComparison.Ordinal);
        return end < 0 ? [] : [.. error[(start + Start.Length)..end].Split(["]\n[", "] ["], StringSplitOptions.None).Take(16).Select(Tried), Tried(error[(end + End.Length)..])];
    }

    private static (string Image, string Error) Tried(string text) =>
        text.IndexOf(": ", StringComparison.Ordinal) is var at and >= 0 ? (text[..at].Trim(), text[(at + 2)..]) : ("", text);
}
