using KubectlIcr.Cluster;
using KubectlIcr.Report;

namespace KubectlIcr.Rules;

/// <summary>Commands for the pulls of OpenShift's image streams and builds, which kubectl has none for.</summary>
internal static class OpenShiftFixes
{
    /// <summary>Another try.</summary>
    public static Fix Again(Pod pod) => pod.Kind == "Build"
        ? new Fix($"oc start-build --from-build={Shell.Quote(pod.Name)} -n {Shell.Quote(pod.Namespace)}", "start the build again")
        : new Fix($"oc import-image {Shell.Quote(pod.Name)} --all -n {Shell.Quote(pod.Namespace)}", "import the tags again");

    /// <summary>Lets a build use a secret of its project; imports use all of them.</summary>
    public static IEnumerable<Fix> UseSecret(Pod pod, string secret) => pod.Kind == "Build"
        ? [new Fix($"oc secrets link {Shell.Quote(pod.ServiceAccountName)} {Shell.Quote(secret)} -n {Shell.Quote(pod.Namespace)}", "link the secret to the service account, so that its builds use the secret to pull images"), Again(pod)]
        : [Again(pod)];
}
