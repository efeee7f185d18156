using System.Globalization;

namespace KubectlIcr.Printers.Metrics;

/// <summary>Prometheus' text exposition format. What was not read has no series: a 0 is always a fact.</summary>
internal static class MetricsPrinter
{
    public const string Prefix = "kubectl_icr_";

    /// <summary>The metrics in the order given, the series of each by their labels. A metric without series is left out.</summary>
    public static void Print(IEnumerable<Metric> metrics, TextWriter output)
    {
        foreach (var metric in metrics.Where(metric => metric.All.Count > 0))
        {
            output.Write($"# HELP {Prefix}{metric.Name} {Escape(metric.Help)}\n# TYPE {Prefix}{metric.Name} gauge\n");
            foreach (var series in metric.All.OrderBy(series => string.Join('\0', series.Labels), StringComparer.Ordinal))
                output.Write($"{Prefix}{metric.Name}{Labels(metric, series)} {series.Value.ToString(CultureInfo.InvariantCulture)}\n");
        }
    }

    /// <summary>All that is known when the cluster could not be read.</summary>
    public static void PrintDown(string command, TextWriter output) => Print([RunMetrics.Up.With(0, command)], output);

    private static string Labels(Metric metric, Series series) => metric.Labels.Length == 0
        ? ""
        : $"{{{string.Join(',', metric.Labels.Zip(series.Labels, (name, value) => $"{name}=\"{Escape(PlainText.OneLine(value)).Replace("\"", "\\\"", StringComparison.Ordinal)}\""))}}}";

    private static string Escape(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
}
