namespace KubectlIcr.Cluster.Connect;

/// <summary>The flags for authentication, which override the kubeconfig's user as clientcmd's ConfigOverrides do.</summary>
internal sealed record UserFlags
{
    public Sensitive? Token { get; init; }

    public string? As { get; init; }

    public string? AsUid { get; init; }

    public IReadOnlyList<string> AsGroups { get; init; } = [];

    /// <summary>Each replaces what the kubeconfig has under its key.</summary>
    public IReadOnlyList<(string Key, string Value)> AsUserExtra { get; init; } = [];

    /// <summary>Counts from the working folder, as <see cref="ClientKey"/> does.</summary>
    public string? ClientCertificate { get; init; }

    public string? ClientKey { get; init; }

    public KubeconfigEntry Over(KubeconfigEntry user)
    {
        if (Token is not null) user = user.With("tokenFile", null).With("token", Token.Reveal());
        if (ClientCertificate is not null) user = user.With("client-certificate", Path.GetFullPath(ClientCertificate));
        if (ClientKey is not null) user = user.With("client-key", Path.GetFullPath(ClientKey));
        if (As is not null) user = user.With("as", As);
        if (AsUid is not null) user = user.With("as-uid", AsUid);
        if (AsGroups.Count > 0) user = user.WithList("as-groups", AsGroups);
        return AsUserExtra.GroupBy(extra => extra.Key, extra => extra.Value).Aggregate(user, (all, extra) => all.WithList("as-user-extra", extra.Key, extra));
    }
}
