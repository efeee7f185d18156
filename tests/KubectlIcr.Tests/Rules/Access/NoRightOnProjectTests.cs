using KubectlIcr.Report;

namespace KubectlIcr.Tests.Rules;

public sealed class NoRightOnProjectTests
{
    private const string Host = "image-registry.openshift-image-registry.svc:5000";

    private const string Reading = "Error reading manifest 1.0 in image-registry.openshift-image-registry.svc:5000/shared/app: unauthorized: authentication required";

    private static ACluster Cluster(string project = "shared") => new ACluster().OpenShift().Image($"{Host}/{project}/app:1.0").Fails(Reading)
        .Names("default-dockercfg-7xk2p").ServiceAccount("default-dockercfg-7xk2p").Secret("default-dockercfg-7xk2p", Host, "serviceaccount", "token");

    [Fact]
    public void Found_when_the_image_is_of_another_project()
    {
        var finding = Cluster().The("ICR509");

        Assert.Equal("service account \"default\" in namespace team-a is not allowed to pull images from project \"shared\"", finding.Message);
        Assert.Equal(["oc policy add-role-to-user system:image-puller system:serviceaccount:team-a:default -n shared"], finding.Runs());
        Assert.Equal((Severity.Error, Certainty.Likely), (finding.Severity, finding.Certainty));
        Assert.Equal(["ICR509"], Cluster().Errors());
    }

    [Theory]
    [InlineData("reading manifest 1.0 in X: authentication required")]
    [InlineData("initializing source docker://X: reading manifest 1.0 in X: requested access to the resource is denied")]
    public void Found_by_each_text_of_the_registry(string text) => Assert.Equal(["ICR509"], Cluster().Fails(text).Errors());

    [Theory]
    [InlineData("team-a")]
    [InlineData("openshift")]
    public void Quiet_for_images_of_its_own_project_and_of_the_shared_one(string project) => Assert.Empty(Cluster(project).Found("ICR509"));

    [Fact]
    public void Quiet_for_any_other_registry() => Assert.Empty(Cluster().Image("us.icr.io/shared/app:1.0").Found("ICR509"));

    [Fact]
    public void Quiet_when_the_login_itself_is_refused() =>
        Assert.Equal(["ICR501"], Cluster().Fails("unable to retrieve auth token: invalid username/password: unauthorized: invalid token").Errors());

    [Fact]
    public void An_own_image_without_the_service_accounts_secret_has_another_cause() =>
        Assert.Equal(["ICR304"], Cluster("team-a").Names("all-icr-io").Secret("all-icr-io").Errors());

    [Fact]
    public void Skipped_when_the_secrets_were_not_read() => Assert.Equal(["secrets in namespace team-a: forbidden"], Cluster().HiddenSecret("default-dockercfg-7xk2p").SkippedFor("ICR509"));
}
