namespace KubectlIcr.Rules;

/// <summary>Pages of IBM Cloud's documentation.</summary>
internal static class IbmTopic
{
    /// <summary>Of IBM Cloud Kubernetes Service.</summary>
    public static string Containers(string name) => Page("containers", name);

    /// <summary>Of IBM Cloud Container Registry.</summary>
    public static string Registry(string name) => Page("Registry", name);

    private static string Page(string collection, string name) => $"https://cloud.ibm.com/docs/{collection}?topic={collection}-{name}";
}
