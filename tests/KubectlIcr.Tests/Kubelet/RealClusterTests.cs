using System.Text.Json;
using KubectlIcr.Kubelet;

namespace KubectlIcr.Tests.Kubelet;

/// <summary>Every event and waiting message of a recorded cluster, with the cause a person gives it.</summary>
public sealed class RealClusterTests
{
    [Fact]
    public void Names_the_cause_of_every_message()
    {
        var messages = Messages().Distinct().ToList();
        CaseFiles.AssertNone(messages
            .Where(message => PullError.Classify(message.Text).Cause != Person(message.Subject, message.Text))
            .Select(message => $"{PullError.Classify(message.Text).Cause} instead of {Person(message.Subject, message.Text)}: {message.Text}"));
        Assert.InRange(messages.Count, 40, int.MaxValue);
    }

    /// <summary>The pods are named for what is wrong with them; only some of their messages tell it.</summary>
    private static PullCause Person(string pod, string text) =>
        text.StartsWith("Back-off", StringComparison.Ordinal) || text is "Error: ErrImagePull" or "Error: ImagePullBackOff" ? PullCause.BackoffOnly
        : Array.Exists(["Pull", "Successfully", "Created", "Started", "Stopping", "Scaled"], word => text.StartsWith(word, StringComparison.Ordinal)) ? PullCause.Other
        : text.EndsWith("already present on machine", StringComparison.Ordinal) ? PullCause.Other
        : pod switch
        {
            "arch" => PullCause.PlatformMismatch,
            "badname" => PullCause.InvalidReference,
            "never" => PullCause.NeverPull,
            "notag" => PullCause.NotFoundTag,
            "malformed" or "multi" or "badkey" => PullCause.BadCredentials,
            _ => PullCause.Unauthorized,
        };

    private static IEnumerable<(string Subject, string Text)> Messages()
    {
        using var cluster = JsonDocument.Parse(File.ReadAllText(CaseFiles.Path("real-cluster.json")));
        foreach (var item in cluster.RootElement.GetProperty("items").EnumerateArray())
        {
            if (item.Text("kind") == "Event")
            {
                yield return (item.GetProperty("involvedObject").Text("name")!, item.Text("message")!);
            }

            if (item.Text("kind") == "Pod")
            {
                foreach (var message in Waiting(item))
                {
                    yield return (item.GetProperty("metadata").Text("name")!, message);
                }
            }
        }
    }

    private static IEnumerable<string> Waiting(JsonElement pod) =>
        pod.GetProperty("status").TryGetProperty("containerStatuses", out var containers)
            ? containers.EnumerateArray()
                .Where(container => container.GetProperty("state").TryGetProperty("waiting", out _))
                .Select(container => container.GetProperty("state").GetProperty("waiting").Text("message"))
                .OfType<string>()
            : [];
}
