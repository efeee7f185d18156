using System.Diagnostics;
using KubectlIcr.Cluster.Connect;
using KubectlIcr.Cluster.Write;
using KubectlIcr.Plans;

namespace KubectlIcr.Commands.Changes;

/// <summary>
/// Carries one change out. Where the server says that the object has changed since it was read, or where it is not known whether a write was done, the
/// change is planned anew from what is there: nothing is written over somebody else, and nothing twice.
/// </summary>
/// <param name="end">Cuts off a write that is on its way; comes a moment after <paramref name="cancel"/>.</param>
internal sealed class ApplyStep(ClusterWriter writer, Planned step, CancellationToken cancel, CancellationToken end)
{
    /// <summary>A hundred that want the same object at once each get it.</summary>
    private const int MostTries = 200;

    private static readonly TimeSpan NamespacePatience = TimeSpan.FromSeconds(10);

    private readonly long start = Stopwatch.GetTimestamp();
    private Change change = step.Change;
    private Change? maybeDone;
    private int tries;

    public async Task<Applied> RunAsync()
    {
        try
        {
            while (true)
            {
                if (await TryAsync() is { } applied)
                    return applied;
                await Task.Delay(Random.Shared.Next(5, 20 + (10 * Math.Min(tries, 20))), cancel);
                change = await step.Goal.PlanAsync(cancel);
            }
        }
        catch (OperationCanceledException)
        {
            return Applied.Interrupted(change);
        }
        catch (UserError error)
        {
            return Applied.Failed(change, error.Message);
        }
    }

    /// <returns>Null where it is to be planned anew.</returns>
    private Task<Applied?> TryAsync() => change switch
    {
        Refused refused => Ended(Applied.Failed(refused, refused.Why)),
        BindLater when Stopwatch.GetElapsedTime(start) > NamespacePatience => Ended(Applied.Failed(change, "has not appeared in its new namespace")),
        BindLater => Task.FromResult<Applied?>(null),
        { Request: { } request } => SendAsync(request),
        _ => Ended(Applied.Done(maybeDone ?? change, change.ToJson())),
    };

    private async Task<Applied?> SendAsync(WriteRequest request)
    {
        cancel.ThrowIfCancellationRequested();
        try
        {
            return Applied.Done(change, await writer.SendAsync(request, end));
        }
        catch (ApiFailure failure) when (failure.Status == 404 && change is DeleteObject)
        {
            return Applied.Done(change, change.ToJson());
        }
        catch (ApiFailure failure) when (change is not DeleteObject && ++tries < MostTries && (failure.Status == 409 || IsInDoubt(failure)))
        {
            maybeDone = IsInDoubt(failure) ? change : maybeDone;
            return null;
        }
        catch (ApiFailure failure)
        {
            return Applied.Failed(change, WriteFailure.Words(failure, change));
        }
        catch (OperationCanceledException)
        {
            return Applied.Interrupted(change, "it is not known whether the server got it");
        }
    }

    /// <summary>Cut off or 5xx: it may have been done.</summary>
    private bool IsInDoubt(ApiFailure failure) => failure.IsTransient && failure.Status != 429 && tries < 4;

    private static Task<Applied?> Ended(Applied applied) => Task.FromResult<Applied?>(applied);
}
