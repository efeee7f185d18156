using KubectlIcr.PullSecrets;

namespace KubectlIcr.Rules;

/// <summary>ICR409: the credential was garbled on its way into the secret.</summary>
internal sealed class GarbledCredential : FlawRule
{
    public override string Id => "ICR409";

    public override string Title => "The pull secret holds a garbled user or password";

    public override string Cause =>
        "The kubelet sends user and password byte by byte. A line break that echo or an editor added, or a password that was run through base64 twice, makes a "
        + "right key wrong.";

    public override string Remedy => "Write the secret anew from the key; echo -n, or kubectl create secret docker-registry, adds nothing.";

    public override string WhenFine => "When the password really begins or ends with white space.";

    protected override Flaw Flaw => Flaw.Garbled;
}
