using KubectlIcr.Kubelet;
using KubectlIcr.Report;

namespace KubectlIcr.Rules;

/// <summary>An image that the entitled registry does not have (any more), and that IBM serves to everyone.</summary>
internal static class OpenCopy
{
    /// <summary>Null where icr.io did not answer that it has the image.</summary>
    public static Fix? Use(Pull pull) => pull.Inquiry?.OpenCopy is { } copy ? Fixes.SetImage(pull, copy.Raw, "icr.io serves this image to everyone, without a login") : null;
}
