using KubectlIcr.Iam;

namespace KubectlIcr.Tests.Iam;

public class PolicyMistakeTests
{
    private const string Service = "serviceName=container-registry";

    [Theory]
    [InlineData("Reader", Service + " region=eu-de", "us-south", "?", "OtherRegion", "a policy is limited to region eu-de, but the image is in us-south")]
    [InlineData("Reader", Service + " region=us-south", "global", "?", "RegionForGlobal", "a policy is limited to region us-south, but the global registry is not in a region: leave the region empty, or set geography=global")]
    [InlineData("Reader", Service + " geography=global", "us-south", "?", "GlobalOnly", "a policy is limited to the global registry, but the image is in us-south")]
    [InlineData("Reader", Service + " resourceType=Namespace resource=team", "us-south", "?", "ResourceTypeCase", "a policy has resource type Namespace, which matches nothing: write it in lowercase, as namespace")]
    [InlineData("Reader", Service + " resourceType=namespace resource=other", "us-south", "?", "OtherNamespace", "a policy is for registry namespace other, not team")]
    [InlineData("Viewer Administrator", Service, "us-south", "?", "PlatformRolesOnly", "a policy grants only Viewer, Administrator, which does not allow pulls: that requires Reader, Writer or Manager")]
    [InlineData("Reader", Service + " resourceGroupId=rg1", "us-south", "none", "NamespaceInNoGroup", "a policy is for resource group rg1, but registry namespace team is in no resource group")]
    [InlineData("Reader", Service + " resourceGroupId=rg1", "us-south", "rg2", "OtherResourceGroup", "a policy is for resource group rg1, but registry namespace team is in rg2")]
    public void Names_the_one_thing_that_is_wrong(string roles, string attributes, string region, string group, string kind, string words)
    {
        var mistake = Assert.Single(Policies.Mistakes([PoliciesTests.Policy(roles, attributes)], PoliciesTests.Target(region, group: group)));

        Assert.Equal((kind, words), (mistake.Kind.ToString(), mistake.Words));
    }

    [Theory]
    [InlineData("Reader", Service)] // covers
    [InlineData("ImagePuller", Service)] // may cover
    [InlineData("Reader", "serviceName=cloud-object-storage")]
    [InlineData("Reader", Service + " region=eu-de resource=other")]
    [InlineData("Viewer", Service + " resource=other")]
    [InlineData("Reader", Service + " resourceType=image")]
    [InlineData("Reader", Service + " accountId=foreign")]
    public void Quiet_about(string roles, string attributes) => Assert.Empty(Policies.Mistakes([PoliciesTests.Policy(roles, attributes)], PoliciesTests.Target()));

    [Fact]
    public void Quiet_about_a_policy_that_is_not_active() =>
        Assert.Empty(Policies.Mistakes([PoliciesTests.Policy("Reader", Service) with { IsActive = false }], PoliciesTests.Target()));

    [Fact]
    public void Is_one_line_without_control_characters() =>
        Assert.Equal("a policy is for registry namespace o[31m ther, not team", Policies.Mistakes([new("id", null, ["Reader"], [new("resource", "stringEquals", "o\u001b[31m\nther")], true)], PoliciesTests.Target()).Single().Words);

    [Fact]
    public void Says_which_access_group_it_comes_by() =>
        Assert.StartsWith("a policy of access group Developers is for registry namespace", Policies.Mistakes([PoliciesTests.Policy("Reader", Service + " resource=other", "Developers")], PoliciesTests.Target()).Single().Words);
}
