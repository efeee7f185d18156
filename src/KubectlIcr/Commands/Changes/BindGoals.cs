using KubectlIcr.Cluster;
using KubectlIcr.Cluster.Read;
using KubectlIcr.Plans;

namespace KubectlIcr.Commands.Changes;

/// <summary>Goals that bind secrets to service accounts.</summary>
internal static class BindGoals
{
    /// <summary>Binds what the same run brings there.</summary>
    /// <param name="isNew">The namespace comes with the same run, and its account a moment later.</param>
    public static Goal Copied(StoredObjects stored, ObjectKey key, IReadOnlyList<string> secrets, bool isNew) => Goal(
        stored, key, (account, _) => Task.FromResult(BindPlan.Bind(account, secrets)), isNew ? new BindLater(key, secrets) : BindPlan.Absent(key));

    public static Goal Bind(StoredObjects stored, ObjectKey key, BindSecrets secrets, bool force) => Goal(
        stored, key,
        async (account, cancel) => await secrets.InAsync(key.Namespace, cancel) is var found && force ? BindPlan.Bind(account, found.Keys) : BindPlan.Bind(account, found),
        BindPlan.Absent(key));

    /// <param name="secrets">None for the default ones among those the account has.</param>
    public static Goal Unbind(StoredObjects stored, ObjectKey key, IReadOnlyList<string> secrets) => Goal(
        stored, key,
        (account, _) => Task.FromResult(BindPlan.Unbind(account, secrets.Count > 0 ? secrets : DefaultSecrets.Among(account.ImagePullSecrets))),
        BindPlan.Absent(key));

    private static Goal Goal(StoredObjects stored, ObjectKey key, Func<StoredAccount, CancellationToken, Task<Change>> plan, Change absent) => new(
        ObjectRef.ServiceAccount(key),
        async cancel => (await stored.AccountAsync(key, cancel)).OrThrow() is { } account ? await plan(account, cancel) : absent);
}
