namespace KubectlIcr.EndToEnd.Completion;

/// <summary>bash, zsh and fish complete <c>kubectl icr</c>: by our script, and by kubectl's own with <c>kubectl_complete-icr</c>.</summary>
[Collection(ControlPlaneCollection.Name)]
public sealed class ShellsTests(ControlPlane plane)
{
    private static readonly string[] Typed =
    [
        "kubectl icr che", "kubectl icr check pod/db", "kubectl icr check deploy/s", "kubectl icr check sts led", "kubectl icr check --output=ya", "kubectl icr check --ignore ICR405,ICR801",
        "kubectl icr check -f /etc/hostn",
    ];

    private static readonly string[] Completed =
    [
        "kubectl icr check", "kubectl icr check pod/db-0", "kubectl icr check deploy/shop", "kubectl icr check sts ledger", "kubectl icr check --output=yaml", "kubectl icr check --ignore ICR405,ICR801",
        "kubectl icr check -f /etc/hostname",
    ];

    [Theory]
    [InlineData("bash", "source <(kubectl icr completion bash)")]
    [InlineData("zsh", "source <(kubectl icr completion zsh)")]
    [InlineData("fish", "kubectl icr completion fish | source")]
    public async Task By_our_script(string shell, string startup)
    {
        using var scene = await CompletionScene.SetAsync(plane);

        await Eventually.GivesAsync([.. Completed, "kubectl-icr check pod/db-0"], () => LinesAsync(shell, scene.Kubectl, startup, [.. Typed, "kubectl-icr check pod/db"]));
    }

    [Theory]
    [InlineData("bash", "source /usr/share/bash-completion/bash_completion; source <(kubectl completion bash)")]
    [InlineData("zsh", "source <(kubectl completion zsh)")]
    [InlineData("fish", "kubectl completion fish | source")]
    public async Task By_kubectls_own(string shell, string startup)
    {
        using var scene = await CompletionScene.SetAsync(plane);

        var kubectl = await scene.CompletingAsync();

        await Eventually.GivesAsync(Completed, () => LinesAsync(shell, kubectl, startup, Typed));
    }

    [Theory]
    [InlineData("bash", "source /usr/share/bash-completion/bash_completion; source <(kubectl completion bash); source <(kubectl icr completion bash); source <(kubectl icr completion bash)")]
    [InlineData("zsh", "source <(kubectl completion zsh); source <(kubectl icr completion zsh); source <(kubectl icr completion zsh)")]
    [InlineData("fish", "kubectl completion fish | source; kubectl icr completion fish | source")]
    public async Task Our_script_leaves_all_else_to_kubectl(string shell, string startup)
    {
        using var scene = await CompletionScene.SetAsync(plane);

        await Eventually.GivesAsync(["kubectl get pods db-0", "kubectl icr check db-0"], () => LinesAsync(shell, scene.Kubectl, startup, "kubectl get pods db", "kubectl icr check db"));
    }

    private static async Task<string[]> LinesAsync(string shell, Kubectl kubectl, string startup, params string[] typed) =>
        [.. (await Shells.CompleteAsync(shell, kubectl, startup, typed)).Select(line => line.TrimEnd())];

    [Theory]
    [InlineData("bash", "source <(kubectl icr completion bash)")]
    [InlineData("zsh", "source <(kubectl icr completion zsh)")]
    public async Task A_type_is_only_half_the_word(string shell, string startup)
    {
        using var scene = await CompletionScene.SetAsync(plane);

        Assert.Equal(["kubectl icr check sts/"], await Shells.CompleteAsync(shell, scene.Kubectl, startup, "kubectl icr check sts"));
    }
}
