using KubectlIcr.EndToEnd.Check;
using KubectlIcr.EndToEnd.Harness;
using KubectlIcr.EndToEnd.Objects;

namespace KubectlIcr.Benchmarks;

/// <summary>One healthy and one failing pod in a namespace, and a namespace of 1,200 pods.</summary>
internal static class SmallCluster
{
    private const string Image = "us.icr.io/team/app:1.0";
    private const string Anonymous = "failed to authorize: failed to fetch anonymous token: unexpected status: 401 Unauthorized";

    public static async Task PlantAsync(ControlPlane plane)
    {
        await IbmCloud.EnsureAsync(plane);
        await plane.CreateNamespaceAsync("small", "key");
        await plane.CreateNamespaceAsync("large");
        await plane.Api.CreateAllAsync(
        [
            Secrets.DockerRegistry("small", "key", "us.icr.io", "a-key"),
            Pods.New("small", "web", Image, status: PodStatus.Running()),
            Pods.New("small", "bad", Image, pullSecrets: ["all-icr-io"], status: PodStatus.Waiting("ErrImagePull", Anonymous)),
            .. Enumerable.Range(0, 1200).Select(index => Pods.New("large", $"web-{index}", Image, pullSecrets: ["all-icr-io"],
                status: index % 10 == 0 ? PodStatus.Waiting("ErrImagePull", Anonymous) : PodStatus.Running())),
        ]);
    }
}
