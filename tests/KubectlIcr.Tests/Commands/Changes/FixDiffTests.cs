using KubectlIcr.Cluster;
using KubectlIcr.Commands.Changes;
using KubectlIcr.Plans;
using KubectlIcr.Printers;
using KubectlIcr.Report;
using KubectlIcr.Tests.Plans;
using KubectlIcr.Tests.Printers;

namespace KubectlIcr.Tests.Commands.Changes;

/// <summary>The plan as it is shown before anybody agrees to it.</summary>
public sealed class FixDiffTests
{
    private static readonly ObjectRef Pod = new(ResourceType.Pod, "team-a", "web-0");

    [Fact]
    public void Every_kind_of_change_in_words_and_never_a_value()
    {
        Change[] changes =
        [
            new CreateSecret(CopySource.Of(AStored.Secret(), null, null).In("team-a")),
            BindPlan.Bind(AStored.Account("x"), ["a", "b"]),
            new Restart(new ObjectRef(ResourceType.Deployment, "team-a", "web"), DateTimeOffset.UnixEpoch),
            new DeleteObject(Pod, "u"), new DeleteObject(Pod, "u", AtOnce: true), new CreateAgain(Pod, [], []),
            Unchanged.Of(AStored.Account("x")), new Refused(Pod, "is odd"),
        ];

        Assert.Equal(
            """
            Fixes:
              ICR302 the message
            Changes:
              + secret/all-icr-io in namespace team-a, a copy of default/all-icr-io
              +   us.icr.io: iamapikey FINGERPRINT
              +   de.icr.io: iamapikey FINGERPRINT
              ~ serviceaccount/default in namespace team-a, imagePullSecrets
                  x
              +   a
              +   b
              ~ deployment.apps/web in namespace team-a: pods will be restarted
              - pod/web-0 in namespace team-a: will be deleted; its controller creates a new one
              - pod/web-0 in namespace team-a: will be deleted and recreated from its own spec
              + pod/web-0 in namespace team-a: will be recreated
                serviceaccount/default in namespace team-a needs no change
              ! pod/web-0 in namespace team-a is odd
            Not fixed automatically:
              ICR302 a red message: this can't be automated
              pod/bare in namespace team-a has no controller and is not recreated; use
                --fix=all


            """.Replace("FINGERPRINT", AStored.Fingerprints.Of(new Credential("iamapikey", Sensitive.Of("good-key"))), StringComparison.Ordinal),
            Printed([.. changes.Select(new FixDiff(AStored.Fingerprints).Of)]));
    }

    private static string Printed(IReadOnlyList<PlannedChange> changes)
    {
        var output = new StringWriter { NewLine = "\n" };
        var left = new LeftFinding(AReport.Finding("a \u001b[31mred message"), "this can't be automated");
        new PlanPrinter(output, new Colour(false)).Print(new PlanReport([AReport.Finding()], changes, [left], [new ReplacePod("team-a", "bare")]));
        return output.ToString().Replace("[31mred", "red", StringComparison.Ordinal);
    }
}
