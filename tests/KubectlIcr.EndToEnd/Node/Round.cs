namespace KubectlIcr.EndToEnd.Node;

/// <summary>There and back: a cause found, mended by <c>check --fix=all</c>, undone, and looked at again.</summary>
/// <param name="Mended">What <c>check --fix=all</c> said.</param>
/// <param name="After">The errors found then.</param>
/// <param name="Undone">What <c>undo</c> said.</param>
/// <param name="Again">The errors found when the pods were made anew.</param>
internal sealed record Round(Outcome Mended, string After, Outcome Undone, string Again)
{
    public static async Task<Round> OfAsync(RealNode node, Cause cause, string undoFile)
    {
        await Plant.AllAsync(node, cause);
        await Plant.FailedAsync(node, cause.Name);
        var mended = await Course.InTurnAsync(() => node.IcrAsync(cause.Name, "check", cause.Target, "--fix=all", "--yes", "--undo-file", undoFile));
        var after = (await Course.CheckAsync(node, cause)).Errors;
        var undone = await Course.InTurnAsync(() => node.Kubectl(cause.Name).IcrAsync("undo", undoFile));
        await Plant.AnewAsync(node, cause);
        await Plant.FailedAsync(node, cause.Name);
        return new(mended, after, undone, (await Course.CheckAsync(node, cause)).Errors);
    }
}
