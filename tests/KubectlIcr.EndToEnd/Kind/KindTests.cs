using KubectlIcr.EndToEnd.Check;

namespace KubectlIcr.EndToEnd.Kind;

/// <summary>Pods on a real cluster of any version: what its kubelet and runtime say of a failed pull is understood, and mended.</summary>
public class KindTests(KindCluster cluster) : IClassFixture<KindCluster>
{
    [KindFact]
    public async Task Every_cause_is_found_and_the_missing_secret_mended()
    {
        (string Pod, string Tag, string? Secret, string Errors)[] cases =
        [
            ("none", "1.0", null, "ICR301"),
            ("missing", "1.0", "all-icr-io", "ICR302"),
            ("refused", "1.0", "refused", "ICR501"),
            ("tag", "2.0", "good", "ICR102"),
            ("good", "1.0", "good", ""),
        ];
        foreach (var (pod, tag, secret, _) in cases) await cluster.RunAsync(pod, tag, secret);
        foreach (var (pod, _, _, errors) in cases) await cluster.SettledAsync(pod, pulls: errors.Length == 0);

        var found = new List<string>();
        foreach (var (pod, _, _, _) in cases)
            found.Add($"{pod}: {CheckReportJson.Of(await CheckAsync(pod, "-o", "json")).Errors}");
        Assert.Equal(cases.Select(one => $"{one.Pod}: {one.Errors}"), found);

        (await CheckAsync("missing", "--fix", "--yes")).Succeeded();
        await cluster.SettledAsync("missing", pulls: true);
    }

    private Task<Outcome> CheckAsync(string pod, params string[] options) =>
        cluster.Kubectl.IcrAsync(["check", $"pod/{pod}", "-n", KindCluster.Namespace, "--registry=none", .. options]);
}
