using KubectlIcr.Cluster;
using KubectlIcr.Kubelet;
using KubectlIcr.PullSecrets;
using KubectlIcr.Report;

namespace KubectlIcr.Rules;

/// <summary>ICR406: auth says another credential than username and password.</summary>
internal sealed class AuthContradictsFields : PullRule
{
    public override string Id => "ICR406";

    public override Severity Severity => Severity.Warning;

    public override string Title => "The entry's auth field contradicts its username and password";

    public override RequiredFacts Requires => RequiredFacts.Secrets;

    public override IReadOnlyList<PullCause> Explains => [PullCause.BadCredentials];

    public override string Cause =>
        "An entry of a pull secret can hold the credential twice: in auth, as base64 of username:password, and in the fields username and password. Here they "
        + "differ. The kubelet uses auth. Usually the fields were updated and auth was not.";

    public override string Remedy => "Recreate the secret: kubectl create secret docker-registry keeps both in sync.";

    public override string WhenToIgnore => "When the credential in auth is the intended one.";

    public override bool AppliesTo(Pull pull) => pull.MayBeRefused() && pull.Keyring is null or { Error: null, Tries.Count: > 0 };

    public override IEnumerable<Finding> Check(Pull pull, ClusterFacts facts)
    {
        return from t in pull.Keyring?.Tries ?? []
               let contradiction = CredentialFlaw.Contradiction(t.Entry)
               where contradiction is not null
               select Found(pull, $"the entry for {t.Entry.RegistryKey.Shown} in {Names.Secret(t.Secret, pull.Namespace)} has one credential in auth and a different one in username and password", Certainty.Likely,
                   [CommonEvidence.Text(pull), new Evidence("secret", $"\"{t.Secret}\": {contradiction}")],
                   SecretProvisioning.Instead(pull, facts, t.Secret));
    }
}
