using KubectlIcr.Iam;
using KubectlIcr.Kubelet;
using KubectlIcr.Probe;
using KubectlIcr.Report;
using KubectlIcr.Rules;

namespace KubectlIcr.Commands.Reports;

/// <summary>Puts what the registry and IAM answered about one pull into the report.</summary>
internal static class PullReports
{
    private const string Withheld = "credential-withheld";

    public static RegistryReport Registry(Pull pull) => pull.RegistryCheck is not { } check ? new RegistryReport(Asked: false, Result: null, Status: null)
        : new RegistryReport(Asked: true, Result(check, pull), check.Deciding.Status)
        {
            Text = check.Deciding.Words,
            Digest = check.Deciding.Manifest?.Digest,
            Size = check.Deciding.Manifest?.Size,
            Platforms = check.Deciding.Manifest?.Platforms is { Count: > 0 } platforms ? [.. platforms.Select(platform => platform.ToString()).Distinct()] : null,
            NearestTags = check.Tags is null ? null : NearestTags.Of(pull),
            Elsewhere = check.Elsewhere.Count == 0 ? null : check.Elsewhere,
            Tries = [.. check.Answers.Select(Answer)],
        };

    /// <summary>What IAM says of a credential; null when it was not asked about it.</summary>
    public static KeyReport? ApiKey(Pull pull, KeyringTry sent)
    {
        if (KeyAccess.Of(pull, sent) is not { Key: { Key: var key, Account: var account } } access)
            return null;
        var who = key.Identity;
        return new KeyReport(
            who is null ? null : IdentityReports.Kind(who.Kind), who?.Id, who?.Name, who?.AccountId, who?.ClusterId,
            IdentityReports.Refusal(key),
            key.Record.Value?.ExpiresAt,
            access.Cover is { } cover ? cover.Coverage.ToString().ToLowerInvariant() : null,
            access.Cover?.Decides?.Id,
            account?.Quota.Value is { } quota ? new QuotaReport(account.Host, quota.StorageLimit, quota.StorageUsed, quota.TrafficLimit, quota.TrafficUsed) : null,
            [.. Unread(key, account)])
        {
            OwnsNamespace = access.OwnsNamespace,
            Plan = account?.Plan.Value,
            PrivateOnly = account?.Auth.Value?.PrivateOnly,
            Holder = key.Holder is { } holder ? new HolderReport(IdentityReports.Kind(holder.Kind), holder.Id, holder.Name, holder.AccountId) : null,
        };
    }

    /// <summary>The image may be there for another node: what does not fit this one is a cause, too.</summary>
    private static string Result(RegistryCheck check, Pull pull) =>
        check.IsAdmitted && pull is { IsFromHere: true, Failure: { } failure } ? failure.Cause.Name() : Result(check.Answers.First(one => ReferenceEquals(one.Answer, check.Deciding)));

    private static AnswerReport Answer(PullAnswer one) => new(
        one.Try?.Secret, one.Try?.Entry.RegistryKey.Shown, one.Try?.Entry.Credential.Username, Result(one), one.Answer.Status, one.Answer.Host, one.Answer.Words);

    private static string Result(PullAnswer one) =>
        one.Answer.IsOk ? "ok"
        : one.Answer.ForeignRealm is not null ? Withheld
        : (one.Answer.Fault is { } fault ? Faults.CauseOf(fault) : AnswerFailure.Of(one)!.Cause).Name();

    private static IEnumerable<string> Unread(KeyFacts key, RegistryAccount? account) => IdentityReports.Unread(key).Concat(new[]
    {
        IdentityReports.Line("quota", account?.Quota.Unread),
        IdentityReports.Line("plan", account?.Plan.Unread),
        IdentityReports.Line("private-only setting", account?.Auth.Unread),
        IdentityReports.Line("namespaces", account?.Namespaces.Unread),
    }.OfType<string>());
}
