namespace KubectlIcr.EndToEnd.Unread;

/// <summary>A command of the table, with what it prints for a program, if it has that.</summary>
/// <param name="Arguments">Without <c>--server</c>.</param>
internal sealed record UnreadCommand(string Name, params string[] Arguments)
{
    /// <summary>It has a document, in which what is unread is marked.</summary>
    public bool HasDocument => Arguments[0] is "check" or "secrets" or "decode" && !Arguments.Contains("--fix");

    /// <summary>It changes something.</summary>
    public bool Writes => Arguments[0] is "copy-secret" or "bind-sa" or "undo" || Arguments.Any(word => word.StartsWith("--fix", StringComparison.Ordinal)) || Arguments.Contains("--on-node");

    public static UnreadCommand Of(string name) => All.Single(command => command.Name == name);

    public static IReadOnlyList<UnreadCommand> All { get; } =
    [
        new("check pod/x", "check", "pod/web", "-n", "p-missing", "--registry", "none"),
        new("check pod/x of another platform", "check", "pod/web", "-n", "p-platform", "--registry", "none"),
        new("check deployment/x", "check", "deployment/web", "-n", "p-none-deployment", "--registry", "none"),
        new("check -n", "check", "-n", "team", "--registry", "none"),
        new("check -n where all is well", "check", "-n", "calm", "--registry", "none"),
        new("check -A", "check", "-A", "--registry", "none"),
        new("secrets", "secrets", "-n", "team"),
        new("secrets -A", "secrets", "-A"),
        new("secrets --by-key", "secrets", "-A", "--by-key"),
        new("secrets NAME", "secrets", "shared", "-n", "team"),
        new("secrets --unused", "secrets", "--unused", "-n", "team"),
        new("secrets --invalid", "secrets", "--invalid", "-n", "team"),
        new("decode", "decode", "key", "shared", "-n", "team"),
        new("copy-secret", "copy-secret", "shared", "--from", "origin", "--to", "empty"),
        new("copy-secret of IBM Cloud", "copy-secret", "--to", "empty,p-none", "--bind"),
        new("copy-secret --to-all", "copy-secret", "shared", "--from", "origin", "--to-all", "--overwrite"),
        new("bind-sa", "bind-sa", "--secret", "idle", "-n", "team"),
        new("bind-sa -A", "bind-sa", "-A", "--force"),
        new("check --fix", "check", "--fix", "--yes", "--timeout", "0", "-n", "fix", "--registry", "none", "--undo-file", UndoFile),
        new("undo", "undo", UndoFile),
        new("check --on-node", "check", "pod/web", "-n", "p-region", "--on-node", "--yes", "--registry", "none", "--timeout", "5s"),
    ];

    /// <summary>Stands for a file of the run's own.</summary>
    public const string UndoFile = "UNDO";

    public override string ToString() => Name;
}
