using System.Text.RegularExpressions;
using KubectlIcr.Cluster;
using KubectlIcr.Kubelet;
using KubectlIcr.Report;

namespace KubectlIcr.Rules;

/// <summary>ICR803: the API server can't call an admission webhook that it has to ask, so it creates no pod.</summary>
internal sealed partial class WebhookUnavailable : AdmissionRule
{
    public override string Id => "ICR803";

    public override string Title => "The API server can't call an admission webhook";

    public override string Cause =>
        "The API server must call an admission webhook before it creates a pod, and the call fails: the webhook's pods don't run, its service has no endpoints, "
        + "the network blocks the call, or the API server doesn't trust its certificate. With failurePolicy Fail, the default, no pod is created then. Portieris "
        + "on IBM Cloud can lock itself out this way: while all of its pods are down, nothing admits new ones.";

    public override string Remedy =>
        "Get the webhook's pods running, or fix its service or certificate. If its pods can't start because of the webhook itself, set its failurePolicy to "
        + "Ignore until they run, then back to Fail.";

    public override string WhenToIgnore => "While the webhook's pods restart: controllers retry.";

    protected override Regex Pattern => FailedCall();

    protected override string Message(Pull pull, Match reason) => $"the API server can't call {AdmissionSystem.Words(reason.Groups["webhook"].Value)}: {Why(reason)}";

    protected override IEnumerable<Fix> Fixes(Pull pull, Match reason, ClusterFacts facts)
    {
        var webhook = reason.Groups["webhook"].Value;
        if (Service().Match(reason.Groups["why"].Value) is { Success: true } service)
            yield return Fix.Show($"kubectl get services,endpoints,pods -n {service.Groups["namespace"].Value}", $"show whether service {service.Groups["name"].Value} has endpoints and whether its pods are ready");
        yield return Fix.Show(
            "kubectl get mutatingwebhookconfigurations,validatingwebhookconfigurations -o custom-columns='KIND:.kind,NAME:.metadata.name,WEBHOOKS:.webhooks[*].name,POLICY:.webhooks[*].failurePolicy'"
            + $" | sed -n '1p;/{webhook}/p'", "show the configuration that contains the webhook, and its failure policy");
        if (AdmissionSystem.Of(webhook) is { IsPortieris: true })
            yield return new(
                $"{IgnoreIn("mutating")}; {IgnoreIn("validating")}",
                "if Portieris can't start because of its own webhook, let the API server create pods without it")
                {
                    Caution = "lets in pods that Portieris has not checked. Set the failure policy back to Fail as soon as Portieris is running",
                };
    }

    private const string Ignore = """[{"op":"replace","path":"/webhooks/0/failurePolicy","value":"Ignore"}]""";

    private static string IgnoreIn(string kind) => $"kubectl patch {kind}webhookconfiguration image-admission-config --type json -p '{Ignore}'";

    private static string Why(Match reason)
    {
        var text = reason.Groups["why"].Value;
        var service = Service().Match(text) is { Success: true } found ? $"service {found.Groups["name"].Value} in namespace {found.Groups["namespace"].Value}" : "its server";
        return text switch
        {
            _ when text.Contains("no endpoints available") => $"{service} has no ready pods",
            _ when NoService().IsMatch(text) => $"{service} does not exist",
            _ when text.Contains("certificate has expired") => $"the certificate of {service} has expired or is not valid yet",
            _ when text.Contains("x509:") || text.Contains("tls:") => $"the TLS connection to {service} fails ({Last(text)})",
            _ when text.Contains("connection refused") => $"{service} refuses the connection",
            _ when text.Contains("no such host") => $"the host name of {service} can't be resolved",
            _ when TimedOut().IsMatch(text) => $"{service} doesn't respond in time",
            _ => Last(text),
        };
    }

    [GeneratedRegex("deadline exceeded|timed out|i/o timeout|Client.Timeout")]
    private static partial Regex TimedOut();

    /// <summary>Without the request's method and address.</summary>
    private static string Last(string text) => Request().Replace(text, "").Trim();

    [GeneratedRegex("""^failed calling (?:admission )?webhook "(?<webhook>[A-Za-z0-9.-]{1,253})": (?:failed to call webhook: )?(?<why>.*)$""")]
    private static partial Regex FailedCall();

    [GeneratedRegex("""https://(?<name>[a-z0-9-]{1,63})\.(?<namespace>[a-z0-9-]{1,63})\.svc[:/]""")]
    private static partial Regex Service();

    [GeneratedRegex("""service "[^"]{1,253}" not found""")]
    private static partial Regex NoService();

    [GeneratedRegex("""^(?:Post|Get) "?https?://[^" ]{1,2000}"?: """)]
    private static partial Regex Request();
}
