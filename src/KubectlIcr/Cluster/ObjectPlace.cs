namespace KubectlIcr.Cluster;

/// <summary>Where an object stands in a file.</summary>
/// <param name="File">As the user named it; <see cref="StandardInput"/> for that.</param>
/// <param name="Line">The first of its document, counted from 1.</param>
internal sealed record ObjectPlace(string File, int Line)
{
    public const string StandardInput = "standard input";

    /// <summary>Which list of the file it is in, counted from 1; 0 for none.</summary>
    public int List { get; init; }

    public bool IsStandardInput => File == StandardInput;
}
