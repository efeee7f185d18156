using KubectlIcr.Cluster;
using KubectlIcr.Kubelet;
using KubectlIcr.Report;

namespace KubectlIcr.Rules;

/// <summary>ICR508: the registry sends logins to a host that is not its own.</summary>
internal sealed class CredentialWithheld : PullRule
{
    public override string Id => "ICR508";

    public override Severity Severity => Severity.Warning;

    public override string Title => "The registry's token service is on an untrusted host";

    public override string Cause =>
        "A registry refers clients to the token service that accepts its credentials. This registry refers to a host that is neither its own nor known to belong to it, so "
        + "kubectl icr did not send the credentials there and can't tell whether they are valid. The node's runtime does send them: treat them as exposed to "
        + "whoever runs that host.";

    public override string Remedy =>
        "Find out who runs that host. If it is not the registry's owner, something else responds in the registry's place: correct the name or the proxy, and "
        + "replace the credentials.";

    public override string WhenToIgnore => "When the registry's owner runs the token service on that host.";

    public override bool AppliesTo(Pull pull) => Realm(pull) is not null;

    public override IEnumerable<Finding> Check(Pull pull, ClusterFacts facts)
    {
        yield return Found(pull, $"{pull.Image!.Registry} refers to a token service at {Realm(pull)}, which is not known to belong to it: kubectl icr sent no credentials to it", Certainty.Certain, [CommonEvidence.Text(pull)],
            [Fix.Show($"curl -sS -o /dev/null -D - {Shell.Quote($"https://{pull.Image.Registry}/v2/")}", "show the registry's WWW-Authenticate header, without sending credentials")]);
    }

    private static string? Realm(Pull pull) => pull.RegistryCheck?.Answers.Select(one => one.Answer.ForeignRealm).FirstOrDefault(realm => realm is not null);
}
