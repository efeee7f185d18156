using KubectlIcr.Cluster;

namespace KubectlIcr.Tests.Rules;

public sealed class NoSecretInProjectTests
{
    private const string Refused = "you may not have access to the container image \"X\"";

    private static ACluster Import => new ACluster().OfKind("ImageStream").Fails(Refused);

    private static ACluster Build => new ACluster().OfKind("Build").Fails("error: build error: After retrying 2 times, Pull image still failed due to error: unauthorized: authentication required");

    [Fact]
    public void Found_when_no_secret_of_the_project_fits_an_import()
    {
        var finding = Import.Secret("hub", "docker.io").Secret("all-icr-io", @namespace: "default").The("ICR309");

        Assert.Equal("no pull secret in namespace team-a has an entry for us.icr.io", finding.Message);
        Assert.Equal(["kubectl icr copy-secret all-icr-io --from default --to team-a", "oc import-image web --all -n team-a"], finding.Runs());
        Assert.Contains(finding.Evidence, evidence => evidence.Text == "\"hub\" has no entry for the image");
        Assert.Equal(["ICR309"], Import.Errors());
    }

    [Fact]
    public void Found_when_a_build_has_no_secret()
    {
        var finding = Build.Secret("mine").The("ICR309");

        Assert.Equal("builds that run as service account \"default\" in namespace team-a have no credentials for us.icr.io", finding.Message);
        Assert.Equal(["oc secrets link default mine -n team-a", "oc start-build --from-build=web -n team-a"], finding.Runs());
    }

    [Fact]
    public void Found_when_the_secret_that_a_build_names_is_missing() =>
        Assert.Contains(Build.Names("gone").NoSecret("gone").The("ICR309").Evidence, evidence => evidence.Text == "\"gone\", which the build references, does not exist");

    [Fact]
    public void An_import_tries_every_secret_of_the_project() => Assert.Equal(["ICR501"], Import.Secret("mine").Fails("unauthorized: The login credentials are not valid").Errors());

    [Fact]
    public void No_text_speaks_of_pods_or_restarts_any() =>
        Assert.All(Import.Secret("mine").Fails("unauthorized: The login credentials are not valid").Diagnose().Findings, finding => Assert.DoesNotContain(finding.Fixes, fix => fix.Run.Contains("pod/", StringComparison.Ordinal)));

    [Fact]
    public void Quiet_for_pods() => Assert.Empty(new ACluster().Found("ICR309"));

    [Fact]
    public void Quiet_on_an_open_image() => Assert.Empty(Import.Image("icr.io/cpopen/app:1").Found("ICR309"));

    [Fact]
    public void Skipped_where_the_secrets_of_the_project_could_not_be_listed() =>
        Assert.Equal(["secrets in namespace team-a: forbidden"], Import.Gap(new Gap("secrets", "team-a", "forbidden")).SkippedFor("ICR309"));
}
