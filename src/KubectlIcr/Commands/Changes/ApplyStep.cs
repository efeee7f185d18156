using System.Diagnostics;
using KubectlIcr.Cluster.Connect;
using KubectlIcr.Cluster.Write;
using KubectlIcr.Plans;

namespace KubectlIcr.Commands.Changes;

/// <summary>
/// Carries one change out. Where the server says that the object has changed since it was read, or where it is not known whether a write was done, the
/// change is planned again from what is there: no one else's change is overwritten, and nothing is written twice.
/// </summary>
/// <param name="end">Cuts off a write that is on its way; comes a moment after <paramref name="cancel"/>.</param>
internal sealed class ApplyStep(ClusterWriter writer, Planned step, CancellationToken cancel, CancellationToken end)
{
    /// <summary>Enough for a hundred concurrent writers of the same object.</summary>
    private const int MostTries = 200;

    private const int MostInDoubt = 4;

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
            return Applied.Interrupted(change) with { MayBeDone = maybeDone is not null };
        }
        catch (UserError error)
        {
            return Applied.Failed(change, maybeDone is null ? error.Message : WriteFailure.InDoubt(maybeDone, error.Message)) with { MayBeDone = maybeDone is not null };
        }
    }

    /// <returns>Null where it is to be planned again.</returns>
    private Task<Applied?> TryAsync() => change switch
    {
        Refused refused => Ended(Applied.Failed(refused, refused.Why)),
        BindLater when Stopwatch.GetElapsedTime(start) > NamespacePatience => Ended(Applied.Failed(change, "did not appear in its new namespace")),
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
        catch (ApiFailure failure)
        {
            return After(failure);
        }
        catch (OperationCanceledException)
        {
            return Applied.Interrupted(change, "the server may or may not have received it") with { MayBeDone = true };
        }
    }

    /// <returns>Null where it is to be planned again.</returns>
    private Applied? After(ApiFailure failure)
    {
        if (IsGone(failure))
            return Applied.Done(change, change.ToJson());
        tries++;
        var inDoubt = failure.LeavesDoubt || maybeDone is not null;
        if (!IsTriedAgain(failure))
            return Applied.Failed(change, WriteFailure.Words(failure, change, inDoubt)) with { MayBeDone = inDoubt };
        if (failure.LeavesDoubt)
            maybeDone = change;
        return null;
    }

    /// <summary>Someone else changed the object first, or it is not known whether the write was done.</summary>
    private bool IsTriedAgain(ApiFailure failure) =>
        tries < MostTries && ((failure.Status == 409 && change is not DeleteObject) || (failure.LeavesDoubt && tries < MostInDoubt));

    /// <summary>
    /// The object to delete no longer exists. For a pod that we have to recreate, that counts only if we may have deleted it: someone else who deleted it
    /// wants it gone. An object with the same name and another UID was created after it.
    /// </summary>
    private bool IsGone(ApiFailure failure) => change is DeleteObject delete && (maybeDone is null
        ? failure.IsAbsence && !delete.AtOnce
        : failure.IsAbsence || (failure.Status == 409 && delete.Version is null));

    private static Task<Applied?> Ended(Applied applied) => Task.FromResult<Applied?>(applied);
}
