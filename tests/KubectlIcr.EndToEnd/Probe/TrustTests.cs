using KubectlIcr.EndToEnd.Ibm;

namespace KubectlIcr.EndToEnd.Probe;

/// <summary>Whom the check trusts: the API server by the kubeconfig's authority, registries and IBM Cloud by the machine's, and neither by the other's.</summary>
[Collection(ProbeCollection.Name)]
[Trait("Needs", "registry")]
public sealed class TrustTests(ControlPlane plane, RegistryWorld world)
{
    [Fact]
    public async Task The_machines_certificates_as_SSL_CERT_FILE_names_them()
    {
        var scene = Good("tr-file") with { CaFile = null };
        await world.PushAsync(scene.Image);

        var report = await (scene with { Environment = scene.Environment.Add("SSL_CERT_FILE", world.CaFile) }).CheckAsync("--iam");

        Assert.Equal("ok 200", report.Registry);
        Assert.Equal("service-id", (string?)report.Pulls.First()["credentials"]!["tries"]![0]!["apiKey"]!["kind"]);
    }

    [Fact]
    public async Task The_machines_certificates_as_SSL_CERT_DIR_names_their_folder()
    {
        using var folder = new TempFolder();
        folder.Write("ca.pem", await File.ReadAllTextAsync(world.CaFile));
        var scene = Good("tr-folder") with { CaFile = null };
        await world.PushAsync(scene.Image);

        var report = await (scene with { Environment = scene.Environment.Add("SSL_CERT_DIR", folder.Path) }).CheckAsync();

        Assert.Equal("ok 200", report.Registry);
    }

    [Fact]
    public async Task A_registry_that_the_machine_does_not_know()
    {
        var report = await (Good("tr-unknown") with { CaFile = null }).CheckAsync("--iam");

        Assert.Equal("tls-unknown-ca ", report.Registry);
        Assert.Empty(world.Requests);
        Assert.Contains(report.Skipped, line => line.StartsWith("ICR503: no response from IAM: iam.cloud.ibm.com: tls: failed to verify certificate", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_kubeconfigs_authority_is_not_the_registries()
    {
        var scene = Good("tr-cluster") with { CaFile = plane.CaFile };

        Assert.Equal("tls-unknown-ca ", (await scene.CheckAsync()).Registry);
    }

    private Scene Good(string name) => new Scene(plane, world, name).AllowingAll().OfServiceId(IbmPolicy.Registry("Reader"));
}
