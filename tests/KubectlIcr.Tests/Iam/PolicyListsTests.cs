using KubectlIcr.EndToEnd.Ibm;
using KubectlIcr.Iam;
using Microsoft.AspNetCore.Http;

namespace KubectlIcr.Tests.Iam;

public class PolicyListsTests
{
    private static readonly IbmPolicy Team = IbmPolicy.Registry("Reader", ("region", "us-south"), ("resourceType", "namespace"), ("resource", "team"));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Either_version_of_the_API_says_the_same(bool hasVersion2)
    {
        await using var world = await IbmWorld.StartAsync();
        world.Cloud.HasPolicies2 = hasVersion2;
        world.Cloud.AddServiceIdKey(IbmWorld.Key, "cluster-abc", IbmWorld.Account, Team);

        var policy = Assert.Single((await world.AskAsync()).Policies.Value!);

        Assert.Equal((Team.Id, (string?)null, true, (string?)null), (policy.Id, policy.Through, policy.IsActive, policy.Condition));
        Assert.Equal(["Reader"], policy.Roles);
        Assert.Equal(
            [
                new("accountId", "stringEquals", IbmWorld.Account),
                new("serviceName", "stringEquals", "container-registry"),
                new("region", "stringEquals", "us-south"),
                new("resourceType", "stringEquals", "namespace"),
                new("resource", "stringEquals", "team"),
            ],
            policy.Attributes);
    }

    [Fact]
    public async Task Asks_for_the_identity_in_its_account()
    {
        await using var world = await IbmWorld.StartAsync();
        var key = world.Cloud.AddUserKey(IbmWorld.Key, "Ada", IbmWorld.Account, Team);

        var facts = await world.AskAsync();

        Assert.Null(facts.PoliciesGap);
        Assert.Contains($"?account_id={IbmWorld.Account}&iam_id={key.IamId}&limit=100", world.Cloud.Requests.Single(request => request.Path == "/v2/policies").Query);
    }

    [Fact]
    public async Task Custom_roles_states_conditions_tags_and_lists_of_values()
    {
        await using var world = await IbmWorld.StartAsync();
        world.Cloud.AddServiceIdKey(
            IbmWorld.Key, "cluster-abc", IbmWorld.Account,
            IbmPolicy.Registry("crn:v1:bluemix:public:iam::a/0123::customRole:ImagePuller"),
            IbmPolicy.Registry("crn:v1:bluemix:public:container-registry::::serviceRole:Reader") with { State = "deleted" },
            IbmPolicy.AllServices("Manager") with { HasRule = true },
            IbmPolicy.AllServices("Manager") with { Tag = "env:prod" },
            new IbmPolicy("Reader", ("resource", "a,b*", "stringMatchAnyOf")));

        var all = (await world.AskAsync()).Policies.Value!;

        Assert.Equal(["ImagePuller", "Reader", "Manager", "Manager", "Reader"], all.Select(policy => policy.Roles.Single()));
        Assert.Equal([true, false, true, true, true], all.Select(policy => policy.IsActive));
        Assert.Equal([null, null, "a condition", "access tags", null], all.Select(policy => policy.Condition));
        Assert.Equal(new PolicyAttribute("resource", "stringMatchAnyOf", "a,b*"), all[4].Attributes[^1]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Reads_page_by_page(bool hasVersion2)
    {
        await using var world = await IbmWorld.StartAsync();
        world.Cloud.PageSize = 2;
        world.Cloud.HasPolicies2 = hasVersion2;
        var policies = Enumerable.Range(0, 7).Select(n => IbmPolicy.Registry("Reader", ("resource", $"team-{n}"))).ToArray();
        world.Cloud.AddServiceIdKey(IbmWorld.Key, "cluster-abc", IbmWorld.Account, policies);

        var facts = await world.AskAsync();

        Assert.Equal(policies.Select(policy => policy.Id), facts.Policies.Value!.Select(policy => policy.Id));
        Assert.Null(facts.PoliciesGap);
    }

    [Fact]
    public async Task Those_of_its_access_groups_too()
    {
        await using var world = await IbmWorld.StartAsync();
        world.Cloud.PageSize = 1;
        var key = world.Cloud.AddUserKey(IbmWorld.Key, "Ada", IbmWorld.Account, IbmPolicy.Registry("Viewer"));
        var stranger = world.Cloud.AddUserKey("other", "Eve", IbmWorld.Account);
        for (var n = 0; n < 9; n++) world.Cloud.AddGroup($"Group {n}", IbmWorld.Account, [key], IbmPolicy.Registry("Reader", ("resource", $"team-{n}")));
        world.Cloud.AddGroup("Strangers", IbmWorld.Account, [stranger], IbmPolicy.Registry("Manager"));

        var all = (await world.AskAsync()).Policies.Value!;

        Assert.Equal([null, .. Enumerable.Range(0, 9).Select(n => $"Group {n}")], all.Select(policy => policy.Through).Order());
        Assert.Equal("Group 4", Policies.Cover(all, new("us-south", "team-4", Fact<string>.Absent())).Decides!.Through);
    }

    [Fact]
    public async Task A_gap_is_said_when_access_groups_are_hidden()
    {
        await using var world = await IbmWorld.StartAsync();
        world.Cloud.AddServiceIdKey(IbmWorld.Key, "cluster-abc", IbmWorld.Account, Team).SeesGroups = false;

        var facts = await world.AskAsync();

        Assert.Single(facts.Policies.Value!);
        Assert.Equal("access groups: iam.cloud.ibm.com: 403 insufficent_permissions: You are not allowed to list access groups.", facts.PoliciesGap);
    }

    [Fact]
    public async Task What_it_may_not_see_IAM_leaves_out_silently()
    {
        await using var world = await IbmWorld.StartAsync();
        world.Cloud.AddServiceIdKey(IbmWorld.Key, "cluster-abc", IbmWorld.Account, Team).SeesPolicies = false;

        Assert.Empty((await world.AskAsync()).Policies.Value!);
    }

    [Theory]
    [InlineData(403, """{"trace":"t","errors":[{"code":"insufficent_permissions","message":"No."}]}""", "iam.cloud.ibm.com: 403 insufficent_permissions: No.")]
    [InlineData(500, "oops", "iam.cloud.ibm.com: 500")]
    [InlineData(200, "<html>", "iam.cloud.ibm.com: the response is not JSON")]
    [InlineData(200, """{"policies":"none"}""", "iam.cloud.ibm.com: the response has no policies")]
    public async Task Not_read_is_not_empty(int status, string body, string reason)
    {
        await using var world = await IbmWorld.StartAsync();
        world.Cloud.AddServiceIdKey(IbmWorld.Key, "cluster-abc", IbmWorld.Account, Team);
        world.Cloud.Break("/v2/policies", status, body);

        Assert.Equal(reason, (await world.AskAsync()).Policies.Unread);
    }

    [Fact]
    public async Task A_list_without_end_is_given_up_and_kept()
    {
        await using var world = await IbmWorld.StartAsync();
        world.Cloud.AddServiceIdKey(IbmWorld.Key, "cluster-abc", IbmWorld.Account);
        world.Cloud.Break("/v2/policies", 200, """{"next":{"start":"again"},"policies":[{"id":"p","type":"access"}]}""");

        var facts = await world.AskAsync();

        Assert.Equal(2, facts.Policies.Value!.Count);
        Assert.Equal("iam.cloud.ibm.com: the list of policies does not end", facts.PoliciesGap);
    }

    [Fact]
    public async Task What_came_before_a_page_failed_is_kept()
    {
        await using var world = await IbmWorld.StartAsync();
        world.Cloud.AddServiceIdKey(IbmWorld.Key, "cluster-abc", IbmWorld.Account);
        world.Cloud.Break("/v2/policies", context => context.Request.Query.ContainsKey("start")
            ? Respond.Text(context, "oops", 500)
            : Respond.Text(context, """{"next":{"start":"2"},"policies":[{"id":"first"}]}"""));

        var facts = await world.AskAsync();

        Assert.Equal("first", facts.Policies.Value!.Single().Id);
        Assert.Equal("iam.cloud.ibm.com: 500", facts.PoliciesGap);
    }

    [Fact]
    public async Task Policies_of_a_group_that_cannot_be_read_are_a_gap()
    {
        await using var world = await IbmWorld.StartAsync();
        var key = world.Cloud.AddUserKey(IbmWorld.Key, "Ada", IbmWorld.Account, Team);
        world.Cloud.AddGroup("Developers", IbmWorld.Account, [key], IbmPolicy.Registry("Reader"));
        world.Cloud.Break("/v2/policies", context => context.Request.Query.ContainsKey("access_group_id")
            ? Respond.Errors(context, 403, "insufficent_permissions", "No.")
            : Respond.Text(context, """{"policies":[]}"""));

        var facts = await world.AskAsync();

        Assert.Empty(facts.Policies.Value!);
        Assert.Equal("policies of an access group: iam.cloud.ibm.com: 403 insufficent_permissions: No.", facts.PoliciesGap);
    }

    [Fact]
    public async Task A_place_in_the_list_that_fits_no_address_is_not_followed()
    {
        await using var world = await IbmWorld.StartAsync();
        world.Cloud.AddServiceIdKey(IbmWorld.Key, "cluster-abc", IbmWorld.Account);
        world.Cloud.Break("/v2/policies", 200, $$"""{"next":{"start":"{{new string('x', 100_000)}}"},"policies":[]}""");

        Assert.Equal("iam.cloud.ibm.com: the list of policies does not end", (await world.AskAsync()).Policies.Unread);
    }

    [Fact]
    public async Task The_next_page_is_asked_where_the_first_was_whatever_the_answer_says()
    {
        await using var world = await IbmWorld.StartAsync();
        world.Cloud.AddServiceIdKey(IbmWorld.Key, "cluster-abc", IbmWorld.Account);
        world.Cloud.Break("/v2/policies", context => context.Request.Query.ContainsKey("start")
            ? context.Response.WriteAsync("""{"policies":[]}""")
            : context.Response.WriteAsync("""{"next":{"href":"https://evil.icr.io/steal?start=2"},"policies":[]}"""));

        await world.AskAsync();

        Assert.Equal(["iam.cloud.ibm.com:443"], world.HostsAsked);
        Assert.Contains(world.Cloud.Requests, request => request.Path == "/v2/policies" && request.Query.EndsWith("&start=2", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Authorizations_between_services_are_no_policies()
    {
        await using var world = await IbmWorld.StartAsync();
        world.Cloud.AddServiceIdKey(IbmWorld.Key, "cluster-abc", IbmWorld.Account);
        world.Cloud.Break("/v2/policies", 200, """{"policies":[{"id":"a","type":"authorization"},{"type":"access"},7,{"id":"b","type":"access","control":{"grant":{"roles":[{"role_id":"Reader"},{}]}}}]}""");

        var policy = Assert.Single((await world.AskAsync()).Policies.Value!);
        Assert.Equal("b", policy.Id);
        Assert.Equal(["Reader"], policy.Roles);
    }
}
