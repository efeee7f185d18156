using KubectlIcr.Cluster;
using KubectlIcr.Kubelet;
using KubectlIcr.PullSecrets;
using KubectlIcr.Report;

namespace KubectlIcr.Rules;

/// <summary>A rule about one flaw of a credential that the kubelet sends. An error only when no credential without a flaw is tried beside it.</summary>
internal abstract class FlawRule : PullRule
{
    public override Severity Severity => Severity.Error;

    public override RequiredFacts Requires => RequiredFacts.Secrets;

    public override IReadOnlyList<PullCause> Explains => [PullCause.BadCredentials];

    protected abstract Flaw Flaw { get; }

    /// <summary>A credential with this flaw may be good for a while, so a forecast only warns.</summary>
    protected virtual bool MayStillWork => false;

    private static Evidence? Blank(Pull pull, ClusterFacts facts, string name) =>
        facts.Secret(pull.Namespace, name).Value is { } secret && BlankPayload.Of(secret, pull.Known.Config(secret)) is { } why ? new Evidence("secret", $"\"{name}\": {why}") : null;

    /// <summary>How sure it is that the flaw is one.</summary>
    protected virtual Certainty CertaintyOf(Pull pull, DockerConfigEntry entry) => pull.Fails ? pull.RefusalCertainty() : Certainty.Likely;

    /// <summary>The commands that put a working credential in its place.</summary>
    protected virtual IEnumerable<Fix> FixesOf(Pull pull, ClusterFacts facts, KeyringTry attempt) => SecretProvisioning.Instead(pull, facts, attempt.Secret);

    public override bool AppliesTo(Pull pull) => pull.MayBeRefused() && pull.Keyring is null or { Error: null, Tries.Count: > 0 };

    public override IEnumerable<Finding> Check(Pull pull, ClusterFacts facts)
    {
        if (pull is not { Keyring: { } keyring, Image: { } image })
            return [];
        var all = keyring.Tries.All(t => CredentialFlaw.Of(t.Entry, image) is not null);
        var severity = all && !pull.HasUnknownText() && (pull.Fails || !MayStillWork) ? Severity.Error : Severity.Warning;
        return keyring.Tries.Where(t => CredentialFlaw.Of(t.Entry, image) == Flaw).Select(t => Flawed(pull, t, facts, severity));
    }

    private Finding Flawed(Pull pull, KeyringTry attempt, ClusterFacts facts, Severity severity) =>
        Found(pull, $"the entry for {attempt.Entry.RegistryKey.Shown} in {Names.Secret(attempt.Secret, pull.Namespace)} {CredentialFlaw.Says(Flaw, attempt.Entry.Credential)}", CertaintyOf(pull, attempt.Entry),
            [CommonEvidence.Text(pull), new Evidence("secret", $"\"{attempt.Secret}\": entry {attempt.Entry.RegistryKey.Shown}, username \"{attempt.Entry.Credential.Username}\""), Blank(pull, facts, attempt.Secret), .. ReusableSecret.RuledOut(pull, attempt.Secret)],
            FixesOf(pull, facts, attempt), severity);
}
