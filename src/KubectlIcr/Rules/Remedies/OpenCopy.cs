using KubectlIcr.Kubelet;
using KubectlIcr.Report;

namespace KubectlIcr.Rules;

/// <summary>An image that the entitled registry does not have (any more), and that IBM serves to everyone.</summary>
internal static class OpenCopy
{
    /// <summary>Null where icr.io did not answer that it has the image.</summary>
    public static Fix? Use(Pull pull) => pull.RegistryCheck?.OpenCopy is { } copy ? ImageFixes.Set(pull, copy.Raw, "use the copy that icr.io serves to everyone, without credentials") : null;
}
