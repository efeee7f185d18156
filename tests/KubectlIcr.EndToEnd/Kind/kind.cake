Task("Kind")
    .Description("Checks pods that a real cluster's nodes pull: on a new kind cluster of --image, or on that of KUBECONFIG")
    .IsDependentOn("Build")
    .IsDependentOn("Image")
    .Does(() =>
    {
        Run("bash", "tests/KubectlIcr.EndToEnd/programs.sh");
        var image = Argument("image", "");
        var kubeconfig = image == "" ? EnvironmentVariable("KUBECONFIG", "") : MakeAbsolute(File("artifacts/kind.kubeconfig")).FullPath;
        if (kubeconfig == "")
            throw new CakeException("name a node image for kind (--image=kindest/node:v1.37.0), or a cluster in KUBECONFIG");
        try
        {
            if (image != "")
                Run("kind", $"create cluster --name kubectl-icr --image {image} --kubeconfig {kubeconfig} --wait 3m");
            TestOnCluster(kubeconfig);
        }
        finally
        {
            if (image != "")
                StartProcess("kind", $"delete cluster --name kubectl-icr --kubeconfig {kubeconfig}");
        }
    });

void TestOnCluster(string kubeconfig) => DotNetTest("tests/KubectlIcr.EndToEnd", new DotNetTestSettings
{
    Configuration = "Release",
    NoBuild = true,
    NoLogo = true,
    Filter = "FullyQualifiedName~Kind.KindTests",
    EnvironmentVariables = new Dictionary<string, string> { ["ICR_KIND_KUBECONFIG"] = kubeconfig },
});
