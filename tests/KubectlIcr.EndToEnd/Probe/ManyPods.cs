namespace KubectlIcr.EndToEnd.Probe;

/// <summary>200 pods at each of two registries, of 3 images, with 2 secrets: the first logs in and may nothing, the second is good.</summary>
internal static class ManyPods
{
    public static readonly string[] Hosts = ["us.icr.io", "de.icr.io"];

    public static async Task PlantAsync(ControlPlane plane, RegistryWorld world, string @namespace)
    {
        world.User("iamapikey", $"{@namespace}-useless");
        world.User("iamapikey", $"{@namespace}-good", $"{@namespace}/*");
        var images = Hosts.SelectMany(host => Enumerable.Range(0, 3).Select(index => $"{host}/{@namespace}/app-{index}:1.0")).ToArray();
        foreach (var image in images) await world.PushAsync(image);
        await plane.CreateNamespaceAsync(@namespace);
        await plane.Api.CreateAllAsync(
        [
            Secrets.DockerRegistry(@namespace, "first", Logins($"{@namespace}-useless")),
            Secrets.DockerRegistry(@namespace, "second", Logins($"{@namespace}-good")),
            .. Enumerable.Range(0, 200 * Hosts.Length).Select(index => Pod(@namespace, index, images[index % images.Length])),
        ]);
    }

    private static JsonObject Pod(string @namespace, int index, string image) => Pods.New(
        @namespace, $"web-{index}", image, pullSecrets: ["first", "second"], status: PodStatus.Waiting("ImagePullBackOff", $"Back-off pulling image \"{image}\""));

    private static Dictionary<string, (string, string)> Logins(string key) => Hosts.ToDictionary(host => host, _ => ("iamapikey", key));
}
