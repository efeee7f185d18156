using System.Text.RegularExpressions;

namespace KubectlIcr.EndToEnd.InCluster;

/// <summary>One verb on one kind: what a role grants at least.</summary>
internal sealed record Permission(string Group, string Resource, string Verb)
{
    public JsonObject Rule => Rbac.Rule(Verb, Resource, Group);

    /// <summary>The command says that this right is lacking: in kubectl's words, in those of a change, or as what was not read.</summary>
    public bool IsMissedBy(Outcome outcome) => Regex.IsMatch(
        Regex.Replace(outcome.Stdout + outcome.Stderr, @"\s+", " "),
        $"cannot {Verb} resource \"{Resource}\"|you are not allowed to [^;]*\\b{Verb} {Resource}\\b|needs? [^;]*\\b{Resource}\\b[^;]*, which you are not allowed to read|the check needs [^;(]*\\b{Resource}\\b[^;(]*\\(forbidden\\)|(?:could not read|not (?:read|checked):) [^)]*?\\b{Resource}\\b[^);]*: forbidden", RegexOptions.IgnoreCase);

    public override string ToString() => $"{Verb} {Resource}{(Group.Length == 0 ? "" : $".{Group}")}";
}
