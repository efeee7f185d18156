using KubectlIcr.Cluster;
using KubectlIcr.Cluster.Read;
using KubectlIcr.Plans;

namespace KubectlIcr.Commands;

/// <summary>Goals that bind secrets to service accounts.</summary>
internal static class BindGoals
{
    /// <param name="isNew">The namespace is made in the same run: the account comes a moment after it.</param>
    public static Goal One(StoredObjects stored, ObjectKey key, IReadOnlyList<string> secrets, bool isNew) => new(ObjectRef.ServiceAccount(key), async cancel =>
        (await stored.AccountAsync(key, cancel)).OrThrow() is { } account ? BindPlan.Bind(account, secrets)
        : isNew ? new BindLater(key, secrets)
        : BindPlan.Absent(key));
}
