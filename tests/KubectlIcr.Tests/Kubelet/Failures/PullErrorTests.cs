using KubectlIcr.Kubelet;
using KubectlIcr.Kubelet.Pasted;

namespace KubectlIcr.Tests.Kubelet;

public sealed class PullErrorTests
{
    private const string Anonymous = "failed to authorize: failed to fetch anonymous token: unexpected status: 401 Unauthorized";
    private const string OAuth = "failed to authorize: failed to fetch oauth token: unexpected status: 401 Unauthorized";

    [Fact]
    public void Names_the_cause_and_the_candidates_of_every_message_in_the_table()
    {
        CaseFiles.AssertNone(CaseTable.All.Select(row => (Row: row, Actual: KnownMessage.CausesOf(PullError.Classify(row.Text))))
            .Where(one => one.Actual != one.Row.Causes)
            .Select(one => $"expected {one.Row.Causes}\nactual   {one.Actual}\n  {one.Row.Text}"));
        Assert.InRange(CaseTable.All.Count, 200, int.MaxValue);
        Assert.Equal(Enum.GetValues<PullCause>().Select(cause => cause.Name()).Order(), CaseTable.All.Select(row => row.Cause).Distinct().Order());
    }

    [Theory]
    [InlineData(Anonymous, false)]
    [InlineData(OAuth, true)]
    [InlineData("pull access denied, repository does not exist or may require authorization: authorization failed: no basic auth credentials", false)]
    [InlineData("unable to retrieve auth token: invalid username/password: unauthorized: The login credentials are not valid, or your IBM Cloud account is not active.", true)]
    [InlineData("unable to retrieve auth token: invalid username/password", null)]
    [InlineData("unable to parse auth field, must be formatted as base64(username:password)", false)]
    [InlineData("manifest unknown", null)]
    public void Says_whether_a_credential_was_sent(string text, bool? sent) => Assert.Equal(sent, PullError.Classify(text).CredentialSent);

    [Theory]
    [InlineData("Head \"https://us.icr.io/v2/t/a/manifests/1\": dial tcp: lookup us.icr.io on 10.0.80.11:53: no such host", "10.0.80.11:53")]
    [InlineData("Get \"https://dd2.us.icr.io/x\": dial tcp: lookup dd2.us.icr.io on 10.0.80.11:53: no such host", "dd2.us.icr.io")]
    [InlineData("Head \"https://us.icr.io/v2/t/a/manifests/1\": proxyconnect tcp: dial tcp 10.9.9.9:3128: connect: connection refused", "10.9.9.9:3128")]
    [InlineData("Head \"https://us.icr.io/v2/t/a/manifests/1\": proxyconnect tcp: dial tcp: lookup proxy.acme.io on 10.0.0.1:53: no such host", "proxy.acme.io")]
    [InlineData("unexpected status from HEAD request to https://mirror.acme.io/v2/t/a/manifests/1: 403 Forbidden", "mirror.acme.io")]
    [InlineData("pulling from host 127.0.0.1:65001 failed with status code [manifests 1]: 500 Internal Server Error", "127.0.0.1:65001")]
    [InlineData("Head \"https://us.icr.io/v2/t/a/manifests/1\": dial tcp 1.2.3.4:443: i/o timeout", null)]
    [InlineData("Head \"https://us.icr.io/v2/t/a/manifests/1\": proxyconnect tcp: x509: certificate signed by unknown authority", null)]
    [InlineData("pulling from host us.icr.io failed with status code [manifests 1]: 401 Unauthorized", null)]
    [InlineData("unauthorized: authentication required, visit https://aka.ms/acr/authorization for more information.", null)]
    [InlineData("(Mirrors also failed: [mirror.acme.io:5000/t/a:1: reading manifest 1 in mirror.acme.io:5000/t/a: manifest unknown]): us.icr.io/t/a:1: pinging container registry us.icr.io: Get \"https://us.icr.io/v2/\": dial tcp 1.2.3.4:443: i/o timeout", "mirror.acme.io:5000")]
    [InlineData("manifest unknown", null)]
    public void Names_the_host_that_is_not_the_registry(string text, string? host) => Assert.Equal(host, PullError.Classify(text, "us.icr.io").Host);

    [Theory]
    [InlineData("rpc error: code = Unknown desc = failed to pull and unpack image \"us.icr.io/t/a:1\": failed to resolve reference \"us.icr.io/t/a:1\": " + Anonymous,
        "failed to fetch anonymous token: unexpected status: 401 Unauthorized")]
    [InlineData("rpc error: code = Unknown desc = initializing source docker://us.icr.io/t/a:1: unable to retrieve auth token: invalid username/password: unauthorized: The login credentials are not valid, or your IBM Cloud account is not active.",
        "The login credentials are not valid, or your IBM Cloud account is not active.")]
    [InlineData("Failed to pull image \"us.icr.io/t/a:1\": rpc error: code = Unknown desc = Error response from daemon: denied: Your account has exceeded its pull traffic quota for the current month.",
        "Your account has exceeded its pull traffic quota for the current month.")]
    [InlineData("image pull failed for us.icr.io/t/a:1, this may be because there are no credentials on this request.  details: (Error: image t/a:1 not found)", "image t/a:1 not found")]
    [InlineData("Failed to pull image \"us.icr.io/t/a:1\": illegal base64 data at input byte 4", "a pull secret can't be parsed: illegal base64 data at input byte 4")]
    [InlineData("FATA[0000] pulling image: rpc error: code = Unknown desc = failed to pull and unpack image \"us.icr.io/t/a:1\": failed to do request: Head \"https://us.icr.io/v2/t/a/manifests/1\": dial tcp 1.2.3.4:443: i/o timeout",
        "Head \"https://us.icr.io/v2/t/a/manifests/1\": dial tcp 1.2.3.4:443: i/o timeout")]
    [InlineData("E0630 14:52:46.718855    3563 remote_image.go:180] \"PullImage from image service failed\" err=\"rpc error: code = NotFound desc = failed to pull and unpack image \\\"us.icr.io/t/a:1\\\": no match for platform in manifest: not found\" image=\"us.icr.io/t/a:1\"",
        "no match for platform in manifest: not found")]
    [InlineData("failed to \"StartContainer\" for \"a\" with ErrImagePull: \"rpc error: code = Unknown desc = failed to pull and unpack image \\\"us.icr.io/t/a:1\\\": failed to resolve reference \\\"us.icr.io/t/a:1\\\": " + Anonymous + "\"",
        "failed to fetch anonymous token: unexpected status: 401 Unauthorized")]
    [InlineData("message: 'rpc error: code = Unknown desc = Error response from daemon: repository\n      t/a not found: does not exist or no pull access'\n    reason: ErrImagePull", "repository t/a not found: does not exist or no pull access")]
    [InlineData("Back-off pulling image \"us.icr.io/t/a:1\"", "Back-off pulling image \"us.icr.io/t/a:1\"")]
    [InlineData("denied: \n  two\u001b[31m lines of it", "two[31m lines of it")]
    public void Keeps_the_sentence_and_drops_the_wrapping(string text, string summary) => Assert.Equal(summary, PullError.Classify(text).Summary);

    [Fact]
    public void Takes_joined_errors_apart_although_they_hold_commas_and_brackets()
    {
        const string Text = "Failed to pull image \"us.icr.io/t/a:1\": [rpc error: code = Unknown desc = failed to do request: dial tcp [fd00::1]:443: i/o timeout, [x], y, "
            + "rpc error: code = Unknown desc = " + OAuth + ", rpc error: code = NotFound desc = us.icr.io/t/a:1: not found]";
        var failure = PullError.Classify(Text);
        Assert.Equal([PullCause.ConnectTimeout, PullCause.BadCredentials, PullCause.NotFoundTag], failure.Parts.Select(part => part.Cause));
        Assert.Equal(PullCause.ConnectTimeout, failure.Cause);
        Assert.Equal(Text, failure.Text);
    }

    [Fact]
    public void Takes_the_first_part_that_is_not_noise()
    {
        var failure = PullError.Classify("[rpc error: code = Unknown desc = who knows, rpc error: code = Unknown desc = " + OAuth + "]");
        Assert.Equal((PullCause.BadCredentials, true), (failure.Cause, failure.CredentialSent));
    }

    [Fact]
    public void Reads_several_pasted_lines()
    {
        const string Text = """
              Normal   Pulling  3m (x4 over 5m)  kubelet  Pulling image "us.icr.io/t/a:1"
              Warning  Failed   3m (x4 over 5m)  kubelet  Failed to pull image "us.icr.io/t/a:1": rpc error: code = NotFound desc = us.icr.io/t/a:1: not found
              Warning  Failed   3m (x4 over 5m)  kubelet  Error: ErrImagePull
            """;
        Assert.Equal(PullCause.NotFoundTag, PullError.Classify(Text).Cause);
    }

    [Fact]
    public void Reads_an_event_that_goes_on_over_several_lines()
    {
        const string Text = """
              Type     Reason   Age              From     Message
              Normal   Pulling  29s (x3 over 1m)  kubelet  Pulling image "team/app:1"
              Warning  Failed   16s (x3 over 1m)  kubelet  Failed to pull image "team/app:1": rpc error: code = Unknown desc = Error reading manifest 1 in docker.io/team/app: errors:
            denied: requested access to the resource is denied
            unauthorized: authentication required
              Warning  Failed   16s (x3 over 1m)  kubelet  Error: ErrImagePull
            """;
        Assert.Equal(PullCause.NotFoundRepoOrDenied, PullError.Classify(Text).Cause);
        Assert.Equal([PullCause.NotFoundRepoOrDenied], PastedText.Failures(Text).Select(one => one.Failure.Cause));
    }

    [Fact]
    public void Takes_the_registrys_answer_when_a_mirror_merely_lacks_the_image()
    {
        const string Text = "(Mirrors also failed: [m.acme.io/t/a:1: reading manifest 1 in m.acme.io/t/a: manifest unknown]): us.icr.io/t/a:1: ";
        var refused = PullError.Classify(Text + "reading manifest 1 in us.icr.io/t/a: unauthorized: authentication required");
        var unreached = PullError.Classify(Text + "pinging container registry us.icr.io: Get \"https://us.icr.io/v2/\": dial tcp 1.2.3.4:443: i/o timeout");
        Assert.Equal([PullCause.Unauthorized, PullCause.NotFoundTag], refused.Candidates);
        Assert.Equal([PullCause.NotFoundTag, PullCause.ConnectTimeout], unreached.Candidates);
    }

    [Fact]
    public void The_given_registry_decides_where_the_text_names_none()
    {
        const string Text = "failed to copy: httpReadSeeker: failed open: unexpected status code https://x/blobs/1: 403 Forbidden";
        Assert.Equal(PullCause.QuotaExceeded, PullError.Classify(Text, "us.icr.io").Cause);
        Assert.Equal(PullCause.NetworkRestricted, PullError.Classify(Text, "quay.io").Cause);
    }

    [Fact]
    public void A_summary_that_is_too_long_keeps_its_end_where_the_cause_stands()
    {
        var summary = PullError.Classify($"failed to copy: writing {new string('x', 900)}: read tcp 10.0.0.1:1->192.0.2.1:443: read: connection reset by peer").Summary;
        Assert.StartsWith("writing xxx", summary, StringComparison.Ordinal);
        Assert.EndsWith("xxx: read tcp 10.0.0.1:1->192.0.2.1:443: read: connection reset by peer", summary, StringComparison.Ordinal);
        Assert.InRange(summary.Length, 250, 300);
    }

    [Fact]
    public void A_summary_has_no_token_of_a_login() => Assert.Equal(
        "You have reached your pull rate limit as 'acme': dckr_jti_…. You may increase the limit.",
        PullError.Classify("toomanyrequests: You have reached your pull rate limit as 'acme': dckr_jti_AbC-d_1=. You may increase the limit.").Summary);
}
