using System.Text.Json.Nodes;
using KubectlIcr.Cluster;

namespace KubectlIcr.Plans;

/// <summary>One change that was made, or was about to be when the process ended, and what is needed to revert it. Never a payload.</summary>
/// <param name="Did"><see cref="Created"/>, <see cref="Bound"/>, or <see cref="Restarted"/> for pods and what runs them, which nothing puts back.</param>
internal sealed record UndoEntry(string Did, string Kind, string Namespace, string Name)
{
    public const string Created = "created";
    public const string Bound = "bound";
    public const string Restarted = "restarted";

    /// <summary>Of a secret, null until the server has answered.</summary>
    public string? Uid { get; init; }

    /// <summary>Of a secret as it was created; null until the server has answered.</summary>
    public string? ResourceVersion { get; init; }

    /// <summary>The annotations that say of which secret it is a copy; null but for a secret.</summary>
    public IReadOnlyDictionary<string, string>? Mark { get; init; }

    /// <summary>The service account's list as it was; null but for a service account.</summary>
    public IReadOnlyList<string>? Before { get; init; }

    /// <summary>The list as it was made.</summary>
    public IReadOnlyList<string>? After { get; init; }

    public ObjectKey Key => new(Namespace, Name);

    /// <summary>What is to be remembered of a change; null where it changes nothing.</summary>
    public static UndoEntry? Of(Change change) => change switch
    {
        CreateSecret create => At(Created, change) with { Mark = CopyMark.In(create.Secret.Annotations) },
        SetPullSecrets set => At(Bound, change) with { Uid = StoredMeta.Of(set.Account.Json).Uid, Before = set.Before, After = set.After },
        Restart or DeleteObject or CreateAgain => At(Restarted, change),
        _ => null,
    };

    /// <summary>The entry once the server has answered with the object.</summary>
    public UndoEntry As(JsonObject made)
    {
        var meta = StoredMeta.Of(made);
        return Did == Created && meta.Uid.Length > 0 ? this with { Uid = meta.Uid, ResourceVersion = meta.ResourceVersion } : this;
    }

    private static UndoEntry At(string did, Change change) => new(did, change.Target.Type.Kind, change.Target.Namespace ?? "", change.Target.Name);
}
