namespace KubectlIcr.Cluster.Wire;

/// <summary>What the API server says of a request that failed.</summary>
internal sealed class StatusWire
{
    /// <summary><c>Status</c>, or the answer is of another kind.</summary>
    public string? Kind { get; set; }

    public string? Reason { get; set; }

    public string? Message { get; set; }
}
