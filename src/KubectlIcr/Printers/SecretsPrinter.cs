using KubectlIcr.Report;

namespace KubectlIcr.Printers;

/// <summary>Pull secrets, or the credentials in them, as a table.</summary>
internal sealed class SecretsPrinter(TextWriter output, bool noHeaders, bool wide)
{
    /// <summary><c>-o name</c>: those that exist.</summary>
    public static void PrintNames(SecretsReport report, TextWriter output)
    {
        foreach (var item in report.Items.Where(item => item.Type is not null))
            output.WriteLine(PlainText.OneLine($"secret/{item.Name}"));
    }

    public void PrintSecrets(SecretsReport report, bool withNamespace) => Table.Print(output, report.Items,
    [
        ("NAMESPACE", withNamespace, item => item.Namespace),
        ("NAME", true, item => item.Name),
        ("TYPE", true, item => item.Type ?? (IsUnread(item) ? Table.Unknown : Table.None)),
        ("REGISTRIES", true, item => Table.Names(item.Registries, wide)),
        ("USER", true, item => Table.Names(item.Users, wide)),
        ("SERVICE-ACCOUNTS", true, item => Table.Names(item.ServiceAccounts, wide)),
        ("PODS", true, item => item.Pods is { } pods ? $"{pods.Count}" : Table.Unknown),
        ("WORKLOADS", wide, item => item is { Workloads.Count: > 0, MoreWorkloadsPossible: true } ? $"{Table.Names(item.Workloads, all: true)},{Table.Unknown}" : Table.Names(item.Workloads, all: true)),
        ("CREDENTIALS", wide, item => Table.Names(item.Keys?.Select(number => $"#{number}").ToList(), all: true)),
        ("IDENTITY", report.Keys.Any(key => key.ApiKey is not null), item => Table.Names(item.Keys?.Select(number => report.Keys[number - 1].ApiKey).OfType<IdentityReport>().Select(Identity).Distinct().ToList(), wide)),
        ("STATUS", true, item => item.Status),
        ("AGE", true, item => item.CreatedAt is { } created ? Age.Of(report.TakenAt - created) : Table.Unknown),
        ("NOTE", wide, item => string.Join("; ", item.Notes.Select(note => note.Text)) is { Length: > 0 } text ? text : Table.None),
    ], noHeaders, endsInText: wide);

    public void PrintKeys(SecretsReport report)
    {
        if (!noHeaders)
            output.WriteLine($"{Reach(report.Summary, report.Items.Count(IsUnread))}.");
        if (report.Keys.Count == 0)
            return;
        if (!noHeaders)
            output.WriteLine();
        Table.Print(output, report.Keys,
        [
            ("CREDENTIAL", true, key => $"#{key.Number}"),
            ("FINGERPRINT", true, key => key.Fingerprint),
            ("USER", true, key => key.User.Length == 0 ? Table.None : key.User),
            ("REGISTRIES", true, key => Table.Names(key.Registries, wide)),
            ("SECRETS", true, key => wide ? Table.Names(key.Secrets, all: true) : $"{key.Secrets.Count}"),
            ("NAMESPACES", true, key => wide ? Table.Names(key.Namespaces, all: true) : $"{key.Namespaces.Count}"),
            ("PODS", true, key => key.Pods is { } pods ? $"{pods}" : Table.Unknown),
            ("IDENTITY", report.Keys.Any(key => key.ApiKey is not null), key => key.ApiKey is { } who ? Identity(who) : Table.None),
            ("STATUS", true, key => key.Status),
        ], noHeaders, endsInText: false);
    }

    /// <summary><c>41 secrets in 17 namespaces hold 3 distinct credentials. #2 is rejected. 17 running pods will fail the next time they start.</c>.</summary>
    private static string Reach(SecretsSummary summary, int unread)
    {
        var held = $"{Plural.Of(summary.Secrets, "secret")} in {Plural.Of(summary.Namespaces, "namespace")} {(summary.Secrets == 1 ? "holds" : "hold")} {Plural.Of(summary.Keys, "distinct credential")}";
        var refused = summary.Refused.Count == 0 ? "" : $". {string.Join(", ", summary.Refused.Select(number => $"#{number}"))} {(summary.Refused.Count == 1 ? "is" : "are")} rejected";
        var failing = summary.FailingAtNextStart is { } count and > 0 ? $". {Plural.Of(count, "running pod")} will fail the next time {(count == 1 ? "it starts" : "they start")}" : "";
        return held + refused + failing + (unread == 0 ? "" : $". {Plural.Of(unread, "secret")} {(unread == 1 ? "was" : "were")} not read");
    }

    /// <summary>It is named, and nobody knows whether it exists.</summary>
    private static bool IsUnread(SecretReport item) => item.Registries is null;

    public static string Identity(IdentityReport key) => key switch
    {
        { Refusal: not null } => "refused",
        { Kind: null } => Table.Unknown,
        _ => $"{key.Kind}:{key.Name ?? key.Id}",
    };
}
