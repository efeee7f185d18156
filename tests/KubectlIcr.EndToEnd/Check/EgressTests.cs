namespace KubectlIcr.EndToEnd.Check;

/// <summary>One finding over all pulls of a VPC cluster that the network stops, and what is said where it is not proven.</summary>
[Collection(CheckCollection.Name)]
public sealed class EgressTests(ControlPlane plane)
{
    private const string Icr = "us.icr.io/shop/app:1.0";

    private static readonly string[] Workers = ["vpc-1", "vpc-2"];

    private static readonly SemaphoreSlim Gate = new(1);

    [Fact]
    public async Task Many_pods_that_can_t_reach_public_registries_are_one_finding()
    {
        await PlantAsync("e-many");
        await FailAsync("e-many", "cache", "docker.io/library/redis:7", "vpc-1", "https://registry-1.docker.io/v2/library/redis/manifests/7", "dial tcp 44.208.254.194:443: i/o timeout");
        await FailAsync("e-many", "kafka", "quay.io/strimzi/kafka:0.45.0", "vpc-2", "https://quay.io/v2/strimzi/kafka/manifests/0.45.0", "context deadline exceeded");
        await plane.Api.CreateAsync(Pods.New("e-many", "ok", Icr, node: "vpc-2", status: PodStatus.Running()));

        var outcome = await plane.Kubectl(@namespace: "e-many").IcrAsync("check", "-o", "json", "--registry", "none");
        var report = CheckReportJson.Of(outcome);

        Assert.Equal((1, "ICR612"), (outcome.ExitCode, report.Errors));
        var finding = report.Finding("ICR612");
        Assert.Equal("the VPC cluster's outbound traffic protection blocks docker.io and quay.io (2 pulls on nodes vpc-1 and vpc-2)", (string?)finding["message"]);
        Assert.Equal("likely", (string?)finding["certainty"]);
        Assert.Equal(2, finding["subjects"]!.AsArray().Count);
        Assert.Contains("skopeo copy --all docker://quay.io/strimzi/kafka:0.45.0 docker://us.icr.io/shop/strimzi/kafka:0.45.0", report.Fixes);
        Assert.Contains($"ibmcloud ks vpc outbound-traffic-protection disable --cluster {IbmCloud.ClusterId}", report.Fixes);
    }

    [Fact]
    public async Task The_pods_take_the_copy_by_the_command_as_it_stands()
    {
        await PlantAsync("e-copy");
        await FailAsync("e-copy", "cache", "docker.io/library/redis:7", "vpc-1", "https://registry-1.docker.io/v2/library/redis/manifests/7", "dial tcp 44.208.254.194:443: i/o timeout");
        await plane.Api.CreateAsync(Pods.New("e-copy", "ok", Icr, node: "vpc-2", status: PodStatus.Running()));
        var report = CheckReportJson.Of(await plane.Kubectl(@namespace: "e-copy").IcrAsync("check", "-o", "json", "--registry", "none"));

        (await plane.Kubectl().OtherAsync("bash", "-c", Assert.Single(report.Fixes, fix => fix.StartsWith("kubectl set image ", StringComparison.Ordinal)))).Succeeded();

        var pod = await plane.Api.GetAsync("/api/v1/namespaces/e-copy/pods/cache");
        Assert.Equal("us.icr.io/shop/redis:7", (string?)pod["spec"]!["containers"]![0]!["image"]);
    }

    [Fact]
    public async Task A_pod_alone_is_no_proof()
    {
        await PlantAsync("e-alone");
        await FailAsync("e-alone", "cache", "docker.io/library/redis:7", "vpc-1", "https://registry-1.docker.io/v2/library/redis/manifests/7", "dial tcp 44.208.254.194:443: i/o timeout");

        var report = CheckReportJson.Of(await plane.Kubectl(@namespace: "e-alone").IcrAsync("check", "pod/cache", "-o", "json", "--registry", "none"));

        Assert.Equal("ICR612", report.Errors);
        Assert.Equal("possible", (string?)report.Finding("ICR612")["certainty"]);
    }

    [Fact]
    public async Task Icr_that_can_t_be_reached_while_public_registries_work()
    {
        await PlantAsync("e-gateway");
        await FailAsync("e-gateway", "web", Icr, "vpc-1", "https://us.icr.io/v2/shop/app/manifests/1.0", "dial tcp 10.240.0.9:443: i/o timeout");
        await plane.Api.CreateAsync(Pods.New("e-gateway", "ok", "docker.io/library/redis:7", node: "vpc-2", status: PodStatus.Running()));

        var report = CheckReportJson.Of(await plane.Kubectl(@namespace: "e-gateway").IcrAsync("check", "-o", "json", "--registry", "none"));

        Assert.Equal("ICR613", report.Errors);
        Assert.Equal("likely", (string?)report.Finding("ICR613")["certainty"]);
        Assert.Contains("ibmcloud is security-group-rule-add kube-vpegw-VPCID inbound icmp_tcp_udp --remote WORKER_GROUP", report.Fixes);
    }

    [Fact]
    public async Task Who_may_not_read_nodes_is_told_so_and_gets_the_single_findings()
    {
        await PlantAsync("e-unread");
        await FailAsync("e-unread", "cache", "docker.io/library/redis:7", "vpc-1", "https://registry-1.docker.io/v2/library/redis/manifests/7", "dial tcp 44.208.254.194:443: i/o timeout");

        var report = CheckReportJson.Of(await plane.Kubectl(plane.Reader, "e-unread").IcrAsync("check", "-o", "json", "--registry", "none"));

        Assert.Equal("ICR602", report.Errors);
        Assert.Contains("ICR612: nodes: forbidden", report.Skipped);
    }

    [Theory]
    [InlineData("401", "failed to authorize: failed to fetch anonymous token: unexpected status: 401 Unauthorized", 0)]
    [InlineData("timeout", "failed to do request: Head \"https://docker.io/v2/\": dial tcp 44.208.254.194:443: i/o timeout", 1)]
    public async Task An_ordinary_failing_pod_costs_no_request_more(string name, string error, int nodes)
    {
        var @namespace = $"e-count-{name}";
        await PlantAsync(@namespace);
        await plane.Api.CreateAsync(Pods.New(@namespace, "web", "docker.io/library/redis:7", node: "vpc-1", status: PodStatus.Waiting("ErrImagePull", error)));

        var outcome = await plane.Kubectl(@namespace: @namespace).IcrAsync("check", "pod/web", "--registry", "none", "-v", "6");
        var asked = outcome.Stderr.Split('\n').Where(line => line.Contains("/api/v1/", StringComparison.Ordinal)).ToList();

        Assert.Equal(nodes, asked.Count(line => line.Contains("/api/v1/nodes/", StringComparison.Ordinal)));
        Assert.InRange(asked.Count, 1, 5 + nodes);
    }

    private async Task PlantAsync(string @namespace)
    {
        await Gate.WaitAsync();
        try
        {
            foreach (var worker in Workers)
            {
                if (!await plane.Api.ExistsAsync($"/api/v1/nodes/{worker}"))
                    await plane.Api.CreateAsync(Nodes.New(worker, providerId: $"ibm://{IbmCloud.AccountId}///{IbmCloud.ClusterId}/kube-{worker}", labels: new Dictionary<string, string>
                    {
                        ["ibm-cloud.kubernetes.io/iaas-provider"] = "g2",
                        ["ibm-cloud.kubernetes.io/os"] = "UBUNTU_24_64",
                        ["ibm-cloud.kubernetes.io/region"] = "us-south",
                    }));
            }
        }
        finally
        {
            Gate.Release();
        }
        await plane.CreateNamespaceAsync(@namespace);
    }

    private Task<JsonNode> FailAsync(string @namespace, string name, string image, string node, string url, string error) => plane.Api.CreateAsync(Pods.New(
        @namespace, name, image, node: node,
        status: PodStatus.Waiting("ErrImagePull", $"failed to pull and unpack image \"{image}\": failed to resolve reference \"{image}\": failed to do request: Head \"{url}\": {error}")));
}
