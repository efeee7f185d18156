using KubectlIcr.Report;
using KubectlIcr.Rules;
using KubectlIcr.Tests.Printers;

namespace KubectlIcr.Tests.Rules;

public class GroupKeysTests
{
    [Theory]
    [InlineData("secret \"key\" does not exist in namespace team-a", "secret \"key\" does not exist in namespace *")]
    [InlineData("service account \"team-a\" in namespace team-a names key now", "service account \"team-a\" in namespace * names key now")]
    [InlineData("us.icr.io rejected the credentials in secret team-a/bad", "us.icr.io rejected the credentials in secret */bad")]
    [InlineData("secret \"key\" does not exist in namespace team-ab", "secret \"key\" does not exist in namespace team-ab")]
    [InlineData("account 1 has no registry namespace team-a at us.icr.io", "account 1 has no registry namespace team-a at us.icr.io")]
    public void Without_the_namespace(string message, string key) => Assert.Equal(key, Key(message, null));

    [Theory]
    [InlineData("us.icr.io/team/app has no tag 9.9", "us.icr.io/team/app:9.9", "us.icr.io/team/* has no tag *")]
    [InlineData("us.icr.io/team/app:9.9 has no variant for the node's platform", "us.icr.io/team/app:9.9", "us.icr.io/team/* has no variant for the node's platform")]
    [InlineData("us.icr.io has no team/app:9.9: the tag or the whole repository is missing", "us.icr.io/team/app:9.9", "us.icr.io has no team/*: the tag or the whole repository is missing")]
    [InlineData("us.icr.io has no team-a/app:9.9: the tag or the whole repository is missing", "us.icr.io/team-a/app:9.9", "us.icr.io has no team-a/*: the tag or the whole repository is missing")]
    [InlineData("us.icr.io has no repository team/a/b", "us.icr.io/team/a/b:1", "us.icr.io has no repository team/*")]
    [InlineData("host.example has no repository app", "host.example/app:1", "host.example has no repository *")]
    [InlineData("secret app has no entry for host.example", "host.example/app:1", "secret app has no entry for host.example")]
    [InlineData("us.icr.io/team/app has no digest sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
        "us.icr.io/team/app@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef", "us.icr.io/team/* has no digest *")]
    [InlineData("app:1 is gone", "app:1", "docker.io/library/* is gone")]
    [InlineData("app:11 is gone", "app:1", "app:11 is gone")]
    [InlineData("\"us.icr.io/Team\" is not a valid image reference", "us.icr.io/Team", "\"*\" is not a valid image reference")]
    [InlineData("\"\" is not a valid image reference", "", "\"\" is not a valid image reference")]
    public void Without_repository_and_tag(string message, string image, string key) => Assert.Equal(key, Key(message, image));

    [Fact]
    public void A_finding_in_two_namespaces_is_about_none() =>
        Assert.Equal("secret in namespace team-a", GroupKeys.Of(AReport.Finding("secret in namespace team-a", subjects: [AReport.Web, AReport.Web with { Namespace = "b" }])));

    [Fact]
    public void Every_finding_gets_its_key() =>
        Assert.Equal("secret \"all-icr-io\" does not exist in namespace *", new ACluster().Names("all-icr-io").NoSecret("all-icr-io").The("ICR302").GroupKey);

    private static string Key(string message, string? image) => GroupKeys.Of(AReport.Finding(message, subjects: AReport.Web) with { Image = image });
}
