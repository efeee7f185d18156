namespace KubectlIcr;

/// <summary>A number of things: <c>1 pod</c>, <c>2 pods</c>.</summary>
internal static class Plural
{
    public static string Of(int number, string noun) => $"{number} {noun}{(number == 1 ? "" : "s")}";
}
