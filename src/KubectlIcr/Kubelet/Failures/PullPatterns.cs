namespace KubectlIcr.Kubelet;

/// <summary>All patterns in the order of their tests: the first that matches names the cause.</summary>
internal static class PullPatterns
{
    /// <summary>From the node outwards, so that a text is taken for what failed first; back-off words last, as they wrap all others.</summary>
    public static readonly IReadOnlyList<PullPattern> All =
    [
        .. NodePatterns.All,
        .. NetworkPatterns.All,
        .. LimitPatterns.All,
        .. ContentPatterns.All,
        .. AccessPatterns.All,
        .. NotFoundPatterns.All,
    ];

    public static PullPattern? Find(PullText text) => All.FirstOrDefault(pattern => pattern.Matches(text));
}
