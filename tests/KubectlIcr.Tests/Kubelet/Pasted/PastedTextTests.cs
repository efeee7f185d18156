using System.Text.Json;
using KubectlIcr.Kubelet;
using KubectlIcr.Kubelet.Pasted;

namespace KubectlIcr.Tests.Kubelet;

/// <summary>A failure is found in whatever wraps it, with its image and pod. Whole outputs are goldens.</summary>
public sealed class PastedTextTests
{
    private const string Image = "us.icr.io/team/app:1.0";
    private const string NotFound = "rpc error: code = NotFound desc = failed to pull and unpack image \"us.icr.io/team/app:1.0\": failed to resolve reference \"us.icr.io/team/app:1.0\": us.icr.io/team/app:1.0: not found";

    /// <summary>Every message of the table that is a runtime's own error on one line.</summary>
    private static readonly string[] Errors = [.. File.ReadLines(CaseFiles.Path("pull-errors.tsv")).Skip(1).Select(line => line.Split('\t')[3])
        .Where(text => text.StartsWith("Failed to pull image \"", StringComparison.Ordinal) && !text.Contains(@"\n", StringComparison.Ordinal) && !text.Contains("\\\"", StringComparison.Ordinal))];

    [Theory]
    [InlineData("{")]
    [InlineData("{\"a\":")]
    [InlineData("{\"kind\":")]
    [InlineData("apiVersion: v1\nkind: Pod\nx: [")]
    public void The_same_line_again_and_again_is_classified_once(string line)
    {
        var text = string.Concat(Enumerable.Repeat(line + "\n", (1 << 20) / line.Length));

        Assert.InRange(PastedText.Messages(text).Count(), 0, 25);
        Assert.Empty(PastedText.Failures(text));
    }

    [Fact]
    public void A_megabyte_of_different_lines_is_classified_so_far()
    {
        var text = string.Concat(Enumerable.Range(0, 100_000).Select(number => $"message {number}\n"));

        Assert.InRange(PastedText.Messages(text).Count(), 1, 10_000);
    }

    public static TheoryData<string> Wrappings => [.. Wrapped.Keys];

    private static readonly Dictionary<string, Func<string, string, string>> Wrapped = new()
    {
        ["kubelet"] = (message, error) => $"E1126 10:14:23.118499    2201 kuberuntime_image.go:55] \"Failed to pull image\" err={Quoted(error)} image=\"{ImageOf(message)}\"",
        ["kubelet, the pod"] = (_, error) => $"E1126 10:14:23.119900    2201 pod_workers.go:1301] \"Error syncing pod, skipping\" err={Quoted($"failed to \"StartContainer\" for \"main\" with ErrImagePull: {Quoted(error)}")} pod=\"team-a/web-1\"",
        ["kubelet, JSON"] = (message, error) => $"{{\"ts\":1,\"msg\":\"Failed to pull image\",\"err\":{JsonSerializer.Serialize(error)},\"image\":\"{ImageOf(message)}\"}}",
        ["containerd"] = (message, error) => $"time=\"2026-11-26T10:14:23Z\" level=error msg=\"PullImage \\\"{ImageOf(message)}\\\" failed\" error={Quoted(error)}",
        ["describe"] = (message, _) => $"  Warning  Failed   3m (x4 over 5m)  kubelet  {message}",
        ["describe of kubectl 1.34"] = (message, _) => $"  Warning  Failed   3m (x4 over 5m)  kubelet  spec.containers{{main}}: {message}",
        ["get events"] = (message, _) => $"LAST SEEN   TYPE      REASON   OBJECT      MESSAGE\n4m1s        Warning   Failed   pod/web-1   {message}",
        ["get events -A"] = (message, _) => $"NAMESPACE   LAST SEEN   TYPE      REASON   OBJECT      MESSAGE\nteam-a      4m1s        Warning   Failed   pod/web-1   {message}",
        ["get events -o wide"] = (message, _) => $"4m1s   Warning   Failed   pod/web-1   spec.containers{{main}}   kubelet, node1   {message}   4m1s   3   web-1.187b1f1d8d9be3a4",
        ["event in JSON"] = (message, _) => $"{{\"apiVersion\":\"v1\",\"kind\":\"Event\",\"metadata\":{{\"namespace\":\"team-a\",\"name\":\"e\"}},\"involvedObject\":{{\"kind\":\"Pod\",\"namespace\":\"team-a\",\"name\":\"web-1\"}},\"type\":\"Warning\",\"reason\":\"Failed\",\"message\":{JsonSerializer.Serialize(message)}}}",
        ["event in YAML"] = (message, _) => $"apiVersion: v1\nkind: Event\nmetadata: {{namespace: team-a, name: e}}\ninvolvedObject: {{kind: Pod, namespace: team-a, name: web-1}}\ntype: Warning\nreason: Failed\nmessage: {JsonSerializer.Serialize(message)}\n",
    };

    /// <summary>As Go's %q quotes.</summary>
    private static string Quoted(string text) => $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    [Theory]
    [MemberData(nameof(Wrappings))]
    public void Every_message_has_the_same_cause_in_whatever_wraps_it(string wrapping)
    {
        var mismatches = Errors.Select(message => (Message: message, Alone: PullError.Classify(message).Cause, Found: PastedText.Failures(Wrapped[wrapping](message, ErrorOf(message)))))
            .Where(one => one.Alone is not PullCause.Other && !one.Found.Select(found => found.Failure.Cause).SequenceEqual([one.Alone]))
            .Select(one => $"{one.Alone}, found {string.Join(',', one.Found.Select(found => found.Failure.Cause))}: {one.Message}");

        CaseFiles.AssertNone(mismatches);
        Assert.InRange(Errors.Length, 100, int.MaxValue);
    }

    [Theory]
    [InlineData("get events -A", "team-a", "web-1", null)]
    [InlineData("get events -o wide", null, "web-1", "main")]
    [InlineData("kubelet, the pod", "team-a", "web-1", "main")]
    [InlineData("event in YAML", "team-a", "web-1", null)]
    public void The_pod_and_the_container_are_read_where_they_are_named(string wrapping, string? @namespace, string pod, string? container) => Assert.Equal(
        [(Image, new PastedPod(@namespace, pod), container)],
        PastedText.Failures(Wrapped[wrapping]($"Failed to pull image \"{Image}\": {NotFound}", NotFound)).Select(one => (one.Image!, one.Pod!, one.Container)));

    [Fact]
    public void Each_container_of_a_line_has_its_own_cause()
    {
        var other = NotFound.Replace(Image, "de.icr.io/shop/web:2", StringComparison.Ordinal).Replace("NotFound", "Unknown", StringComparison.Ordinal).Replace("de.icr.io/shop/web:2: not found", "no match for platform in manifest: not found", StringComparison.Ordinal);
        var line = $"E1126 10:14:37.220011    2201 pod_workers.go:1301] \"Error syncing pod, skipping\" err={Quoted($"[failed to \"StartContainer\" for \"a\" with ErrImagePull: {Quoted(NotFound)}, failed to \"StartContainer\" for \"b\" with ErrImagePull: {Quoted(other)}]")} pod=\"team-a/web-1\"";

        Assert.Equal(
            [("a", Image, PullCause.NotFoundTag), ("b", "de.icr.io/shop/web:2", PullCause.PlatformMismatch)],
            PastedText.Failures(line).Select(one => (one.Container!, one.Image!, one.Failure.Cause)));
    }

    [Fact]
    public void A_described_pod_whose_events_are_gone_waits_for_an_unknown_cause() => Assert.Equal(
        [("main", Image, PullCause.BackoffOnly)],
        PastedText.Failures($"Name:         web-1\nNamespace:    team-a\nContainers:\n  main:\n    Image:          {Image}\n    State:          Waiting\n      Reason:       ImagePullBackOff\nEvents:         <none>\n")
            .Select(one => (one.Container!, one.Image!, one.Failure.Cause)));

    [Fact]
    public void What_was_pulled_since_is_no_failure() => Assert.Empty(PastedText.Failures(Events("Pulled", "Failed")));

    [Fact]
    public void What_failed_since_is_one() => Assert.Equal([PullCause.NotFoundTag], PastedText.Failures(Events("Failed", "Pulled")).Select(one => one.Failure.Cause));

    [Theory]
    [InlineData("{")]
    [InlineData("{\"kind\":\n")]
    [InlineData("{\"kind\":\"Event\",\"message\":")]
    [InlineData("kind: [\n")]
    [InlineData("apiVersion: v1\nkind: Pod\nspec: {containers: 3}\n")]
    [InlineData("{\"items\":[{\"kind\":\"Pod\",\"spec\":7}]}\n")]
    public void A_broken_object_does_not_hide_the_message_beside_it(string broken) =>
        Assert.Contains(PullCause.NotFoundTag, PastedText.Failures($"{broken}\nFailed to pull image \"{Image}\": {NotFound}\n").Select(one => one.Failure.Cause));

    [Fact]
    public void Many_documents_are_all_read()
    {
        var pods = Enumerable.Range(1, 40).Select(n => $"apiVersion: v1\nkind: Pod\nmetadata: {{name: web-{n}, namespace: team-a}}\nspec: {{containers: [{{name: main, image: \"{Image}\"}}]}}\n"
            + $"status: {{containerStatuses: [{{name: main, state: {{waiting: {{reason: ErrImagePull, message: {JsonSerializer.Serialize(NotFound)}}}}}}}]}}\n");

        Assert.Equal(40, PastedText.Failures(string.Join("---\n", pods)).Select(one => one.Pod).Distinct().Count());
    }

    /// <summary>Whoever pastes seldom begins and ends where a document does.</summary>
    [Fact]
    public void A_text_that_is_cut_off_anywhere_is_read_as_far_as_it_goes()
    {
        var text = File.ReadAllText(Path.Combine(Golden.Verified.Root, "tests/KubectlIcr.Tests/Golden/explain/mixed/all.txt"));
        for (var length = 0; length < text.Length; length += 97)
        {
            Assert.All(PastedText.Failures(text[..length]).Concat(PastedText.Failures(text[length..])), one => Assert.NotEqual(PullCause.Other, one.Failure.Cause));
        }
    }

    [Theory]
    [InlineData("{\n")]
    [InlineData("{\"kind\":\"Pod\"\n")]
    [InlineData("{\"kind\":\"Pod\",\"a\":")]
    [InlineData("kind: Pod\n")]
    [InlineData("apiVersion: v1\nkind: Pod\n---\n")]
    [InlineData("E1126 10:00:00 x] \"a\" err=\"")]
    [InlineData("container &Container{Name:a,Image:b, start failed in pod ")]
    [InlineData("failed to \"StartContainer\" for \"a\" with B: \"")]
    [InlineData("2m Warning Failed pod/a x\n")]
    [InlineData("a_b(")]
    public void A_megabyte_of_anything_holds_no_failure(string repeated) =>
        Assert.Empty(PastedText.Failures(string.Concat(Enumerable.Repeat(repeated, 1_000_000 / repeated.Length))));

    /// <summary>Two events about one container, the newest first.</summary>
    private static string Events(string newest, string before) => $"apiVersion: v1\nkind: List\nitems:\n{One(newest, "11:00")}{One(before, "10:00")}";

    private static string One(string reason, string time)
    {
        var message = JsonSerializer.Serialize(reason == "Failed" ? $"Failed to pull image \"{Image}\": {NotFound}" : $"Successfully pulled image \"{Image}\" in 2s");
        return $"- {{kind: Event, metadata: {{namespace: team-a, name: {reason}}}, involvedObject: {{kind: Pod, namespace: team-a, name: web-1, fieldPath: \"spec.containers{{main}}\"}}, type: Warning, reason: {reason}, lastTimestamp: \"2026-11-26T{time}:00Z\", message: {message}}}\n";
    }

    private static string ImageOf(string message) => PullMessage.Read(message).Image!;

    private static string ErrorOf(string message) => PullMessage.Read(message).Error;
}
