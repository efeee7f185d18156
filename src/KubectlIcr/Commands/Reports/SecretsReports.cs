using KubectlIcr.Cluster;
using KubectlIcr.PullSecrets;
using KubectlIcr.Report;

namespace KubectlIcr.Commands.Reports;

/// <summary>Puts pull secrets, their users and the answers about their keys into the report of <c>secrets</c>.</summary>
internal sealed class SecretsReports(PullSecretFacts facts, PullSecretTable table, CredentialAnswers answers, Fingerprints fingerprints)
{
    private const string Ok = "ok";

    /// <param name="wanted">Which secrets, by what is said of them.</param>
    public SecretsReport Of(IReadOnlyList<PullSecret> secrets, Func<IReadOnlyList<Remark>, bool> wanted)
    {
        var remarks = new SecretRemarks(new StaleCopies(facts, table.Find), answers);
        var rows = secrets.Select(secret => (Secret: secret, Use: table.UseOf(secret), Remarks: remarks.Of(secret, table.UseOf(secret)))).Where(row => wanted(row.Remarks)).ToList();
        var keys = KeyGroup.Of(rows.Select(row => row.Secret));
        var numbers = keys.SelectMany(key => key.Holders, (key, holder) => (holder.Secret.Key, key.Number)).ToLookup(pair => pair.Key, pair => pair.Number);
        var starts = facts.Gaps.Any(gap => gap.Kind == "pods") ? null : NextStarts();
        return new SecretsReport
        {
            Cluster = CheckReports.Cluster(facts.Identity),
            TakenAt = facts.TakenAt,
            Summary = Summary(keys, starts),
            Items = [.. rows.Select(row => Secret(row.Secret, row.Use, row.Remarks, [.. numbers[row.Secret.Key]]))],
            Keys = [.. keys.Select(Key)],
            NextStarts = starts,
            Gaps = CheckReports.Gaps(facts.Gaps),
        };
    }

    private SecretsSummary Summary(IReadOnlyList<KeyGroup> keys, NextStarts? starts)
    {
        var holders = keys.SelectMany(key => key.Holders).Select(holder => holder.Secret.Key).Distinct().ToList();
        return new SecretsSummary(
            holders.Count, holders.Select(key => key.Namespace).Distinct().Count(), keys.Count,
            [.. keys.Where(key => key.Entries.Any(answers.IsRefused)).Select(key => key.Number)],
            starts is null or { Failing.Count: 0, Unjudged: > 0 } ? null : starts.Failing.Select(start => (start.Namespace, start.Pod)).Distinct().Count());
    }

    private NextStarts NextStarts()
    {
        var next = new NextStart(facts, table.Find, answers);
        var starts = facts.Pods.SelectMany(next.Of).ToList();
        return new NextStarts(
            starts.Count,
            starts.Count(start => !start.IsJudged),
            [.. from start in starts.OrderBy(start => start.Pod.Key.ToString(), StringComparer.Ordinal)
                where start.Reason is not null
                select new FailingStart(start.Pod.Namespace, start.Pod.Name, start.Use.Container, start.Pod.Owner, start.Reason!) { Volume = start.Use.Volume }]);
    }

    private SecretReport Secret(PullSecret secret, SecretUse use, IReadOnlyList<Remark> remarks, IReadOnlyList<int> keys) => new()
    {
        Namespace = secret.Key.Namespace,
        Name = secret.Key.Name,
        Type = secret.Fact.Value?.Type,
        Registries = secret.Fact.IsKnown ? [.. secret.Registries] : null,
        Users = secret.Fact.IsKnown ? [.. secret.Entries.Select(entry => entry.Credential.Username).Where(user => user.Length > 0).Distinct()] : null,
        ServiceAccounts = use.ServiceAccounts?.Select(account => account.Name).ToList(),
        Pods = use.Pods?.Select(pod => pod.Name).ToList(),
        Workloads = use.Workloads?.Select(pod => $"{pod.Kind}/{pod.Name}").ToList(),
        MoreWorkloadsPossible = use.MayHaveMoreWorkloads,
        Status = Words(remarks),
        Notes = [.. remarks.Select(remark => new NoteReport(remark.Word, remark.Text))],
        Keys = secret.Fact.IsKnown ? keys : null,
        RefusedFor = secret.Entries.Where(answers.IsRefused).Select(CredentialAnswers.HostOf).OfType<string>().Distinct().ToList() is { Count: > 0 } hosts ? hosts : null,
        CreatedAt = secret.Fact.Value?.CreatedAt,
    };

    private SharedKeyReport Key(KeyGroup key) => new()
    {
        Number = key.Number,
        Fingerprint = fingerprints.Of(key.Credential),
        User = key.Credential.Username,
        Registries = [.. key.Entries.Select(entry => entry.RegistryKey.Index ?? entry.RegistryKey.Shown).Distinct()],
        Secrets = [.. key.Holders.Select(holder => holder.Secret.Key.ToString())],
        Namespaces = [.. key.Holders.Select(holder => holder.Secret.Key.Namespace).Distinct()],
        Pods = Pods(key),
        Status = Words(Remarks(key)),
        Logins = Logins(key),
        ApiKey = key.Entries.Select(answers.Key).FirstOrDefault(said => said is not null) is { } facts ? IdentityReports.Of(facts) : null,
    };

    /// <summary>Null where the pods of a namespace that holds it were not read.</summary>
    private int? Pods(KeyGroup key)
    {
        var pods = key.Holders.Select(holder => table.UseOf(holder.Secret).Pods).ToList();
        return pods.Contains(null) ? null : pods.SelectMany(some => some!).Select(pod => pod.Key).Distinct().Count();
    }

    private IEnumerable<Remark> Remarks(KeyGroup key) =>
        key.Entries.SelectMany(EntryRemarks.Of).Where(remark => remark.IsProblem).DistinctBy(remark => remark.Word)
            .Concat(key.Entries.Any(answers.IsRefused) ? [new Remark(LoginVerdict.Refused, "")] : IsOpen(key) ? [new Remark("unverified", "")] : []);

    /// <summary>Its registries were asked, and none took the login.</summary>
    private bool IsOpen(KeyGroup key) => key.Entries.Select(answers.Login).OfType<Registry.RegistryAnswer>().ToList() is { Count: > 0 } said && said.TrueForAll(answer => answer.LoginTaken != true);

    private List<RegistryLoginReport>? Logins(KeyGroup key)
    {
        var said = from entry in key.Entries.DistinctBy(CredentialAnswers.HostOf)
                   let answer = answers.Login(entry)
                   where answer is not null
                   let verdict = LoginVerdict.Of(answer)
                   select new RegistryLoginReport(CredentialAnswers.HostOf(entry)!, verdict.Word, verdict.Text);
        return said.ToList() is { Count: > 0 } logins ? logins : null;
    }

    private static string Words(IEnumerable<Remark> remarks) => string.Join(',', remarks.Select(remark => remark.Word)) is { Length: > 0 } words ? words : Ok;
}
