using KubectlIcr.Commands.Reports;
using KubectlIcr.Kubelet;
using KubectlIcr.Printers;
using KubectlIcr.Report;
using KubectlIcr.Rules;
using KubectlIcr.Tests.Golden;
using KubectlIcr.Tests.Rules;

namespace KubectlIcr.Tests.Printers;

/// <summary>Reports with both answers, the node's and this machine's, as a person and as a script get them.</summary>
public sealed class NodeAnswersTests
{
    private static ACluster Failed => new ACluster().OwnedBy("Deployment/web").Names("pull").Secret("pull");

    [Theory]
    [InlineData("timeout")]
    [InlineData("pulled")]
    [InlineData("candidate")]
    [InlineData("no-answer")]
    public void Stands_beside_this_machine_s(string name)
    {
        var cluster = (name == "pulled" ? Failed.Fails(ACluster.Refused) : name == "candidate" ? Failed.Fails(ACluster.Anonymous) : Failed.BackOffOnly()).Registry(AnAnswer.Ok("linux/amd64")).Trial(Answer(name));
        var pull = cluster.Pull();
        var facts = cluster.Facts() with { PodsAsked = 1, UsesAsked = new(1, 0), Pods = [pull.Pod] };
        var report = CheckReports.Build(facts, Diagnosis.Of([pull], facts), onlyFailing: false);
        var output = new StringWriter { NewLine = "\n" };

        new CheckPrinter(output, new Colour(false), wide: false).Print(report);
        output.WriteLine();
        JsonPrinter.Print(report, ReportJson.Default.CheckReport, output);

        Verified.Matches(output.ToString().Replace(Build.Page(""), Build.Page("", "any")), $"tests/KubectlIcr.Tests/Golden/on-node/{name}.verified.txt");
    }

    private static readonly NodeTrial Pulls = new() { Node = "10.0.0.7", IsOfPod = true };

    private static NodeTrial Answer(string name) => name switch
    {
        "timeout" => Pulls with
        {
            Failure = PullError.Classify("failed to pull and unpack image \"us.icr.io/team/app:1.0\": failed to resolve reference: failed to do request: Head \"https://us.icr.io/v2/team/app/manifests/1.0\": dial tcp 192.0.2.1:443: i/o timeout", "us.icr.io"),
        },
        "candidate" => Pulls with { IsOfPod = false, Secret = "mine", Took = TimeSpan.FromSeconds(2.1), Digest = "sha256:aa" },
        "no-answer" => Pulls with { Problem = "node 10.0.0.7 is cordoned, so no new pods are scheduled on it; kubectl uncordon 10.0.0.7 allows it again" },
        _ => Pulls with { Took = TimeSpan.FromSeconds(2.1), Bytes = 34_000_000, Digest = "sha256:aa" },
    };
}
