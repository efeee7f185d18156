namespace KubectlIcr.EndToEnd.Node;

/// <summary>A true cause of a failed pull: what is planted, the one error that the check must find, and who can mend it.</summary>
/// <param name="Name">The namespace, and the registry namespace of the image.</param>
/// <param name="Error">The ids of the errors, all of them.</param>
internal sealed record Cause(string Name, string Error)
{
    public string Image => At ?? $"us.icr.io/{Name}/app:1.0";

    /// <summary>Another image.</summary>
    public string? At { get; init; }

    /// <summary>The platforms of the image, more than one as an index; empty where there is no such image.</summary>
    public string[] Pushed { get; init; } = ["linux/amd64"];

    /// <summary>Where the image really is, when not where the pod looks for it.</summary>
    public string? PushedAs { get; init; }

    /// <summary>The pull secrets the pod names.</summary>
    public string[]? Names { get; init; }

    /// <summary>Those its service account names when the pod is made.</summary>
    public string[] Account { get; init; } = [];

    /// <summary>Those it names afterwards.</summary>
    public string[]? AccountLater { get; init; }

    /// <summary>The secrets of a namespace.</summary>
    public Func<string, JsonObject[]> Secrets { get; init; } = _ => [];

    public string Policy { get; init; } = "Always";

    /// <summary>The failing container is an init container.</summary>
    public bool Init { get; init; }

    /// <summary>The kind of a workload with the pod, instead of the pod alone.</summary>
    public string? Workload { get; init; }

    /// <summary>How the registry behaves about this image.</summary>
    public Func<RegistryWorld, Task> Arrange { get; init; } = _ => Task.CompletedTask;

    /// <summary>Who must act, where kubectl can't mend it; null where the printed commands must bring the image.</summary>
    public string? Needs { get; init; }

    /// <summary>Puts into a printed command what only a person knows.</summary>
    public Func<string, string> FillIn { get; init; } = command => command;

    /// <summary>What to pass to <c>check</c>.</summary>
    public string Target => Workload is null ? "pod/web" : $"{Workload.ToLowerInvariant()}/web";

    public override string ToString() => Name;
}
