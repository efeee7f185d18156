namespace KubectlIcr.Printers.Metrics;

/// <summary>One gauge with all its series.</summary>
/// <param name="Name">By Prometheus' conventions, without prefix: a contract, as the labels are.</param>
/// <param name="Labels">Their names; a series has a value for each.</param>
internal sealed record Metric(string Name, string Help, params string[] Labels)
{
    public IReadOnlyList<Series> All { get; private init; } = [];

    /// <summary>One series for each group of like label values: how many there are.</summary>
    public Metric Counting(IEnumerable<string[]> labels) =>
        this with { All = [.. labels.GroupBy(values => string.Join('\0', values), (_, alike) => new Series(alike.First(), alike.Count()))] };

    public Metric With(double value, params string[] labels) => this with { All = [.. All, new Series(labels, value)] };
}

/// <summary>One value, with the values of the labels.</summary>
internal sealed record Series(string[] Labels, double Value);
