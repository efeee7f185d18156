using KubectlIcr.Cluster;
using KubectlIcr.Kubelet;
using KubectlIcr.PullSecrets;
using KubectlIcr.Report;

namespace KubectlIcr.Rules;

/// <summary>ICR409: the credential was garbled on its way into the secret.</summary>
internal sealed class GarbledCredential : FlawRule
{
    public override string Id => "ICR409";

    public override string Title => "The pull secret holds a malformed username or password";

    public override string Cause =>
        "The kubelet sends the username and password exactly as they are stored. A line break that echo or an editor added, or a password that was "
        + "base64-encoded twice, breaks a valid key. Harbor names its robot accounts robot$PROJECT+NAME: in double quotes, the shell replaces $PROJECT with the "
        + "value of a variable, which is usually empty.";

    public override string Remedy =>
        "Recreate the secret with the original username and password. Neither echo -n nor kubectl create secret docker-registry adds anything to them. Put a username that contains $ in "
        + "single quotes.";

    public override string WhenToIgnore => "When the password really starts or ends with whitespace, or the account is really named robot.";

    protected override Flaw Flaw => Flaw.Garbled;

    protected override Certainty CertaintyOf(Pull pull, DockerConfigEntry entry) =>
        CredentialFlaw.IsCutRobot(entry.Credential) && base.CertaintyOf(pull, entry) == Certainty.Certain ? Certainty.Likely : base.CertaintyOf(pull, entry);

    protected override IEnumerable<Fix> FixesOf(Pull pull, ClusterFacts facts, KeyringTry attempt) =>
        CredentialFlaw.IsCutRobot(attempt.Entry.Credential) && ReusableSecret.For(pull, attempt.Secret) is null
            ? SecretProvisioning.WithNewKey(pull, facts, attempt.Secret, "'robot$PROJECT+NAME'")
            : base.FixesOf(pull, facts, attempt);
}
