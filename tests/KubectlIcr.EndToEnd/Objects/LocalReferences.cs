namespace KubectlIcr.EndToEnd.Objects;

/// <summary>The lists of <c>{name: …}</c> that name pull secrets.</summary>
internal static class LocalReferences
{
    /// <summary>Null, so no field at all, for an empty list.</summary>
    public static object[]? To(string[]? names) => names is { Length: > 0 } ? [.. names.Select(name => new { name })] : null;
}
