namespace KubectlIcr;

/// <summary>The first of many names, and how many more there are: <c>a, b and 7 more</c>.</summary>
internal static class ShortList
{
    public static string Of(IReadOnlyList<string> names, int most) =>
        string.Join(", ", names.Take(most)) + (names.Count > most ? $" and {names.Count - most} more" : "");
}
