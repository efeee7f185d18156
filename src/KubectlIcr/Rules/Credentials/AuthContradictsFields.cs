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

    public override string Title => "The entry's auth contradicts its username and password";

    public override Needs Needs => Needs.Secrets;

    public override IReadOnlyList<PullCause> Explains => [PullCause.BadCredentials];

    public override string Cause =>
        "An entry of a pull secret says the credential twice: in auth, as base64 of user:password, and in the fields username and password. Here they differ. "
        + "The kubelet sends what auth says. Usually the fields were renewed and auth was forgotten.";

    public override string Remedy => "Create the secret again; kubectl create secret docker-registry keeps both alike.";

    public override string WhenFine => "When auth is the one that is meant.";

    public override bool Concerns(Pull pull) => pull.MayBeRefused() && pull.Keyring is null or { Error: null, Tries.Count: > 0 };

    public override IEnumerable<Finding> Check(Pull pull, ClusterFacts facts)
    {
        return from t in pull.Keyring?.Tries ?? []
               where CredentialFlaw.IsContradictory(t.Entry)
               select Found(pull, $"the entry {t.Entry.RegistryKey.Shown} of {Names.Secret(t.Secret, pull.Namespace)} says one credential in auth and another in username and password", Certainty.Likely,
                   [Proof.Text(pull), new Evidence("secret", $"auth is of user \"{t.Entry.Credential.Username}\", username is \"{t.Entry.Fields!.Username}\"; auth wins")],
                   Supply.Instead(pull, facts, t.Secret));
    }
}
