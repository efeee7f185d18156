using System.Text.Json;

namespace KubectlIcr.Iam;

/// <summary>The policies of an identity: its own, and those of its access groups.</summary>
/// <param name="Found">Not read only when no list at all could be.</param>
/// <param name="Gap">Why it is known to be incomplete; null when every list came whole.</param>
internal sealed record PolicyLists(Fact<IReadOnlyList<Policy>> Found, string? Gap)
{
    /// <summary>Groups asked at a time.</summary>
    private const int AtOnce = 6;

    public static async Task<PolicyLists> AskAsync(IbmCalls calls, IbmEndpoints endpoints, KeyIdentity who, Sensitive token, CancellationToken cancel)
    {
        if (who.AccountId is not { } account) return new(Fact<IReadOnlyList<Policy>>.NotRead("the key's token does not name an account"), null);
        var lists = new Lists(calls, endpoints, account, token, cancel);
        var own = await lists.PoliciesAsync($"iam_id={Uri.EscapeDataString(who.IamId)}", null);
        var (groups, problem) = await lists.OfGroupsAsync(who.IamId);
        if (own.Problem is { } unread && own.Items.Count + groups.Count == 0) return new(Fact<IReadOnlyList<Policy>>.NotRead(unread), problem);
        return new(Fact<IReadOnlyList<Policy>>.Found([.. own.Items, .. groups]), own.Problem ?? problem);
    }

    private sealed record Policies(IReadOnlyList<Policy> Items, string? Problem);

    private sealed class Lists(IbmCalls calls, IbmEndpoints endpoints, string account, Sensitive token, CancellationToken cancel)
    {
        /// <summary>Version 2 of the API; version 1 where there is no version 2.</summary>
        /// <param name="subject">The query that names whose policies.</param>
        public async Task<Policies> PoliciesAsync(string subject, string? group)
        {
            var list = await ListAsync(endpoints.Policies, "/v2/policies", subject, "policies");
            if (list.Status == 404) list = await ListAsync(endpoints.Policies, "/v1/policies", subject, "policies");
            return new([.. list.Items.Select(item => PolicyReader.Read(item, group)).OfType<Policy>()], list.Problem);
        }

        public async Task<(IReadOnlyList<Policy> Items, string? Problem)> OfGroupsAsync(string iamId)
        {
            var groups = await ListAsync(endpoints.AccessGroups, "/v2/groups", $"iam_id={Uri.EscapeDataString(iamId)}", "groups");
            var lists = new List<Policies>();
            foreach (var some in groups.Items.Chunk(AtOnce)) lists.AddRange(await Task.WhenAll(some.Select(OfGroupAsync)));
            return ([.. lists.SelectMany(list => list.Items)], Gap("access groups", groups.Problem) ?? Gap("policies of an access group", lists.Find(list => list.Problem is not null)?.Problem));
        }

        private Task<Policies> OfGroupAsync(JsonElement group) => group.Text("id") is { } id
            ? PoliciesAsync($"access_group_id={Uri.EscapeDataString(id)}", group.Text("name") ?? id)
            : Task.FromResult(new Policies([], "a group without an id"));

        private Task<Paged> ListAsync(Uri service, string path, string subject, string items) =>
            Paged.ReadAsync(calls, IbmEndpoints.Below(service, $"{path}?account_id={Uri.EscapeDataString(account)}&{subject}&limit=100"), items, token, cancel);

        private static string? Gap(string what, string? problem) => problem is null ? null : $"{what}: {problem}";
    }
}
