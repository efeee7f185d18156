using KubectlIcr.Cluster;

namespace KubectlIcr.Plans;

/// <summary>What reverting a change means in the current cluster. What has been modified since then is left unchanged.</summary>
internal static class UndoPlan
{
    /// <param name="now">Null where there is none of that name.</param>
    public static Change Secret(UndoEntry entry, StoredSecret? now)
    {
        var target = ObjectRef.Secret(entry.Key);
        return now is null ? Unchanged.Of(target)
            : IsAsMade(entry, now) ? new DeleteObject(target, now.Uid) { Version = now.ResourceVersion }
            : new Refused(target, $"is not deleted, because it has changed since; if nobody needs it: {DeleteObject.Command(target)}");
    }

    /// <param name="now">Null where there is none of that name.</param>
    public static Change Account(UndoEntry entry, StoredAccount? now)
    {
        var target = ObjectRef.ServiceAccount(entry.Key);
        return now is null || now.ImagePullSecrets.SequenceEqual(entry.Before!) ? Unchanged.Of(target)
            : now.ImagePullSecrets.SequenceEqual(entry.After!) && StoredMeta.Of(now.Json).Uid == entry.Uid ? new SetPullSecrets(now, entry.Before!)
            : new Refused(target, $"is not changed back, because it has changed since; to remove the secrets that were added: {Unbinding(entry)}");
    }

    /// <summary>A process that was killed has not learned the UID: then the marks of the copy decide, and that nobody else wrote to it.</summary>
    private static bool IsAsMade(UndoEntry entry, StoredSecret now) => entry.Uid is null
        ? !now.HasSeveralManagers && entry.Mark!.Count > 0 && entry.Mark.All(mark => now.Annotations.GetValueOrDefault(mark.Key) == mark.Value)
        : now.Uid == entry.Uid && now.ResourceVersion == entry.ResourceVersion;

    private static string Unbinding(UndoEntry entry)
    {
        var added = string.Concat(entry.After!.Except(entry.Before!).Select(name => $" --secret {Shell.Quote(name)}"));
        return $"kubectl icr bind-sa {Shell.Quote(entry.Name)} -n {Shell.Quote(entry.Namespace)}{added} --unbind";
    }
}
