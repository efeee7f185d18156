using KubectlIcr.Cluster;
using KubectlIcr.Kubelet;
using KubectlIcr.PullSecrets;
using KubectlIcr.Report;

namespace KubectlIcr.Rules;

/// <summary>ICR409: the credential was garbled on its way into the secret.</summary>
internal sealed class GarbledCredential : FlawRule
{
    public override string Id => "ICR409";

    public override string Title => "The pull secret holds a garbled user or password";

    public override string Cause =>
        "The kubelet sends user and password byte by byte. A line break that echo or an editor added, or a password that was run through base64 twice, makes a "
        + "right key wrong. Harbor calls its robot accounts robot$PROJECT+NAME: in double quotes the shell puts the value of a variable in the place of $PROJECT, mostly nothing.";

    public override string Remedy => "Create the secret again from the key; echo -n, or kubectl create secret docker-registry, adds nothing. Put a user name with a $ in single quotes.";

    public override string WhenFine => "When the password really begins or ends with white space, or the account is really called robot.";

    protected override Flaw Flaw => Flaw.Garbled;

    protected override Certainty CertaintyOf(Pull pull, DockerConfigEntry entry) =>
        CredentialFlaw.IsCutRobot(entry.Credential) && base.CertaintyOf(pull, entry) == Certainty.Certain ? Certainty.Likely : base.CertaintyOf(pull, entry);

    protected override IEnumerable<Fix> Mend(Pull pull, ClusterFacts facts, KeyringTry attempt) =>
        CredentialFlaw.IsCutRobot(attempt.Entry.Credential) && Donor.For(pull, attempt.Secret) is null
            ? Supply.WithNewKey(pull, facts, attempt.Secret, "'robot$PROJECT+NAME'")
            : base.Mend(pull, facts, attempt);
}
