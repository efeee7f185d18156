namespace KubectlIcr.Cluster.Wire;

/// <summary>One page of a list.</summary>
internal sealed class ListWire<T>
{
    /// <summary>E.g. <c>PodList</c>.</summary>
    public string? Kind { get; set; }

    public ListMetaWire? Metadata { get; set; }

    public List<T> Items
    {
        get;
        set => field = value ?? [];
    } = [];
}

/// <summary>How a list goes on.</summary>
internal sealed class ListMetaWire
{
    public string? Continue { get; set; }
}

/// <summary>What an object is, before it is known how to read it.</summary>
internal sealed class HeadWire
{
    public string? ApiVersion { get; set; }

    public string? Kind { get; set; }
}
