namespace KubectlIcr.Kubelet;

/// <summary>How Go's encoding/json finds the struct field of a JSON key: case does not matter, not even Unicode's ſ and K.</summary>
internal static class GoFieldName
{
    public static bool Is(string field, string key) =>
        field.Length == key.Length && field.Zip(key).All(pair => char.ToLowerInvariant(pair.First) == Fold(pair.Second));

    private static char Fold(char c) => c switch
    {
        'ſ' => 's',
        '\u212a' => 'k',
        _ => char.IsAscii(c) ? char.ToLowerInvariant(c) : c,
    };
}
