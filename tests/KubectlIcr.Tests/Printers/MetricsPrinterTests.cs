using KubectlIcr.Printers.Metrics;

namespace KubectlIcr.Tests.Printers;

public class MetricsPrinterTests
{
    private static string Print(params Metric[] metrics)
    {
        var output = new StringWriter();
        MetricsPrinter.Print(metrics, output);
        return output.ToString();
    }

    [Fact]
    public void Series_are_in_the_order_of_their_labels_and_escaped() => Assert.Equal(
        """
        # HELP kubectl_icr_x A\\B\nC "D"
        # TYPE kubectl_icr_x gauge
        kubectl_icr_x{a="A",b=""} 2
        kubectl_icr_x{a="a\\b\"c d",b="z"} 1

        """,
        Print(new Metric("x", "A\\B\nC \"D\"", "a", "b").Counting([["a\\b\"c\nd\u001b", "z"], ["A", ""], ["A", ""]])));

    [Fact]
    public void A_metric_without_series_is_left_out() => Assert.Equal("", Print(new Metric("x", "X.", "a")));

    [Fact]
    public void A_metric_without_labels() => Assert.Equal("# HELP kubectl_icr_x X.\n# TYPE kubectl_icr_x gauge\nkubectl_icr_x 1795450422\n", Print(new Metric("x", "X.").With(1795450422)));
}
