namespace KubectlIcr;

/// <summary>Pods and workloads in text, as kubectl names them: <c>deployment/web in namespace team-a</c>.</summary>
internal static class TypeName
{
    /// <summary>E.g. <c>deployment/web</c>, for <c>Deployment/web</c>; a name alone is a pod's.</summary>
    public static string Of(string name) => name.Split('/', 2) is [var kind, var rest] ? $"{kind.ToLowerInvariant()}/{rest}" : $"pod/{name}";

    /// <summary>With its namespace.</summary>
    public static string Of(string name, string @namespace) => $"{Of(name)} in namespace {@namespace}";
}
