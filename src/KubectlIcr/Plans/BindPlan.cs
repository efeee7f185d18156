using KubectlIcr.Cluster;
using KubectlIcr.Kubelet;

namespace KubectlIcr.Plans;

/// <summary>What binding secrets to a service account, or taking them off it, comes to.</summary>
internal static class BindPlan
{
    /// <summary>Appended in the order given, none twice; every other entry stays where it is.</summary>
    public static Change Bind(StoredAccount account, IEnumerable<string> secrets) =>
        To(account, [.. account.ImagePullSecrets, .. secrets.Distinct().Except(account.ImagePullSecrets)]);

    /// <summary>Binds secrets that are there and that the kubelet reads; others are an error.</summary>
    /// <param name="secrets">In order, each with what is known of it in the account's namespace.</param>
    public static Change Bind(StoredAccount account, IReadOnlyDictionary<string, Fact<StoredSecret>> secrets)
    {
        if (secrets.Where(pair => pair.Value.IsAbsent).Select(pair => pair.Key).ToList() is { Count: > 0 } missing)
            return Missing(account.Key, missing);
        var useless = secrets.Values.Select(fact => fact.Value).OfType<StoredSecret>().FirstOrDefault(secret => DockerConfig.Read(secret.ToSecret()).Ignored is not null);
        return useless is null ? Bind(account, secrets.Keys) : new Refused(
            ObjectRef.ServiceAccount(account.Key), $"is not changed: the kubelet ignores secret \"{useless.Key.Name}\" ({DockerConfig.Read(useless.ToSecret()).Ignored}); use --force to bind it anyway");
    }

    public static Change Unbind(StoredAccount account, IReadOnlyCollection<string> secrets) =>
        To(account, [.. account.ImagePullSecrets.Where(name => !secrets.Contains(name))]);

    public static Refused Absent(ObjectKey account) => new(ObjectRef.ServiceAccount(account), "does not exist");

    private static Refused Missing(ObjectKey account, List<string> missing)
    {
        var copy = $"kubectl icr copy-secret {string.Join(' ', missing.Select(Shell.Quote))} --to {Shell.Quote(account.Namespace)} --bind={Shell.Quote(account.Name)}";
        return new(ObjectRef.ServiceAccount(account), $"is not changed: {(missing.Count == 1 ? "secret" : "secrets")} {string.Join(", ", missing.Select(name => $"\"{name}\""))} {(missing.Count == 1 ? "does" : "do")} not exist in the namespace; {copy} copies it from namespace default, and --force binds the name anyway");
    }

    private static Change To(StoredAccount account, IReadOnlyList<string> after) =>
        after.SequenceEqual(account.ImagePullSecrets) ? Unchanged.Of(account) : new SetPullSecrets(account, after);
}
