using KubectlIcr.Cluster;
using KubectlIcr.PullSecrets;
using KubectlIcr.Report;

namespace KubectlIcr.Commands.Reports;

/// <summary>What a list of pull secrets leaves open, for a person: a document has it among its own fields.</summary>
internal static class SecretsTalk
{
    public static IEnumerable<string> Of(SecretsReport report, PullSecretFacts facts) =>
    [
        .. GapWords.Warnings(report.Gaps, (kinds, @namespace) => Outcome(kinds, @namespace, facts.Scope)),
        .. report.Keys.SelectMany(key => key.Logins ?? []).Where(login => login.Result is not ("ok" or LoginVerdict.Refused))
            .Select(login => $"warning: credentials for {login.Registry} were not verified: {login.Text}").Distinct(),
    ];

    /// <param name="scope">The namespace that is listed: in another one, the originals of copies are looked for. Null for all.</param>
    private static string Outcome(IEnumerable<string> kinds, string? @namespace, string? scope) =>
        scope is not null && @namespace != scope ? "outdated copies can't be detected"
        : kinds.Any(kind => kind != "secrets") ? "unused secrets can't be detected"
        : scope is null && @namespace is not null ? "this list may be incomplete, and outdated copies can't be detected"
        : "the list of secrets is incomplete";
}
