namespace KubectlIcr.Cluster.Connect;

/// <summary>What the process around us says: environment variables, the home folder, and where a pod finds its service account.</summary>
internal sealed record KubeEnvironment(
    Func<string, string?> Variable,
    string HomeFolder,
    string ServiceAccountFolder = "/var/run/secrets/kubernetes.io/serviceaccount")
{
    /// <summary>A person can answer an exec plugin's questions.</summary>
    public bool InputIsTerminal { get; init; }

    /// <summary>The variable's value, or null when it is unset or empty.</summary>
    public string? NonEmpty(string name) => Variable(name) is { Length: > 0 } value ? value : null;
}
