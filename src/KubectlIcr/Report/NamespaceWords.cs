namespace KubectlIcr.Report;

/// <summary>Where something is, for a sentence.</summary>
internal static class NamespaceWords
{
    private const int Few = 3;

    /// <summary>E.g. <c> in namespaces a, b, c and 7 more</c>, with the blank before it; empty for all namespaces and for what is in none.</summary>
    /// <param name="namespaces">Null for all namespaces.</param>
    public static string In(IEnumerable<string?> namespaces) => namespaces.OfType<string>().ToList() switch
    {
        [] => "",
        [var only] => $" in namespace {only}",
        { Count: <= Few } several => $" in namespaces {ShortList.All(several)}",
        var many => $" in namespaces {ShortList.Of(many, Few)}",
    };
}
