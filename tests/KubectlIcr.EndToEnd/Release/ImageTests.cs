namespace KubectlIcr.EndToEnd.Release;

/// <summary>The container image: it runs as nobody special, finds its libraries and authorities, talks TLS to a real API server, and can be pushed.</summary>
[Collection(ControlPlaneCollection.Name)]
public class ImageTests(ControlPlane controlPlane, ContainerImage image) : IClassFixture<ContainerImage>
{
    [Fact]
    public async Task Runs_without_root_and_without_a_shell()
    {
        var config = (await image.ConfigAsync())["config"]!;

        Assert.Equal("65532:65532", (string)config["User"]!);
        Assert.Equal("/usr/bin/kubectl-icr", (string)config["Entrypoint"]![0]!);
        Assert.False(Path.Exists(Path.Combine(image.Root, "bin/sh")) || Path.Exists(Path.Combine(image.Root, "usr/bin/sh")));
        Assert.Equal(["kubectl-icr"], Directory.GetFiles(Path.Combine(image.Root, "usr/bin")).Select(Path.GetFileName));
    }

    [Fact]
    public async Task Prints_its_help() => Assert.Contains("kubectl icr <command>", (await image.ChrootAsync("--help")).Succeeded().Stdout);

    [Fact]
    public async Task Checks_a_saved_cluster()
    {
        File.Copy(LocalKubectl.Cases("real-cluster.json"), Path.Combine(image.Root, "tmp", "cluster.json"), overwrite: true);

        var outcome = await image.ChrootAsync("check", "pod/missing", "-n", "team-a", "--from", "/tmp/cluster.json");

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("ICR302", outcome.Stdout);
    }

    [Fact]
    public async Task Asks_a_real_api_server_over_tls()
    {
        var temp = Path.Combine(image.Root, "tmp");
        File.Copy(controlPlane.CaFile, Path.Combine(temp, "ca.pem"), overwrite: true);
        await File.WriteAllTextAsync(Path.Combine(temp, "kubeconfig"), KubeconfigFile.Text(controlPlane.Server, "/tmp/ca.pem", controlPlane.Admin, "default", "image"));

        var outcome = await image.ChrootAsync("check", "--kubeconfig", "/tmp/kubeconfig", "-n", "default");

        Assert.Equal(0, outcome.Succeeded().ExitCode);
    }

    [Fact]
    public async Task Has_the_public_authorities() =>
        Assert.Contains("BEGIN CERTIFICATE", await File.ReadAllTextAsync(Path.Combine(image.Root, "etc/ssl/certs/ca-certificates.crt")));

    [Fact]
    public async Task Is_the_same_when_built_again()
    {
        var again = image.Folder.File("again");
        await ContainerImage.BuildAsync(again);

        Assert.Equal(await File.ReadAllTextAsync(Path.Combine(image.Layout, "index.json")), await File.ReadAllTextAsync(Path.Combine(again, "index.json")));
    }

    [Fact]
    public async Task Goes_to_a_real_registry_and_back()
    {
        using var registry = await RealRegistry.StartAsync(await DebianProgram.RegistryAsync(), image.Folder, "open", caFile: null);
        var name = $"docker://{registry.Address.Authority}/kubectl-icr:1.0";

        await ContainerImage.RunAsync("skopeo", "copy", "--quiet", "--insecure-policy", "--dest-tls-verify=false", $"oci:{image.Layout}:latest", name);

        var pushed = JsonNode.Parse(await ContainerImage.RunAsync("skopeo", "inspect", "--raw", "--tls-verify=false", name))!;
        Assert.Equal((await image.ManifestAsync())["config"]!["digest"]!.ToString(), pushed["config"]!["digest"]!.ToString());
    }
}
