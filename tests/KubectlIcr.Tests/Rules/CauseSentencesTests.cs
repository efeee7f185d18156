using KubectlIcr.Commands.Reports;
using KubectlIcr.Kubelet;
using KubectlIcr.Rules;

namespace KubectlIcr.Tests.Rules;

public class CauseSentencesTests
{
    public static TheoryData<string> Causes => [.. Enum.GetNames<PullCause>()];

    private static PullFailure Failure(PullCause cause, bool? sent = null) => new() { Cause = cause, Text = "text", Summary = "text", CredentialSent = sent };

    [Theory]
    [MemberData(nameof(Causes))]
    public void Every_cause_has_a_sentence_and_likely_rules_that_are_about_it(string name)
    {
        var cause = Enum.Parse<PullCause>(name);
        var about = PastedReports.About(cause).Select(page => page.Id).ToList();

        Assert.EndsWith(".", CauseSentences.Of(cause), StringComparison.Ordinal);
        foreach (var sent in new bool?[] { null, true, false })
        {
            var likely = CauseSentences.Likely(Failure(cause, sent), unretrieved: false);
            Assert.InRange(likely.Count, cause == PullCause.BackoffOnly ? 0 : 1, 3);
            Assert.All(likely, id => Assert.Contains(id, about));
        }
    }

    [Fact]
    public void A_secret_that_the_kubelet_could_not_retrieve_comes_first() =>
        Assert.Equal(["ICR302", "ICR403"], CauseSentences.Likely(Failure(PullCause.Unauthorized), unretrieved: true));

    [Theory]
    [InlineData("us.icr.io/team/app:1.0: Your account has exceeded its image storage quota", "ICR202")]
    [InlineData("us.icr.io/team/storage:1.0: Your account has exceeded its pull traffic quota", "ICR201")]
    [InlineData("us.icr.io/team/traffic:1.0: 403 Forbidden", "ICR201", "ICR202")]
    public void The_quota_is_the_one_that_the_text_names(string text, params string[] likely) =>
        Assert.Equal(likely, CauseSentences.Likely(Failure(PullCause.QuotaExceeded) with { Text = text }, unretrieved: false));

    [Fact]
    public void Says_what_is_known_of_the_credential() => Assert.Equal(
        [
            "The registry requires credentials. The error does not say whether the node sent any.",
            "The registry requires credentials, and the node sent none.",
            "The registry requires credentials, and did not accept the ones that the node sent.",
        ],
        new bool?[] { null, false, true }.Select(sent => CauseSentences.Of(Failure(PullCause.Unauthorized, sent))));
}
