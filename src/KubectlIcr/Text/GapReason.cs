namespace KubectlIcr;

/// <summary>Reasons why something could not be read that are no fault of the server. All others are the server's or the network's words.</summary>
internal static class GapReason
{
    public const string Forbidden = "forbidden";

    /// <summary>The API does not serve the kind at all.</summary>
    public const string NotFound = "not found";

    /// <summary>Saved objects contain none of the kind.</summary>
    public const string NotSaved = "not in the saved objects";
}
