using KubectlIcr.Iam;

namespace KubectlIcr.Tests.Iam;

public class IbmEndpointsTests
{
    [Fact]
    public void Are_IBMs_public_ones()
    {
        var endpoints = From();

        Assert.All([endpoints.Identity, endpoints.Policies, endpoints.AccessGroups], uri => Assert.Equal("https://iam.cloud.ibm.com/", uri.AbsoluteUri));
        Assert.Equal("https://us.icr.io/api/v1", endpoints.Registry("us.icr.io")!.AbsoluteUri);
        Assert.Equal("https://icr.io/api/v1", endpoints.Registry("icr.io")!.AbsoluteUri);
    }

    [Theory]
    [InlineData("evilicr.io")]
    [InlineData("quay.io")]
    [InlineData("us.icr.io.evil.example")]
    [InlineData("evil.example/us.icr.io")]
    [InlineData("evil.example/.icr.io")]
    [InlineData("evil.example#.icr.io")]
    [InlineData("evil.example:443/x.icr.io")]
    [InlineData("me@evil.example?.icr.io")]
    [InlineData("")]
    public void No_other_host_is_a_registry(string host) => Assert.Null(From().Registry(host));

    [Theory]
    [InlineData("IC_VISIBILITY", "private")]
    [InlineData("IBMCLOUD_VISIBILITY", "private")]
    [InlineData("IC_VISIBILITY", "public-and-private")]
    public void Private_when_asked(string name, string value)
    {
        var endpoints = From((name, value));

        Assert.Equal("https://private.iam.cloud.ibm.com/", endpoints.Identity.AbsoluteUri);
        Assert.Equal("https://private.us.icr.io/api/v1", endpoints.Registry("us.icr.io")!.AbsoluteUri);
        Assert.Equal("https://private.us.icr.io/api/v1", endpoints.Registry("private.us.icr.io")!.AbsoluteUri);
    }

    [Fact]
    public void IC_VISIBILITY_wins() => Assert.Equal("iam.cloud.ibm.com", From(("IBMCLOUD_VISIBILITY", "private"), ("IC_VISIBILITY", "public")).Identity.Host);

    [Theory]
    [InlineData("https://c100.us-south.containers.test.cloud.ibm.com:30001", "iam.test.cloud.ibm.com")]
    [InlineData("https://c100.us-south.satellite.test.appdomain.cloud:30001", "iam.test.cloud.ibm.com")]
    [InlineData("https://c100-e.us-south.containers.cloud.ibm.com:30001", "iam.cloud.ibm.com")]
    [InlineData("https://api.test.example.com:6443", "iam.cloud.ibm.com")]
    [InlineData("https://example.com/.test.cloud.ibm.com", "iam.cloud.ibm.com")]
    [InlineData(null, "iam.cloud.ibm.com")]
    public void Staging_for_a_cluster_of_staging(string? server, string host) => Assert.Equal(host, IbmEndpoints.From(_ => null, server).Identity.Host);

    [Fact]
    public void Staging_has_private_ones_too() =>
        Assert.Equal("private.iam.test.cloud.ibm.com", IbmEndpoints.From(name => name == "IC_VISIBILITY" ? "private" : null, "https://c1.eu-de.containers.test.cloud.ibm.com").Identity.Host);

    [Fact]
    public void One_address_for_all_of_IAM()
    {
        var endpoints = From(("IBMCLOUD_IAM_API_ENDPOINT", "https://iam.example/base/"));

        Assert.Equal("https://iam.example/base/identity/token", IbmEndpoints.Below(endpoints.Identity, "/identity/token").AbsoluteUri);
        Assert.Equal("iam.example", endpoints.Policies.Host);
        Assert.Equal("iam.example", endpoints.AccessGroups.Host);
    }

    [Fact]
    public void The_SDKs_names_win_for_their_part()
    {
        var endpoints = From(("IBMCLOUD_IAM_API_ENDPOINT", "https://iam.example"), ("IAM_IDENTITY_URL", "https://a.example"), ("IAM_POLICY_MANAGEMENT_URL", "https://b.example"), ("IAM_ACCESS_GROUPS_URL", "https://c.example"));

        Assert.Equal(["a.example", "b.example", "c.example"], new[] { endpoints.Identity, endpoints.Policies, endpoints.AccessGroups }.Select(uri => uri.Host));
    }

    [Theory]
    [InlineData("https://registry.example", "https://registry.example/api/v1")]
    [InlineData("https://registry.example/", "https://registry.example/api/v1")]
    [InlineData("https://registry.example/api/v1", "https://registry.example/api/v1")]
    [InlineData("registry.example", "https://registry.example/api/v1")]
    public void The_registrys_address(string given, string used) => Assert.Equal(used, From(("IBMCLOUD_CR_API_ENDPOINT", given)).Registry("us.icr.io")!.AbsoluteUri);

    [Fact]
    public void A_name_that_everyone_uses_for_any_registry_is_not_read() => Assert.Equal("us.icr.io", From(("CONTAINER_REGISTRY_URL", "https://ghcr.io")).Registry("us.icr.io")!.Host);

    [Theory]
    [InlineData("http://iam.example", "must be an https:// address")]
    [InlineData("ftp://iam.example", "must be an https:// address")]
    [InlineData("https://", "is not a valid address")]
    [InlineData("https://me:secret@iam.example", "is not a valid address")]
    [InlineData("https://iam.example?x=y", "is not a valid address")]
    public void Refused(string given, string because)
    {
        var error = Assert.Throws<UserError>(() => From(("IAM_IDENTITY_URL", given)));

        Assert.StartsWith("error: IAM_IDENTITY_URL ", error.Message);
        Assert.Contains(because, error.Message);
        Assert.DoesNotContain("secret", error.Message);
    }

    [Fact]
    public void Plain_http_only_to_this_machine() => Assert.Equal("http://127.0.0.1:8080/", From(("IAM_IDENTITY_URL", "http://127.0.0.1:8080")).Identity.AbsoluteUri);

    [Fact]
    public void An_unknown_visibility_is_refused() => Assert.Contains("public, private or public-and-private", Assert.Throws<UserError>(() => From(("IC_VISIBILITY", "hidden"))).Message);

    private static IbmEndpoints From(params (string Name, string Value)[] environment) => IbmEndpoints.From(name => environment.FirstOrDefault(one => one.Name == name).Value);
}
