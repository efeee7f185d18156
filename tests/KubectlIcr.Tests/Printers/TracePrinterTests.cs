using KubectlIcr.Printers;
using KubectlIcr.Report;

namespace KubectlIcr.Tests.Printers;

/// <summary>Traces of pulls whose registry was asked; those of saved objects are goldens.</summary>
public class TracePrinterTests
{
    private static readonly TracedSecrets Two = new("pod", ["first"], [new("first", "matched", null, [new("us.icr.io/team", "path")]), new("second", "matched", null, [new("us.icr.io", "host")])]);

    private static readonly TryReport[] Tries = [new("first", "us.icr.io/team", "iamapikey"), new("second", "us.icr.io", "")];

    private static AnswerReport Answer(string? secret, string? key, string? user, string result, string text) => new(secret, key, user, result, null, "us.icr.io", text);

    private static PullReport Pull(TracedSecrets? secrets, CredentialsReport? credentials, params AnswerReport[] answers) => AReport.Pull() with
    {
        Summary = "401 Unauthorized",
        Image = new ImageReport("us.icr.io/team/app:1.0", "us.icr.io", "team/app", "1.0", null, null),
        PullSecrets = secrets,
        Credentials = credentials,
        Registry = new RegistryReport(answers.Length > 0, null, null) { Tries = answers.Length > 0 ? answers : null },
    };

    private static string Print(PullReport pull)
    {
        var output = new StringWriter { NewLine = "\n" };
        new TracePrinter(output, 80).Print(pull);
        return output.ToString();
    }

    [Fact]
    public void Every_credential_has_its_own_answers() => Assert.Equal(
        """

        Trace of pod/web in namespace team-a, container main, image
            us.icr.io/team/app:1.0
          Pull secrets of the pod (service account "default" lists "first"):
            1. first   matches: entry us.icr.io/team (by path)
            2. second  matches: entry us.icr.io (by host)
          Credentials that match, in the order in which the kubelet tries them:
            1. first   entry us.icr.io/team, username "iamapikey"
                       on the node: denied
                       from this machine: us.icr.io (login) responded with 401
            2. second  entry us.icr.io, username ""
                       on the node: unknown
                       from this machine: us.icr.io gives the image

        """,
        Print(Pull(
            Two,
            new(null, [Tries[0] with { Node = new("forbidden", "denied") }, Tries[1] with { Node = new("other", "unknown") }], []),
            Answer("first", "us.icr.io/team", "iamapikey", "bad-credentials", "us.icr.io (login) responded with 401"),
            Answer("second", "us.icr.io", "", "ok", "us.icr.io gives the image"))));

    [Fact]
    public void What_comes_after_the_credential_that_gets_the_image_is_not_tried()
    {
        var printed = Print(Pull(Two, new(null, Tries, []), Answer("first", "us.icr.io/team", "iamapikey", "ok", "us.icr.io gives the image")));

        Assert.Contains("from this machine: us.icr.io gives the image\n", printed, StringComparison.Ordinal);
        Assert.Contains("from this machine: not tried, since an earlier one works\n", printed, StringComparison.Ordinal);
        Assert.Contains("  On the node: 401 Unauthorized\n", printed, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_credential_the_registry_is_asked_without_a_login() => Assert.EndsWith(
        """
          Credentials that match: none. The kubelet pulls without credentials.
          On the node: 401 Unauthorized
          From this machine, without credentials: us.icr.io responded with 401

        """,
        Print(Pull(new("pod", null, []), new(null, [], []), Answer(null, null, null, "unauthorized", "us.icr.io responded with 401"))));

    [Fact]
    public void The_nodes_own_image_uses_no_secret_of_the_pod() => Assert.EndsWith(
        """
          The node pulls this image for itself, without the pod's pull secrets.
          On the node: 401 Unauthorized

        """,
        Print(Pull(null, new("", [], []))));

    [Fact]
    public void Secrets_that_were_ruled_out_say_why() => Assert.EndsWith(
        """
          Other secrets that match, but are not used for this image:
            1. default/all-icr-io  entry us.icr.io, username "iamapikey": us.icr.io
                                   gives the image
            2. team-a/old          entry us.icr.io, username "token": ruled out: its
                                   entry is dead
            3. team-a/other        entry us.icr.io, username "iamapikey": untested

        """,
        Print(Pull(
            new("pod", [], [])
            {
                Others =
                [
                    new("default", "all-icr-io", "us.icr.io", "iamapikey", null, "us.icr.io gives the image"),
                    new("team-a", "old", "us.icr.io", "token", "its entry is dead", null),
                    new("team-a", "other", "us.icr.io", "iamapikey", null, null),
                ],
            },
            new(null, [], []))));

    [Fact]
    public void A_name_that_is_too_long_for_the_column_has_a_line_of_its_own() => Assert.Contains(
        """
            1. default-dockercfg-of-a-long-name
                       skipped: type Opaque
            2. second  matches: entry us.icr.io (by host)

        """,
        Print(Pull(Two with { Secrets = [new("default-dockercfg-of-a-long-name", "ignored", "type Opaque", []), Two.Secrets[1]] }, new(null, [], []))),
        StringComparison.Ordinal);

    [Fact]
    public void What_came_first_stands_at_the_end()
    {
        var day = new DateTimeOffset(2026, 11, 26, 14, 0, 0, TimeSpan.Zero);
        var output = new StringWriter { NewLine = "\n" };
        new TracePrinter(output, 80) { Now = day }.Print(Pull(new("pod", null, []), new(null, [], [])) with
        {
            Timeline =
            [
                new(day.AddDays(-1), "secret/all-icr-io", "created"), new(day.AddMinutes(-20), "secret/all-icr-io", "written") { By = "helm" },
                new(day.AddMinutes(-19), "pod/web", "created"), new(day.AddMinutes(-18), "pod/web", "first-failure"), new(day, "pod/web", "last-failure"),
            ],
        });
        Assert.EndsWith(
            """
              Timeline:
                2026-11-25 14:00:00 UTC (24h ago)  secret/all-icr-io created
                2026-11-26 13:40:00 UTC (20m ago)  secret/all-icr-io last updated by helm
                2026-11-26 13:41:00 UTC (19m ago)  pod/web created
                2026-11-26 13:42:00 UTC (18m ago)  first known failure
                2026-11-26 14:00:00 UTC (0s ago)   last known failure

            """,
            output.ToString());
    }
}
