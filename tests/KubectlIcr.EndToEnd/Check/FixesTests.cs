namespace KubectlIcr.EndToEnd.Check;

/// <summary>The commands that a finding offers are pasted into a shell as they stand, and mend what they say they mend.</summary>
[Collection(CheckCollection.Name)]
public sealed class FixesTests(ControlPlane plane)
{
    private const string Anonymous = "failed to authorize: failed to fetch anonymous token: unexpected status: 401 Unauthorized";
    private const string Image = "us.icr.io/team/app:1.0";

    [Fact]
    public async Task A_missing_secret_is_copied_whole()
    {
        await IbmCloud.EnsureAsync(plane);
        await PodAsync("f-missing", pullSecrets: ["all-icr-io"]);

        await PasteFixesAsync("f-missing", "ICR302");

        Assert.Equal(await SecretAsync("default", "all-icr-io"), await SecretAsync("f-missing", "all-icr-io"));
        Assert.Equal("ICR307", (await CheckAsync("f-missing")).Errors);
    }

    [Fact]
    public async Task Without_any_secret_one_is_copied_bound_and_given_to_a_new_pod()
    {
        await IbmCloud.EnsureAsync(plane);
        await PodAsync("f-none");

        await PasteFixesAsync("f-none", "ICR301");

        var pod = await plane.Api.GetAsync("/api/v1/namespaces/f-none/pods/web");
        Assert.Equal("all-icr-io", (string?)pod["spec"]!["imagePullSecrets"]![0]!["name"]);
        Assert.Equal("", (await CheckAsync("f-none")).Errors);
    }

    [Fact]
    public async Task A_service_account_keeps_the_secrets_it_has()
    {
        await IbmCloud.EnsureAsync(plane);
        await plane.CreateNamespaceAsync("f-keep", "default-dockercfg-x7");
        await plane.Api.CreateAllAsync([Secrets.DockerRegistry("f-keep", "default-dockercfg-x7", "image-registry.openshift-image-registry.svc:5000", "internal")]);
        await plane.Api.CreateAsync(Workloads.New("Deployment", "f-keep", "web", Image));

        await PasteFixesAsync("f-keep", "ICR403", target: "deploy/web");

        var account = await plane.Api.GetAsync("/api/v1/namespaces/f-keep/serviceaccounts/default");
        Assert.Equal(["default-dockercfg-x7", "all-icr-io"], account["imagePullSecrets"]!.AsArray().Select(name => (string?)name!["name"]));
        Assert.Equal("", (await CheckAsync("f-keep", "deploy/web")).Errors);
    }

    [Fact]
    public async Task A_pod_older_than_its_service_account_is_made_anew()
    {
        await PodAsync("f-later");
        await plane.Api.CreateAsync(Secrets.DockerRegistry("f-later", "key", "us.icr.io", "a-key"));
        await plane.Api.PatchAsync("/api/v1/namespaces/f-later/serviceaccounts/default", Json.Of(new { imagePullSecrets = LocalReferences.To(["key"]) }));

        await PasteFixesAsync("f-later", "ICR303");

        var pod = await plane.Api.GetAsync("/api/v1/namespaces/f-later/pods/web");
        Assert.Equal("key", (string?)pod["spec"]!["imagePullSecrets"]![0]!["name"]);
    }

    [Fact]
    public async Task An_opaque_secret_gets_the_right_type_and_keeps_its_payload()
    {
        await PodAsync("f-opaque", pullSecrets: ["key"]);
        await plane.Api.CreateAsync(Secrets.New("f-opaque", "key", "Opaque", new Dictionary<string, string> { [".dockerconfigjson"] = "{\"auths\":{\"us.icr.io\":{\"auth\":\"dTpw\"}}}" }));

        await PasteFixesAsync("f-opaque", "ICR401");

        Assert.Equal("kubernetes.io/dockerconfigjson {\"auths\":{\"us.icr.io\":{\"auth\":\"dTpw\"}}}", await SecretAsync("f-opaque", "key"));
    }

    [Fact]
    public async Task A_broken_secret_gets_a_payload_that_fits()
    {
        await IbmCloud.EnsureAsync(plane);
        await PodAsync("f-broken", pullSecrets: ["key"], text: "unable to parse auth field, must be formatted as base64(username:password)");
        await plane.Api.CreateAllAsync(
        [
            Secrets.New("f-broken", "key", "kubernetes.io/dockerconfigjson", new Dictionary<string, string> { [".dockerconfigjson"] = "{\"auths\":{\"us.icr.io\":{\"auth\":\"Z29vZA==\"}}}" }),
        ]);

        await PasteFixesAsync("f-broken", "ICR402", text => text.Replace("API_KEY", "new-key", StringComparison.Ordinal));

        Assert.Contains("\"us.icr.io\"", await SecretAsync("f-broken", "key"), StringComparison.Ordinal);
        Assert.DoesNotContain("ICR402", (await CheckAsync("f-broken")).Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_image_of_a_deployment_is_set_to_a_host_the_secret_knows()
    {
        await plane.CreateNamespaceAsync("f-host", "key");
        await plane.Api.CreateAllAsync([Secrets.DockerRegistry("f-host", "key", "us.icr.io", "a-key"), Workloads.New("Deployment", "f-host", "web", "private.us.icr.io/team/app:1.0")]);

        await PasteFixesAsync("f-host", "ICR403", target: "deploy/web");

        Assert.Equal("", (await CheckAsync("f-host", "deploy/web")).Errors);
    }

    private async Task PodAsync(string @namespace, string[]? pullSecrets = null, string text = Anonymous)
    {
        await plane.CreateNamespaceAsync(@namespace);
        await plane.Api.CreateAsync(Pods.New(@namespace, "web", Image, pullSecrets: pullSecrets, status: PodStatus.Waiting("ErrImagePull", text)));
    }

    private async Task<CheckReportJson> CheckAsync(string @namespace, string target = "pod/web") =>
        CheckReportJson.Of(await plane.Kubectl(@namespace: @namespace).IcrAsync("check", target, "-o", "json"));

    private async Task PasteFixesAsync(string @namespace, string expected, Func<string, string>? fillIn = null, string target = "pod/web")
    {
        var report = await CheckAsync(@namespace, target);
        Assert.Equal(expected, report.Errors);
        Assert.NotEmpty(report.Fixes);
        foreach (var fix in report.Fixes)
            (await BashAsync(fillIn?.Invoke(fix) ?? fix)).Succeeded();
    }

    private Task<Outcome> BashAsync(string command) =>
        Execution.RunAsync(plane.Kubectl().Shell("bash", "-o", "pipefail", "-c", command), stdin: null, TimeSpan.FromSeconds(60));

    /// <summary>Type and payload.</summary>
    private async Task<string> SecretAsync(string @namespace, string name)
    {
        var secret = await plane.Api.GetAsync($"/api/v1/namespaces/{@namespace}/secrets/{name}");
        return $"{secret["type"]} {System.Text.Encoding.UTF8.GetString(Convert.FromBase64String((string)secret["data"]![".dockerconfigjson"]!))}";
    }
}
