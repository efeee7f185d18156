using KubectlIcr.Cluster;

namespace KubectlIcr.Plans;

/// <summary>What binding secrets to a service account, or taking them off it, comes to.</summary>
internal static class BindPlan
{
    /// <summary>Appended in the order given, none twice; every other entry stays where it is.</summary>
    public static Change Bind(StoredAccount account, IReadOnlyList<string> secrets) =>
        To(account, [.. account.ImagePullSecrets, .. secrets.Distinct().Except(account.ImagePullSecrets)]);

    public static Change Unbind(StoredAccount account, IReadOnlyList<string> secrets) =>
        To(account, [.. account.ImagePullSecrets.Where(name => !secrets.Contains(name))]);

    /// <param name="missing">The secrets that do not exist in the account's namespace.</param>
    public static Refused Missing(ObjectKey account, IReadOnlyList<string> missing)
    {
        var names = string.Join(", ", missing);
        var copy = string.Join(' ', missing.Select(Shell.Quote));
        return new(ObjectRef.ServiceAccount(account),
            $"is left as it is: there is no secret {names}; copy it there (kubectl icr copy-secret {copy} --to {Shell.Quote(account.Namespace)} --bind={Shell.Quote(account.Name)}), or --force binds the name all the same");
    }

    public static Refused Absent(ObjectKey account) => new(ObjectRef.ServiceAccount(account), "does not exist");

    private static Change To(StoredAccount account, IReadOnlyList<string> after) =>
        after.SequenceEqual(account.ImagePullSecrets) ? Unchanged.Of(account) : new SetPullSecrets(account, after);
}
