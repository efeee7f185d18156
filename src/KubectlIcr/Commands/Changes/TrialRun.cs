using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using KubectlIcr.Cluster;
using KubectlIcr.Cluster.Connect;
using KubectlIcr.Cluster.Read;
using KubectlIcr.Cluster.Wire;
using KubectlIcr.Cluster.Write;
using KubectlIcr.Kubelet;
using KubectlIcr.Plans;

namespace KubectlIcr.Commands.Changes;

/// <summary>One trial pod from its creation to its deletion: whatever happens in between, it is deleted.</summary>
/// <param name="timeout">How long the node may take to answer.</param>
internal sealed class TrialRun(LiveCluster cluster, Trial trial, CreateTrial create, TimeSpan timeout)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(2);

    /// <summary>How long the status and the event that tell of a pull may lag behind each other.</summary>
    private static readonly TimeSpan Lag = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan DeletePatience = TimeSpan.FromSeconds(20);

    /// <summary>Why the pod is still there; null when it is gone, or was never there.</summary>
    public string? Left { get; private set; }

    public async Task<NodeTrial> AskAsync(CancellationToken cancel)
    {
        var uid = "";
        try
        {
            // Not cut off by Ctrl-C: a pod that may be there can't be deleted before it is known.
            uid = await CreateAsync(create);
            return (await WatchAsync(cancel)) with { Secret = trial.Candidate };
        }
        catch (ApiFailure failure)
        {
            return new NodeTrial { Node = trial.Node, Secret = trial.Candidate, Problem = $"{create.Target} {WriteFailure.Words(failure, create, inDoubt: Left is not null)}" };
        }
        finally
        {
            if (uid.Length > 0)
                Left = await DeleteAsync(cluster, create.Target, uid);
        }
    }

    /// <returns>Why it could not be deleted; null when it is gone.</returns>
    public static async Task<string?> DeleteAsync(LiveCluster cluster, ObjectRef pod, string uid)
    {
        using var limit = new CancellationTokenSource(DeletePatience);
        for (var tries = 1; ; tries++)
        {
            try
            {
                await cluster.Writer.SendAsync(WriteRequest.Delete(pod, uid, atOnce: true), limit.Token);
                return null;
            }
            catch (ApiFailure failure) when (failure.IsAbsence || failure.Status == 409)
            {
                return null; // gone, or a namesake came after it
            }
            catch (ApiFailure failure) when (!failure.IsTransient || tries > 3)
            {
                return $"{pod} could not be deleted: {failure.Message}; delete it by hand: {DeleteObject.Command(pod)}";
            }
            catch (ApiFailure)
            {
                await Task.Delay(FirstPause, CancellationToken.None);
            }
            catch (OperationCanceledException)
            {
                return $"{pod} may still be there, since the API server does not answer; delete it by hand: {DeleteObject.Command(pod)}";
            }
        }
    }

    /// <returns>Its UID.</returns>
    private async Task<string> CreateAsync(CreateTrial asked)
    {
        try
        {
            return StoredMeta.Of(await cluster.Writer.SendAsync(asked.Request, CancellationToken.None)).Uid;
        }
        catch (ApiFailure failure) when (failure.LeavesDoubt)
        {
            // The answer may be lost, not the pod.
            if (await FindAsync() is { } there)
                return StoredMeta.Of(there).Uid;
            throw;
        }
        catch (ApiFailure failure) when (failure.Message.Contains("security context constraint", StringComparison.Ordinal) && WithoutUser(asked) is { } other)
        {
            return await CreateAsync(other);
        }
    }

    /// <returns>The pod that may have been created; null where there is none, or where that is not known either.</returns>
    private async Task<JsonObject?> FindAsync()
    {
        try
        {
            return (await cluster.Stored.OneAsync(create.Target, CancellationToken.None)).OrThrow();
        }
        catch (UserError error)
        {
            Left = $"{create.Target} may be there: {error.Message}; delete it by hand: {DeleteObject.Command(create.Target)}";
            return null;
        }
    }

    /// <summary>OpenShift gives each namespace users of its own.</summary>
    private static CreateTrial? WithoutUser(CreateTrial asked)
    {
        var pod = asked.ToJson();
        return pod["spec"]!["securityContext"]!.AsObject().Remove("runAsUser") ? asked with { Pod = pod } : null;
    }

    private async Task<NodeTrial> WatchAsync(CancellationToken cancel)
    {
        var begun = Stopwatch.GetTimestamp();
        long? pulled = null;
        for (var pause = FirstPause; ; pause = pause * 1.5 < LongestPause ? pause * 1.5 : LongestPause)
        {
            await Task.Delay(pause, cancel);
            if ((await cluster.Stored.OneAsync(create.Target, cancel)).OrThrow() is not { } json)
                return new NodeTrial { Node = trial.Node, Problem = $"{create.Target} was deleted before the node answered" };
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
                return new NodeTrial { Node = pod.NodeName ?? trial.Node, Problem = $"no answer within {timeout.TotalSeconds:0}s: {TrialAnswer.LastWord(pod, events)}; --timeout waits longer" };
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
