namespace KubectlIcr.Cluster.Read;

/// <summary>What came of one read: a value, nothing (the object does not exist), or why it could not be read.</summary>
/// <param name="Gap">For callers that can do without it.</param>
/// <param name="Error">For callers that can't; set whenever <paramref name="Gap"/> is.</param>
internal readonly record struct Answer<T>(T? Value, Gap? Gap = null, UserError? Error = null)
    where T : class
{
    public bool IsAbsent => Value is null && Gap is null;

    /// <summary>The answer as a fact, for callers that can do without it.</summary>
    public Fact<TFact> ToFact<TFact>(Func<T, Fact<TFact>> read)
        where TFact : class =>
        Value is { } value ? read(value) : Gap is { } gap ? Fact<TFact>.NotRead(gap.ToString()) : Fact<TFact>.Absent();

    public T? OrThrow() => Error is null ? Value : throw Error;

    /// <summary>For a list that is required. A user who can't read all namespaces may still be able to read one.</summary>
    /// <param name="scope">The namespace that was listed; null for all.</param>
    public T OrThrowFor(string? scope) =>
        scope is null && Gap?.Reason == GapReason.Forbidden ? throw new UserError($"{Error!.Message}; to read a single namespace, use -n NAMESPACE instead of -A", inner: Error) : OrThrow()!;
}
