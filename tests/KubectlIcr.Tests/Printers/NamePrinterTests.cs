using KubectlIcr.Printers;
using KubectlIcr.Report;

namespace KubectlIcr.Tests.Printers;

public sealed class NamePrinterTests
{
    [Fact]
    public void What_an_error_hits_once_and_as_kubectl_names_it()
    {
        Subject[] subjects =
        [
            new("Pod", "a", "x", "c", null), new("Pod", "a", "x", "d", null), new("Deployment", "a", "web", "c", null), new("CronJob", "a", "n", "c", null), new("ReplicationController", "a", "rc", "c", null),
        ];
        var output = new StringWriter { NewLine = "\n" };
        NamePrinter.Print(AReport.Of(new(1, 1, 1, 1, 1, 0, 0), [AReport.Finding(subjects: subjects), AReport.Finding(severity: Severity.Warning, subjects: new Subject("Pod", "a", "warned", "c", null))]), output);
        Assert.Equal("pod/x\ndeployment.apps/web\ncronjob.batch/n\nreplicationcontroller/rc\n", output.ToString());
    }
}
