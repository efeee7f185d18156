namespace KubectlIcr.Cluster;

/// <summary>A secret, as far as pulling images is concerned: its type and the two keys the kubelet may read.</summary>
internal sealed record Secret
{
    public const string DockerConfigJsonType = "kubernetes.io/dockerconfigjson";
    public const string DockerCfgType = "kubernetes.io/dockercfg";
    public const string DockerConfigJsonKey = ".dockerconfigjson";
    public const string DockerCfgKey = ".dockercfg";

    /// <summary>The types that the kubelet reads.</summary>
    public static readonly IReadOnlyList<string> PullTypes = [DockerConfigJsonType, DockerCfgType];

    /// <summary>The name of the pull secret that IBM Cloud puts into namespace <c>default</c>.</summary>
    public const string AllIcrIo = "all-icr-io";

    /// <summary>The names that IBM's pages give to secrets with an entitlement key.</summary>
    public static readonly IReadOnlyList<string> EntitlementNames = ["ibm-entitlement-key", "entitled-cp-icr-io"];

    public required string Namespace { get; init; }

    public required string Name { get; init; }

    public required string Type { get; init; }

    /// <summary>The bytes of <c>data[".dockerconfigjson"]</c>, base64 undone; null when the key is absent.</summary>
    public Sensitive? DockerConfigJson { get; init; }

    /// <summary>The bytes of <c>data[".dockercfg"]</c>, base64 undone; null when the key is absent.</summary>
    public Sensitive? DockerCfg { get; init; }

    /// <summary>The secret that it says it is a copy of; null when it says nothing.</summary>
    public ObjectKey? CopiedFrom { get; init; }

    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>Who wrote to its data, oldest first; empty where that is not known.</summary>
    public IReadOnlyList<Edit> Edits { get; init; } = [];

    /// <summary>When its data was last written, its creation included; null if unknown.</summary>
    public DateTimeOffset? EditedAt => Edits.Count > 0 ? Edits[^1].Time : CreatedAt;

    /// <summary>What it is to be compared with: what it says it is a copy of, else its namesake in <c>default</c>; null for a secret there.</summary>
    public ObjectKey? Original => CopiedFrom ?? (Namespace == "default" ? null : new("default", Name));

    /// <summary>The member of <c>data</c> that holds the payload of a pull secret of that type.</summary>
    public static string KeyOf(string type) => type == DockerCfgType ? DockerCfgKey : DockerConfigJsonKey;

    public ObjectKey Key => new(Namespace, Name);
}
