namespace KubectlIcr.Report;

/// <summary>How bad a finding is. Only errors make exit code 1, unless <c>--strict</c>.</summary>
internal enum Severity
{
    Error,
    Warning,
    Info,
}

/// <summary>How far the evidence decides.</summary>
internal enum Certainty
{
    /// <summary>The facts leave no other cause.</summary>
    Certain,

    /// <summary>The facts point here; another cause is thinkable.</summary>
    Likely,

    /// <summary>One of several causes that the facts leave open.</summary>
    Possible,
}
