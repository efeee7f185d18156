using KubectlIcr.Iam;

namespace KubectlIcr.Tests.Iam;

public class PoliciesTests
{
    private const string Service = "serviceName=container-registry";

    /// <summary>Attributes are <c>key=value</c> or <c>key~value</c> (stringMatch), roles and attributes divided by blanks; group: an id, <c>none</c> or <c>?</c>.</summary>
    [Theory]
    // What the default cluster service ID has: the whole service.
    [InlineData("Reader", Service, "us-south", "team", "?", "Yes")]
    [InlineData("Writer", Service, "eu-de", "team", "?", "Yes")]
    [InlineData("Manager", Service, "global", "team", "?", "Yes")]
    [InlineData("Viewer Reader", Service, "us-south", "team", "?", "Yes")]
    // Roles.
    [InlineData("Viewer", Service, "us-south", "team", "?", "No")]
    [InlineData("Editor", Service, "us-south", "team", "?", "No")]
    [InlineData("Operator", Service, "us-south", "team", "?", "No")]
    [InlineData("Administrator", Service, "us-south", "team", "?", "No")]
    [InlineData("reader", Service, "us-south", "team", "?", "Perhaps")]
    [InlineData("ImagePuller", Service, "us-south", "team", "?", "Perhaps")]
    [InlineData("Viewer ImagePuller", Service, "us-south", "team", "?", "Perhaps")]
    [InlineData("", Service, "us-south", "team", "?", "No")]
    // Services.
    [InlineData("Reader", "", "us-south", "team", "?", "Yes")]
    [InlineData("Reader", "serviceType=service", "us-south", "team", "?", "Yes")]
    [InlineData("Reader", "serviceType=platform_service", "us-south", "team", "?", "No")]
    [InlineData("Reader", "service_group_id=IAM", "us-south", "team", "?", "No")]
    [InlineData("Reader", "serviceName=cloud-object-storage", "us-south", "team", "?", "No")]
    [InlineData("Reader", "serviceName=containers-kubernetes", "us-south", "team", "?", "No")]
    [InlineData("Reader", "serviceName=Container-Registry", "us-south", "team", "?", "No")]
    [InlineData("Reader", "serviceType=service serviceName=container-registry", "us-south", "team", "?", "Yes")]
    [InlineData("Reader", "serviceName~container-*", "us-south", "team", "?", "Yes")]
    // Regions.
    [InlineData("Reader", Service + " region=us-south", "us-south", "team", "?", "Yes")]
    [InlineData("Reader", Service + " region=eu-de", "us-south", "team", "?", "No")]
    [InlineData("Reader", Service + " region~us-*", "us-south", "team", "?", "Yes")]
    [InlineData("Reader", Service + " region=us-south", "global", "team", "?", "No")]
    [InlineData("Reader", Service + " region=global", "global", "team", "?", "Perhaps")]
    [InlineData("Reader", Service + " region=global", "us-south", "team", "?", "No")]
    [InlineData("Reader", Service + " region~*", "global", "team", "?", "Perhaps")]
    [InlineData("Reader", Service + " region=uk-south", "eu-gb", "team", "?", "Perhaps")]
    [InlineData("Reader", Service + " region=eu-central", "eu-de", "team", "?", "Perhaps")]
    [InlineData("Reader", Service + " region=uk-south", "eu-de", "team", "?", "No")]
    [InlineData("Reader", Service + " region=us-east", "us-south", "team", "?", "No")]
    [InlineData("Reader", Service + " geography=global", "global", "team", "?", "Yes")]
    [InlineData("Reader", Service + " geography=global", "us-south", "team", "?", "No")]
    [InlineData("Reader", Service + " geography=eu", "global", "team", "?", "No")]
    [InlineData("Reader", Service + " geography=eu", "eu-de", "team", "?", "Perhaps")]
    // Registry namespaces.
    [InlineData("Reader", Service + " resourceType=namespace resource=team", "us-south", "team", "?", "Yes")]
    [InlineData("Reader", Service + " resourceType=namespace resource=other", "us-south", "team", "?", "No")]
    [InlineData("Reader", Service + " resourceType=namespace", "us-south", "team", "?", "Yes")]
    [InlineData("Reader", Service + " resourceType=Namespace resource=team", "us-south", "team", "?", "No")]
    [InlineData("Reader", Service + " resourceType=NAMESPACE", "us-south", "team", "?", "No")]
    [InlineData("Reader", Service + " resource=team", "us-south", "team", "?", "Yes")]
    [InlineData("Reader", Service + " resource=Team", "us-south", "team", "?", "No")]
    [InlineData("Reader", Service + " resource=te*", "us-south", "team", "?", "No")]
    [InlineData("Reader", Service + " resource~te*", "us-south", "team", "?", "Yes")]
    [InlineData("Reader", Service + " resource~te?m", "us-south", "team", "?", "Yes")]
    [InlineData("Reader", Service + " resource~te?", "us-south", "team", "?", "No")]
    [InlineData("Reader", Service + " region=us-south resourceType=namespace resource=team", "eu-de", "team", "?", "No")]
    // Resource groups.
    [InlineData("Reader", Service + " resourceGroupId=rg1", "us-south", "team", "rg1", "Yes")]
    [InlineData("Reader", Service + " resourceGroupId=rg1", "us-south", "team", "crn:v1:bluemix:public:resource-controller::a/acc::resource-group:rg1", "Yes")]
    [InlineData("Reader", Service + " resourceGroupId=rg1", "us-south", "team", "rg2", "No")]
    [InlineData("Reader", Service + " resourceGroupId=rg1", "us-south", "team", "none", "No")]
    [InlineData("Reader", Service + " resourceGroupId=rg1", "us-south", "team", "?", "Perhaps")]
    [InlineData("Reader", "resourceGroupId=rg1", "us-south", "team", "rg1", "Yes")]
    [InlineData("Reader", "resourceType=resource-group resource=rg1", "us-south", "team", "rg1", "No")]
    [InlineData("Reader", Service + " resourceGroupId=rg1 resource=other", "us-south", "team", "?", "No")]
    // Accounts and what is not known.
    [InlineData("Reader", Service + " accountId=acc", "us-south", "team", "?", "Yes")]
    [InlineData("Reader", Service + " accountId=foreign", "us-south", "team", "?", "No")]
    [InlineData("Reader", Service + " serviceInstance=abc", "us-south", "team", "?", "Perhaps")]
    [InlineData("Reader", Service + " somethingNew=abc", "us-south", "team", "?", "Perhaps")]
    public void Covers(string roles, string attributes, string region, string @namespace, string group, string expected)
    {
        var (coverage, decides) = Policies.Cover([Policy(roles, attributes)], Target(region, @namespace, group));

        Assert.Equal(expected, coverage.ToString());
        Assert.Equal(coverage == Coverage.No, decides is null);
    }

    [Theory]
    [InlineData("stringEqualsAnyOf", "a,team,b", "Yes")]
    [InlineData("stringEqualsAnyOf", "a,b", "No")]
    [InlineData("stringMatchAnyOf", "a*,te*", "Yes")]
    [InlineData("stringExists", "true", "Yes")]
    [InlineData("stringExists", "false", "Perhaps")]
    [InlineData("stringNewlyMade", "other", "Perhaps")]
    public void Operators(string @operator, string value, string expected) =>
        Assert.Equal(expected, new PolicyAttribute("resource", @operator, value).Covers("team").ToString());

    [Fact]
    public void A_policy_that_is_not_active_covers_nothing() =>
        Assert.Equal(Coverage.No, Policies.Cover([Policy("Reader", Service) with { IsActive = false }], Target()).Coverage);

    [Fact]
    public void A_condition_makes_it_perhaps() =>
        Assert.Equal(Coverage.Perhaps, Policies.Cover([Policy("Reader", Service) with { Condition = "a condition" }], Target()).Coverage);

    [Fact]
    public void A_condition_does_not_save_a_policy_of_another_namespace() =>
        Assert.Equal(Coverage.No, Policies.Cover([Policy("Reader", Service + " resource=other") with { Condition = "a condition" }], Target()).Coverage);

    [Fact]
    public void The_surest_policy_decides_whatever_its_place()
    {
        var sure = Policy("Reader", Service) with { Id = "sure" };
        var (coverage, decides) = Policies.Cover([Policy("Viewer", Service), Policy("ImagePuller", Service), sure, Policy("Manager", Service)], Target());

        Assert.Equal((Coverage.Yes, "sure"), (coverage, decides!.Id));
    }

    [Fact]
    public void No_policy_covers_nothing() => Assert.Equal((Coverage.No, null), Policies.Cover([], Target()));

    [Fact]
    public void An_unknown_account_is_not_held_against_a_policy() =>
        Assert.Equal(Coverage.Yes, Policies.Cover([Policy("Reader", Service + " accountId=any")], new("us-south", "team", Fact<string>.NotRead("?"))).Coverage);

    internal static PullTarget Target(string region = "us-south", string @namespace = "team", string group = "?") =>
        new(region, @namespace, group switch { "?" => Fact<string>.NotRead("forbidden"), "none" => Fact<string>.Absent(), _ => Fact<string>.Found(group) }, "acc");

    internal static Policy Policy(string roles, string attributes, string? through = null) =>
        new("id", through, roles.Split(' ', StringSplitOptions.RemoveEmptyEntries), [.. attributes.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Attribute)], true);

    private static PolicyAttribute Attribute(string text) =>
        text.Split('~') is [var key, var pattern] ? new(key, "stringMatch", pattern) : text.Split('=') is [var name, var value] ? new(name, "stringEquals", value) : throw new ArgumentException(text);
}
