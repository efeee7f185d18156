using System.Collections.Immutable;

namespace KubectlIcr.EndToEnd.Connect;

/// <summary>One thing a kubeconfig or a connection flag can say, and what becomes of it. <c>%words%</c> are filled in by <see cref="ConnectWorld"/>.</summary>
/// <param name="Kubectl">What the server sees of kubectl, or else a pattern for kubectl's words.</param>
public sealed record KubeconfigFeature(string Name, string Kubectl)
{
    /// <summary>The same of ours; null where it must be what kubectl does.</summary>
    public string? Ours { get; init; }

    /// <summary>Why ours may differ.</summary>
    public string? Why { get; init; }

    /// <summary>kubectl 1.32 doesn't know it yet: 1.35 says what it does.</summary>
    public bool IsNewer { get; init; }

    public string Server { get; init; } = "https://localhost:%good%";

    /// <summary>The keys of the cluster, beside the server.</summary>
    public string Cluster { get; init; } = "certificate-authority: %ca%";

    public string User { get; init; } = "token: t0ken";

    /// <summary>The keys of the context, beside cluster and user.</summary>
    public string Context { get; init; } = "";

    /// <summary>The whole kubeconfig, where it is not made of the above.</summary>
    public string? Config { get; init; }

    /// <summary>KUBECONFIG, where it is not that one file.</summary>
    public string Kubeconfig { get; init; } = "%folder%/kube/config";

    public string[] Flags { get; init; } = [];

    public ImmutableDictionary<string, string> Environment { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>More files, by their path in the folder of the test; a script is one that begins with <c>#!</c>.</summary>
    public ImmutableDictionary<string, string> Files { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>The Authorization that the server does not let in.</summary>
    public string? Refused { get; init; }

    /// <summary>Run as a pod is: with the files of a service account at their place.</summary>
    public bool InPod { get; init; }

    public override string ToString() => Name;
}
