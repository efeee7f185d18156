using KubectlIcr.Cluster;
using KubectlIcr.Kubelet;
using KubectlIcr.Report;

namespace KubectlIcr.Rules;

/// <summary>ICR508: the registry sends logins to a host that is not its own.</summary>
internal sealed class CredentialWithheld : PullRule
{
    public override string Id => "ICR508";

    public override Severity Severity => Severity.Warning;

    public override string Title => "The registry sends logins to a host that is not its own";

    public override string Cause =>
        "A registry names the token service that takes the login. This one names a host that is neither its own nor known to belong to it. kubectl icr did not send the "
        + "credential there, so it can't tell whether it is good. The node's runtime does send it: who answers under the registry's name then has the key.";

    public override string Remedy =>
        "Find out who runs that host. If it is not the registry's owner, something answers in the registry's place: correct the name or the proxy, and make a new key.";

    public override string WhenFine => "When the registry's owner runs the token service under that other name.";

    public override bool Concerns(Pull pull) => Realm(pull) is not null;

    public override IEnumerable<Finding> Check(Pull pull, ClusterFacts facts)
    {
        yield return Found(pull, $"{pull.Image!.Registry} sends logins to {Realm(pull)}: the credential was not sent there", Certainty.Certain, [Proof.Text(pull)],
            [new Fix($"curl -sS -o /dev/null -D - {Shell.Quote($"https://{pull.Image.Registry}/v2/")}", "shows the registry's WWW-Authenticate, without a login")]);
    }

    private static string? Realm(Pull pull) => pull.Inquiry?.Answers.Select(one => one.Answer.ForeignRealm).FirstOrDefault(realm => realm is not null);
}
