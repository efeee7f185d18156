namespace KubectlIcr.EndToEnd.Faults;

/// <summary>Where on a command's way a fault strikes.</summary>
/// <param name="Title">The request, for a person.</param>
internal sealed record Point(string Title, Func<Question, Place, bool> Strikes)
{
    /// <summary>Other requests are under way at the same time, in no order.</summary>
    public bool HasCompany { get; init; }

    public bool IsPage { get; init; }

    /// <summary>What the command writes in the first namespace is to be done by then.</summary>
    public bool IsWrite { get; init; }

    public static readonly Point Everywhere = new("every request", (_, _) => true);

    public static Point Get(string title, Func<Place, string> pathEnd) => new(title, (question, place) => question.Method == "GET" && question.Path.EndsWith(pathEnd(place), StringComparison.Ordinal));

    /// <summary>The second page of a list of all namespaces.</summary>
    public static Point SecondPage(string plural) =>
        new($"list of {plural}, second page", (question, _) => question.IsLaterPage && question.Path.EndsWith($"/{plural}", StringComparison.Ordinal) && !question.Path.Contains("/namespaces/", StringComparison.Ordinal)) { IsPage = true };

    /// <summary>A write in the second namespace.</summary>
    public static Point Write(string method, string plural) =>
        new($"{method} {plural} in b", (question, place) => question.IsWrite && question.Method == method && question.Path.Contains($"/namespaces/{place.B}/{plural}", StringComparison.Ordinal)) { IsWrite = true };
}
