using KubectlIcr.Cluster;
using KubectlIcr.Kubelet;
using KubectlIcr.Report;

namespace KubectlIcr.Rules;

/// <summary>A rule about one API key that IAM was asked about (<c>--iam</c>).</summary>
internal abstract class KeyRule : PullRule
{
    public override RequiredFacts Requires => RequiredFacts.Secrets;

    public override bool AppliesTo(Pull pull) => pull.Keys.Count > 0;

    public override IEnumerable<Finding> Check(Pull pull, ClusterFacts facts) =>
        Accesses(pull).Select(access => Check(pull, access, facts)).OfType<Finding>();

    /// <summary>IAM was not reached, or what this rule must know of the key can't be read.</summary>
    public override IEnumerable<string> Caveats(Pull pull) => Accesses(pull)
        .Select(access => access.Key.Key.Unreached is { } words ? $"no response from IAM: {words}" : access.Key.Key.Identity is null ? null : Unread(pull, access))
        .OfType<string>();

    /// <summary>Which fact about a known key this rule had to do without, and why; null when it has what it needs.</summary>
    protected virtual string? Unread(Pull pull, KeyAccess access) => null;

    /// <summary>The finding about one key; null when there is none.</summary>
    protected abstract Finding? Check(Pull pull, KeyAccess access, ClusterFacts facts);

    /// <summary>The registry accepts the credential but does not grant access: explained by the key's facts.</summary>
    protected static bool IsDenied(Pull pull, KeyAccess access) =>
        pull.MayBeRefused() && !pull.IsElsewhere() && pull.Attempts().Any(attempt => ReferenceEquals(attempt.Try, access.Key.Try) && attempt.Failure.IsDenial());

    protected static string Secret(Pull pull, KeyAccess access) => Names.Secret(access.Key.Try.Secret, pull.Namespace);

    private static IEnumerable<KeyAccess> Accesses(Pull pull) => pull.Keys.Select(key => KeyAccess.Of(pull, key.Try)).OfType<KeyAccess>();
}
