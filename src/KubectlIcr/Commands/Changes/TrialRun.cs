using System.Text.Json.Nodes;
using KubectlIcr.Cluster;
using KubectlIcr.Cluster.Connect;
using KubectlIcr.Cluster.Write;
using KubectlIcr.Kubelet;
using KubectlIcr.Plans;

namespace KubectlIcr.Commands.Changes;

/// <summary>One trial pod from its creation to its deletion: whatever happens in between, it is deleted.</summary>
/// <param name="timeout">How long the node may take to answer.</param>
internal sealed class TrialRun(LiveCluster cluster, Trial trial, CreateTrial create, TimeSpan timeout)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan DeletePatience = TimeSpan.FromSeconds(20);

    /// <summary>Why the pod is still there; null when it is gone, or was never there.</summary>
    public string? Left { get; private set; }

    public async Task<NodeTrial> AskAsync(CancellationToken cancel)
    {
        var uid = "";
        try
        {
            // Not interrupted by Ctrl-C: a pod that may exist can't be deleted before its UID is known.
            uid = await CreateAsync(create);
            return (await new TrialWatch(cluster, trial, create.Target, timeout).AnswerAsync(cancel)) with { Secret = trial.Candidate };
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
                return $"{pod} could not be deleted: {failure.Message}; delete it manually: {DeleteObject.Command(pod)}";
            }
            catch (ApiFailure)
            {
                await Task.Delay(Pause, CancellationToken.None);
            }
            catch (OperationCanceledException)
            {
                return $"{pod} may still exist, because the API server does not respond; delete it manually: {DeleteObject.Command(pod)}";
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

    /// <returns>The pod that may have been created; null if there is none, or if that is unknown.</returns>
    private async Task<JsonObject?> FindAsync()
    {
        try
        {
            return (await cluster.Stored.OneAsync(create.Target, CancellationToken.None)).OrThrow();
        }
        catch (UserError error)
        {
            Left = $"{create.Target} may exist: {error.Message}; delete it manually: {DeleteObject.Command(create.Target)}";
            return null;
        }
    }

    /// <summary>OpenShift assigns each namespace its own users.</summary>
    private static CreateTrial? WithoutUser(CreateTrial asked)
    {
        var pod = asked.ToJson();
        return pod["spec"]!["securityContext"]!.AsObject().Remove("runAsUser") ? asked with { Pod = pod } : null;
    }
}
