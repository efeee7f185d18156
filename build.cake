// The build, in C#. `dotnet tool restore && dotnet cake --target=NAME`; `dotnet cake --description` lists the targets.

#load "src/Release/package.cake"
#load "krew/krew.cake"
#load "src/Release/release.cake"
#load "tests/KubectlIcr.EndToEnd/Kind/kind.cake"

var target = Argument("target", "Test");
var runtime = Argument("runtime", (IsRunningOnWindows() ? "win-" : IsRunningOnMacOs() ? "osx-" : "linux-") + System.Runtime.InteropServices.RuntimeInformation.OSArchitecture.ToString().ToLower());
var publishFolder = MakeAbsolute(Directory("artifacts/publish"));
var binary = publishFolder.CombineWithFilePath("kubectl-icr");
var example = "tests/KubectlIcr.Tests/Cases/real-cluster.json";

Task("Prerequisites")
    .Description("Installs the C toolchain for native AOT, if apt-get is available")
    .WithCriteria(() => IsRunningOnLinux() && Context.Tools.Resolve("gcc") is null && Context.Tools.Resolve("clang") is null)
    .Does(() => Run("bash", "-c \"SUDO=$([ $(id -u) = 0 ] || echo sudo); $SUDO apt-get update -q && $SUDO apt-get install -qy gcc libc6-dev zlib1g-dev\""));

Task("Build")
    .Description("Compiles everything; warnings are errors")
    .Does(() => DotNetBuild("KubectlIcr.sln", new DotNetBuildSettings { Configuration = "Release", NoLogo = true, Verbosity = DotNetVerbosity.Quiet }));

Task("Unit")
    .Description("Runs the unit and golden tests")
    .IsDependentOn("Build")
    .Does(() => Test("tests/KubectlIcr.Tests"));

Task("Publish")
    .Description("Builds the native binary in artifacts/publish")
    .IsDependentOn("Prerequisites")
    .Does(() => PublishNative(runtime, publishFolder, isRelease: false));

Task("EndToEnd")
    .Description("Runs the native binary against a real kube-apiserver and real registries through real kubectl; the first run builds the control plane")
    .IsDependentOn("Build")
    .IsDependentOn("Publish")
    .Does(() =>
    {
        Run("bash", "tests/KubectlIcr.EndToEnd/control-plane.sh");
        Run("bash", "tests/KubectlIcr.EndToEnd/debian-program.sh docker-registry");
        Run("bash", "tests/KubectlIcr.EndToEnd/debian-program.sh prometheus promtool");
        Run("bash", "tests/KubectlIcr.EndToEnd/debian-program.sh jq jq libjq1 libonig5");
        Run("bash", "tests/KubectlIcr.EndToEnd/newer-kubectl.sh");
        Run("bash", "tests/KubectlIcr.EndToEnd/programs.sh");
        Run("bash", "tests/KubectlIcr.EndToEnd/actionlint.sh");
        EndToEnd();
    });

Task("Node")
    .Description("Has a real kubelet and containerd pull from real registries (root on Linux), and checks their errors, the resulting finding and whether its commands fix it")
    .IsDependentOn("Build")
    .IsDependentOn("Publish")
    .Does(() =>
    {
        Run("bash", "tests/KubectlIcr.EndToEnd/control-plane.sh");
        Run("bash", "tests/KubectlIcr.EndToEnd/debian-program.sh docker-registry");
        Run("bash", "tests/KubectlIcr.EndToEnd/node.sh");
        EndToEnd("FullyQualifiedName~KubectlIcr.EndToEnd.Node.");
    });

Task("Test")
    .Description("Runs all tests")
    .IsDependentOn("Unit")
    .IsDependentOn("EndToEnd");

Task("Demo")
    .Description("Publishes the binary and checks the example cluster that comes with the repository")
    .IsDependentOn("Publish")
    .Does(() =>
    {
        Information("\n$ kubectl icr check pod/missing -n team-a --from {0}\n", example);
        Show($"check pod/missing -n team-a --from {example}");
        Information("\n$ kubectl icr check -A --from {0}\n", example);
        Show($"check -A --from {example}");
    });

Task("Docs")
    .Description("Writes docs/rules, docs/commands.md, the pictures in docs/images and the generated parts of the README")
    .Does(() => Update("FullyQualifiedName~Tests.Docs."));

Task("Golden")
    .Description("Rewrites the golden files; review the changes with git diff")
    .Does(() => Update("FullyQualifiedName~Golden"));

Task("Bench")
    .Description("Measures start-up and scale side by side with kubectl, on the real control plane, and counts the registry requests of a check")
    .IsDependentOn("Publish")
    .Does(() => Run("dotnet", "run -c Release --project tests/KubectlIcr.Benchmarks"));

RunTarget(target);

void Test(string project, string filter = null) => DotNetTest(project, new DotNetTestSettings { Configuration = "Release", NoBuild = true, NoLogo = true, Filter = filter });

// Shows what the tests of the node wrote, where they ran; skipped tests say why themselves.
void EndToEnd(string filter = null)
{
    var causes = publishFolder.CombineWithFilePath("../node-causes.txt");
    if (FileExists(causes))
        DeleteFile(causes);
    Test("tests/KubectlIcr.EndToEnd", filter);
    if (FileExists(causes))
        Information("\n{0}", System.IO.File.ReadAllText(causes.FullPath));
}

void Update(string filter) => DotNetTest("tests/KubectlIcr.Tests", new DotNetTestSettings
{
    Configuration = "Release",
    NoLogo = true,
    Filter = filter,
    EnvironmentVariables = new Dictionary<string, string> { ["UPDATE_GOLDEN"] = "1" },
});

// Findings make exit code 1: that is what the demo is there to show.
void Show(string arguments)
{
    if (StartProcess(binary, arguments) > 1)
        throw new CakeException("the demo could not check the example cluster");
}

void Run(string command, string arguments)
{
    var code = StartProcess(command, arguments);
    if (code != 0)
        throw new CakeException($"{command} {arguments} ended with {code}");
}
