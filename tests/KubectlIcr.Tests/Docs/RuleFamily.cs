using KubectlIcr.Rules;

namespace KubectlIcr.Tests.Docs;

/// <summary>The rules of one hundred, as the pages list them.</summary>
/// <param name="Prefix">What their ids begin with.</param>
internal sealed record RuleFamily(string Prefix, string Title, string Finds)
{
    public static IReadOnlyList<RuleFamily> All { get; } =
    [
        new("ICR1", "The image", "Wrong name, tag, region or platform"),
        new("ICR2", "Quota and registry", "Quota used up, too many requests, server errors"),
        new("ICR3", "Which secrets reach the pod", "Pull secret missing, added too late, or overridden by the pod's own list"),
        new("ICR4", "What the secret holds", "Wrong type, unreadable data, no entry for the registry, expired or wrong credentials"),
        new("ICR5", "The credentials and IAM", "Login rejected, no IAM policy, API key of another account, cluster or person"),
        new("ICR6", "The network", "DNS, timeouts, TLS, proxies, private-only accounts"),
        new("ICR7", "The node", "Disk full, pull limits, damaged images, signature policies"),
        new("ICR8", "Before the pull", "Admission denied, service account missing"),
        new("ICR9", "Limits of the diagnosis", "The cause has expired, is unknown, or could not be read"),
    ];

    public string Range => $"{Prefix}xx";

    /// <summary>Where the list of all rules has them.</summary>
    public string Anchor => $"{Range} {Title}".ToLowerInvariant().Replace(' ', '-');

    public IReadOnlyList<Rule> Rules => [.. RuleList.All.Where(rule => rule.Id.StartsWith(Prefix, StringComparison.Ordinal))];
}
