namespace KubectlIcr;

/// <summary>One fact: its value, that it is absent, or why it could not be read. Unread never counts as absent.</summary>
internal readonly record struct Fact<T>
    where T : class
{
    private Fact(T? value, string? unread) => (Value, Unread) = (value, unread);

    /// <summary>The value; null when absent or unread.</summary>
    public T? Value { get; }

    /// <summary>Why the fact could not be read, e.g. <c>secrets in namespace team-a: forbidden</c>; null when it was read.</summary>
    public string? Unread { get; }

    public bool IsKnown => Unread is null;

    public bool IsAbsent => Unread is null && Value is null;

    public static Fact<T> Found(T value) => new(value, null);

    public static Fact<T> Absent() => new(null, null);

    public static Fact<T> NotRead(string reason) => new(null, reason);

    /// <summary>The same of another form of the value.</summary>
    public Fact<TOther> Map<TOther>(Func<T, TOther> convert)
        where TOther : class =>
        Value is { } value ? Fact<TOther>.Found(convert(value)) : Unread is { } reason ? Fact<TOther>.NotRead(reason) : Fact<TOther>.Absent();
}
