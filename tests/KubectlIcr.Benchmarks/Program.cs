using KubectlIcr.Benchmarks;
using KubectlIcr.EndToEnd.Harness;

// Start-up and scale against kubectl, side by side in one run: what counts is the ratio, not the milliseconds of this machine. Then what a check costs a registry.
using var plane = new ControlPlane();
await ((Xunit.IAsyncLifetime)plane).InitializeAsync();
if (args is ["secrets"])
{
    await SecretsRace.RunAsync(plane);
    return;
}
if (args is ["large"])
{
    await LargeRace.RunAsync(plane);
    return;
}
if (args is ["serve"]) // to look at one run, e.g. with perf
{
    await LargeCluster.PlantAsync(plane);
    Console.WriteLine($"KUBECONFIG={plane.Kubectl().Kubeconfig}");
    Console.ReadLine();
    return;
}
var kubectl = plane.Kubectl();
var icr = PublishedBinary.File;
var race = new Race(kubectl, rounds: 30);

Console.WriteLine("| what | kubectl icr ms | kubectl ms | ratio | goal |");
Console.WriteLine("|---|---|---|---|---|");
race.Run("start-up: --help against version --client", [icr, "--help"], [kubectl.Program, "version", "--client"], goal: 0.2);
ArchiveSize.Print(icr);
if (args is ["start"])
    return;
await SmallCluster.PlantAsync(plane);
race.Run("one pod: check pod/web --registry none against get pod web", [icr, "check", "pod/web", "-n", "small", "--registry", "none"], [kubectl.Program, "get", "pod", "web", "-n", "small"], goal: 0.5);
race.Run("one failing pod: check pod/bad --registry none against get pod bad", [icr, "check", "pod/bad", "-n", "small", "--registry", "none"], [kubectl.Program, "get", "pod", "bad", "-n", "small"], goal: 1);
race.Run("all: check -A --registry none against get pods -A, 1,200 pods", [icr, "check", "-A", "--registry", "none"], [kubectl.Program, "get", "pods", "-A"], goal: 1, rounds: 10);
await RequestCount.RunAsync(plane);
await SecretsRace.RunAsync(plane);
await LargeRace.RunAsync(plane);
