namespace KubectlIcr.EndToEnd.Probe;

/// <summary>Why the tests of this folder are skipped: one constant for all of them.</summary>
internal static class Pending
{
    /// <summary>Null runs them.</summary>
    public const string? Reason = "check has no --registry yet";
}
