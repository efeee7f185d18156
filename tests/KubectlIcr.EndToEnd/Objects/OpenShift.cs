namespace KubectlIcr.EndToEnd.Objects;

/// <summary>OpenShift's objects, with the fields of its API that we read.</summary>
internal static class OpenShift
{
    /// <summary>A pod as OpenShift admits it.</summary>
    public static JsonObject Admitted(JsonObject pod)
    {
        pod["metadata"]!["annotations"] = new JsonObject { ["openshift.io/scc"] = "restricted-v2" };
        return pod;
    }

    /// <summary>A worker of Red Hat OpenShift on IBM Cloud.</summary>
    public static JsonObject Worker(string name, string clusterId, string worker, bool isVpc = true) => Nodes.New(
        name, providerId: $"ibm://0123456789abcdef0123456789abcdef///{clusterId}/{worker}",
        labels: new Dictionary<string, string> { ["ibm-cloud.kubernetes.io/iaas-provider"] = isVpc ? "g2" : "softlayer" });

    public static JsonObject ImageStream(string @namespace, string name, string tag, string image, string message) => Json.Of(new
    {
        apiVersion = "image.openshift.io/v1",
        kind = "ImageStream",
        metadata = new { name, @namespace },
        spec = new { tags = new[] { new { name = tag, from = new { kind = "DockerImage", name = image } } } },
        status = new { tags = new[] { new { tag, conditions = new[] { new { type = "ImportSuccess", status = "False", reason = "Unauthorized", message } } } } },
    });

    public static JsonObject Build(string @namespace, string name, string image, string logSnippet, string? pullSecret = null) => Json.Of(new
    {
        apiVersion = "build.openshift.io/v1",
        kind = "Build",
        metadata = new { name, @namespace },
        spec = new
        {
            serviceAccount = "builder",
            strategy = new { type = "Docker", dockerStrategy = new { from = new { kind = "DockerImage", name = image }, pullSecret = pullSecret is null ? null : new { name = pullSecret } } },
        },
        status = new { phase = "Failed", reason = "PullBuilderImageFailed", message = "Failed to pull builder image.", logSnippet },
    });

    public static JsonObject MirrorSet(string name, string source, string mirror) => Json.Of(new
    {
        apiVersion = "config.openshift.io/v1",
        kind = "ImageDigestMirrorSet",
        metadata = new { name },
        spec = new { imageDigestMirrors = new[] { new { source, mirrors = new[] { mirror } } } },
    });

    public static JsonObject SourcePolicy(string name, string source, string mirror) => Json.Of(new
    {
        apiVersion = "operator.openshift.io/v1alpha1",
        kind = "ImageContentSourcePolicy",
        metadata = new { name },
        spec = new { repositoryDigestMirrors = new[] { new { source, mirrors = new[] { mirror } } } },
    });
}
