using System.Globalization;
using KubectlIcr.Report;

namespace KubectlIcr.Printers;

/// <summary>One row for each API key that IAM was asked about, and each registry namespace that it is to pull from.</summary>
internal static class KeyTable
{
    private const string Unknown = "<unknown>";

    private static readonly string[] Heads = ["NAMESPACE", "SECRET", "FOR", "KIND", "NAME", "ACCOUNT", "ACCESS", "TRAFFIC", "STORAGE"];

    /// <summary>Nothing where IAM was not asked.</summary>
    public static void Print(IReadOnlyList<PullReport> pulls, TextWriter output, bool noHeaders)
    {
        var rows = pulls.SelectMany(Rows).DistinctBy(row => string.Join(' ', row)).ToList();
        if (rows.Count == 0)
            return;
        output.WriteLine();
        Table.Print(output, Heads, rows, noHeaders);
    }

    private static IEnumerable<string[]> Rows(PullReport pull) =>
        from sent in pull.Credentials?.Tries ?? []
        let key = sent.ApiKey
        where key is not null
        select (string[])[pull.Namespace, sent.Secret, $"{pull.Image.Registry}/{pull.Image.Repository?.Split('/')[0]}", .. Cells(key)];

    private static string[] Cells(KeyReport key) =>
    [
        key.Refusal is null ? key.Kind ?? Unknown : "<refused>", key.Refusal?.Split(' ')[0] ?? key.Name ?? key.Id ?? Unknown, key.Account ?? Unknown, key.Access ?? Unknown,
        Percent(key.Quota, key.Quota?.TrafficUsed, key.Quota?.TrafficLimit), Percent(key.Quota, key.Quota?.StorageUsed, key.Quota?.StorageLimit),
    ];

    private static string Percent(QuotaReport? quota, long? used, long? limit) =>
        quota is null ? Unknown
        : limit is not { } most ? "unlimited"
        : most == 0 ? "100%" : string.Create(CultureInfo.InvariantCulture, $"{(long)(100m * used!.Value / most)}%");
}
