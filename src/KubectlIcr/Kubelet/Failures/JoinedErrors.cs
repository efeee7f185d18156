namespace KubectlIcr.Kubelet;

/// <summary>Takes apart the kubelet's <c>[error, error]</c>: one error for each credential it tried.</summary>
internal static class JoinedErrors
{
    /// <summary>More than any pod has credentials; what is beyond stays in the last part.</summary>
    private const int MostParts = 64;

    /// <summary>How an error of a runtime starts. Commas and brackets inside an error never precede these words.</summary>
    private static readonly string[] Starts =
    [
        "rpc error: code = ", "Error response from daemon: ", "RegistryUnavailable", "SignatureValidationFailed", "ErrImagePull",
        "image pull failed for ", "failed to pull and unpack image ", "unable to pull image or OCI artifact: ", "initializing source docker://",
        "(Mirrors also failed: ",
    ];

    public static IReadOnlyList<string> Split(string error)
    {
        if (!error.StartsWith('[') || StartAt(error, 1) is null)
        {
            return [error];
        }

        var parts = new List<string>();
        var begin = 1;
        for (var comma = NextPart(error, begin); comma >= 0 && parts.Count < MostParts; comma = NextPart(error, begin))
        {
            parts.Add(error[begin..comma]);
            begin = comma + 2;
        }

        parts.Add(error[begin..(error.EndsWith(']') ? ^1 : ^0)]);
        return parts;
    }

    private static int NextPart(string error, int from)
    {
        var comma = error.IndexOf(", ", from, StringComparison.Ordinal);
        while (comma >= 0 && StartAt(error, comma + 2) is null)
        {
            comma = error.IndexOf(", ", comma + 2, StringComparison.Ordinal);
        }

        return comma;
    }

    private static string? StartAt(string error, int position) =>
        Array.Find(Starts, start => string.CompareOrdinal(error, position, start, 0, start.Length) == 0);
}
