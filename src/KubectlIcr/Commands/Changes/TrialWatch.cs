using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using KubectlIcr.Cluster;
using KubectlIcr.Cluster.Read;
using KubectlIcr.Cluster.Wire;
using KubectlIcr.Kubelet;
using KubectlIcr.Plans;

namespace KubectlIcr.Commands.Changes;

/// <summary>Reads a trial pod until its node has answered.</summary>
/// <param name="timeout">How long the node may take to answer.</param>
internal sealed class TrialWatch(LiveCluster cluster, Trial trial, ObjectRef target, TimeSpan timeout)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(2);

    /// <summary>The maximum delay between the status and the event of one pull.</summary>
    private static readonly TimeSpan Lag = TimeSpan.FromSeconds(5);

    public async Task<NodeTrial> AnswerAsync(CancellationToken cancel)
    {
        var begun = Stopwatch.GetTimestamp();
        long? pulled = null;
        for (var pause = FirstPause; ; pause = pause * 1.5 < LongestPause ? pause * 1.5 : LongestPause)
        {
            await Task.Delay(pause, cancel);
            if ((await cluster.Stored.OneAsync(target, cancel)).OrThrow() is not { } json)
                return new NodeTrial { Node = trial.Node, Problem = $"{target} was deleted before the node responded" };
            var (pod, events) = await ReadAsync(json, cancel);
            var id = StoredMeta.Text(Status(json)?["imageID"]);
            if (TrialAnswer.Of(pod, events, id, Reason(json)) is { } answer)
            {
                pulled ??= Stopwatch.GetTimestamp();
                if (!answer.HasPulled || answer is { Digest: not null, Took: not null } || Stopwatch.GetElapsedTime(pulled.Value) > Lag)
                    return answer;
            }
            else if (Stopwatch.GetElapsedTime(begun) > timeout)
            {
                return new NodeTrial { Node = pod.NodeName ?? trial.Node, Problem = $"no response within {timeout.TotalSeconds:0}s: {TrialAnswer.LastWord(pod, events)}; use --timeout to wait longer" };
            }
        }
    }

    private async Task<(Pod Pod, PodEvents Events)> ReadAsync(JsonObject json, CancellationToken cancel)
    {
        var pod = PodFacts.Of(json.Deserialize(WireContext.Default.PodWire)!);
        var events = (await cluster.Source.ListAsync(Resources.Events, pod.Namespace, Query.Where(new FieldTest("involvedObject.uid", pod.Uid)), cancel)).OrThrow() ?? [];
        return (pod, PodEvents.Of(pod, events.Select(EventFacts.Of).ToLookup(one => pod.Key)));
    }

    private static JsonNode? Status(JsonObject pod) => pod["status"]?["containerStatuses"] is JsonArray { Count: > 0 } all ? all[0] : null;

    private static string Reason(JsonObject pod) =>
        string.Join(": ", new[] { StoredMeta.Text(pod["status"]?["reason"]), StoredMeta.Text(pod["status"]?["message"]) }.Where(text => text.Length > 0));
}
