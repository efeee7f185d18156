namespace KubectlIcr.Cluster.Connect;

/// <summary>A kubeconfig user's <c>as</c>, <c>as-uid</c>, <c>as-groups</c> and <c>as-user-extra</c> (client-go's transport.ImpersonationConfig).</summary>
internal static class Impersonation
{
    public static IReadOnlyList<(string Name, string Value)> HeadersOf(KubeconfigEntry user)
    {
        var headers = Headers(user).ToList();
        if (headers.Count > 0 && user.Text("as") is null)
            throw new UserError($"error: {user.Title}: requesting uid, groups or user-extra without impersonating a user");
        return headers;
    }

    private static IEnumerable<(string Name, string Value)> Headers(KubeconfigEntry user)
    {
        if (user.Text("as") is { } name) yield return ("Impersonate-User", name);
        if (user.Text("as-uid") is { } uid) yield return ("Impersonate-Uid", uid);
        foreach (var group in user.Texts("as-groups")) yield return ("Impersonate-Group", group);
        if (user.Map("as-user-extra") is not { } extra) yield break;
        foreach (var key in extra.Keys)
            foreach (var value in extra.Texts(key)) yield return ($"Impersonate-Extra-{Uri.EscapeDataString(key)}", value);
    }
}
