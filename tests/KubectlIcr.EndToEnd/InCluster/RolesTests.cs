using System.Text.RegularExpressions;

namespace KubectlIcr.EndToEnd.InCluster;

/// <summary>
/// Every manifest of rights in <c>docs/in-cluster</c>, applied to a real API server: with it the commands run to their end as its user, and without any single
/// verb of it one of them says so. A verb that nothing needs fails the test too.
/// </summary>
public sealed partial class RolesTests(InClusterWorld world) : IClassFixture<InClusterWorld>
{
    private const string Dry = "--dry-run=server", Alone = "--registry=none";

    /// <summary>The last two are what a CronJob takes, of which Kubernetes 1.20 has another version: it is not found where it may be read.</summary>
    private static readonly string[] Named =
        [$"check deploy/web rs/lone sts/db ds/agent rc/old job/once -n team-a {Alone}", $"check cronjob/nightly -n team-a {Alone}", $"check jobs -n team-a {Alone}"];

    /// <summary>Where no OpenShift serves them, they are not found where they may be read.</summary>
    private static readonly string[] OfOpenShift = [$"check is/app -n team-a {Alone}", $"check build/app-1 -n team-a {Alone}"];

    /// <summary>By manifest the command lines that it is for.</summary>
    private static readonly Dictionary<string, string[]> Commands = new()
    {
        ["rbac-check"] = [$"check -A {Alone}", $"check pod/web-1-a -n team-a {Alone}", $"check pod/routed -n shop {Alone}", .. Named, .. OfOpenShift],
        ["rbac-check-namespace"] = [$"check -n team-a {Alone}", $"check pod/web-1-a -n team-a {Alone}", .. Named, .. OfOpenShift],
        ["rbac-secrets"] = ["secrets -A", "secrets all-icr-io us-icr-io -n team-a"],
        ["rbac-secrets-namespace"] = ["secrets -n team-a"],
        ["rbac-decode-namespace"] = ["decode us-icr-io -n team-a"],
        ["rbac-copy-secret"] = [$"copy-secret --to-all --bind --overwrite {Dry}"],
        ["rbac-bind-sa-namespace"] = [$"bind-sa -n team-a {Dry}", $"bind-sa --all -n team-a {Dry}"],
        ["rbac-on-node-namespace"] = [$"check pod/web-1-a -n team-a --on-node {Alone} {Dry}"],
        ["rbac-fix"] = [$"check -A --fix {Alone} {Dry}", $"check pod/web-1-a -n team-a --fix {Alone} {Dry}", .. Named],
    };

    public static TheoryData<string> Manifests => [.. Commands.Keys];

    [Fact]
    public void No_manifest_is_left_out() => Assert.Equal(
        Commands.Keys.Order(StringComparer.Ordinal),
        Directory.EnumerateFiles(RoleManifest.Folder, "rbac-*.yaml").Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal)!);

    [Theory]
    [MemberData(nameof(Manifests))]
    public async Task Each_verb_is_enough_with_the_others_and_missed_without(string name)
    {
        var manifest = new RoleManifest(world.Plane, name);
        await manifest.ApplyAsync();
        var whole = await RunAsync(manifest);
        Assert.All(whole, outcome => Assert.DoesNotMatch("(?i)forbidden|may not|not read", $"{outcome.Stdout}{outcome.Stderr}"));
        Assert.All(whole, outcome => Assert.True((outcome.ExitCode is 0 or 1 && outcome.Stdout.Length > 0) || NotServed.Contains(outcome.Stderr), outcome.ToString()));

        foreach (var taken in manifest.Permissions)
        {
            await manifest.TakeAsync(taken);
            var outcomes = await RunAsync(manifest);
            Assert.True(outcomes.Any(taken.IsMissedBy), $"{name} without {taken}: nothing says that it is missing\n{string.Join('\n', outcomes)}");
            Assert.All(outcomes.Zip(whole), pair => Assert.True(pair.First.ExitCode == 2 || pair.First.ExitCode == pair.Second.ExitCode, $"{name} without {taken}: {pair.First}"));
            Assert.All(outcomes.Where(outcome => outcome.Stdout.Length == 0), outcome => Assert.Equal((2, 1), (outcome.ExitCode, outcome.Stderr.TrimEnd('\n').Split('\n').Length)));
        }
    }

    private static readonly string[] NotServed =
    [
        "Error from server (NotFound): cronjobs.batch \"nightly\" not found in namespace \"team-a\"\n",
        "error: the server doesn't have a resource type \"imagestreams.image.openshift.io\"\n",
        "error: the server doesn't have a resource type \"builds.build.openshift.io\"\n",
    ];

    private async Task<Outcome[]> RunAsync(RoleManifest manifest)
    {
        var outcomes = await Task.WhenAll(Commands[manifest.Name].Select(command => world.Plane.Kubectl().IcrAsync([.. command.Split(' '), $"--as={manifest.User}"])));
        return [.. outcomes.Select(outcome => outcome with { Stderr = ToldAnyway(manifest.Name).Replace(outcome.Stderr, "") })];
    }

    private static Regex ToldAnyway(string manifest) => manifest.EndsWith("-namespace", StringComparison.Ordinal) ? ToldOfOneNamespace() : ToldOfCronJobs();

    /// <summary>CronJobs of another version.</summary>
    [GeneratedRegex(@"warning: [^:\n]*: could not read cronjobs[^:\n]*: not found[^\n]*\n")]
    private static partial Regex ToldOfCronJobs();

    /// <summary>Also what is in other namespaces, which whoever may read one can't look at: the original of a copy, and secrets that could be copied.</summary>
    [GeneratedRegex(@"warning: [^:\n]*: could not read (?:cronjobs[^:\n]*: not found|secrets(?: in namespace default)?: forbidden)[^\n]*\n")]
    private static partial Regex ToldOfOneNamespace();
}
