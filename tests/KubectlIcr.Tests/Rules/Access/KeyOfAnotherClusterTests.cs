namespace KubectlIcr.Tests.Rules;

public class KeyOfAnotherClusterTests
{
    private static ACluster Failing => new ACluster().Names("pull").Secret("pull").Fails(ACluster.Refused);

    [Fact]
    public void Warns_of_another_clusters_key() => Assert.Equal(
        "the API key of secret \"pull\" in namespace team-a was made for cluster c0ffee, not for this one", Failing.Key(AKey.OfService("cluster-c0ffee")).The("ICR507").Message);

    [Fact]
    public void Quiet_for_the_clusters_own() => Assert.Empty(Failing.Key(AKey.OfService("cluster-ck9blho20n01rtorhqhg")).Found("ICR507"));

    [Fact]
    public void Quiet_for_a_service_ID_that_people_made() => Assert.Empty(Failing.Key(AKey.OfService()).Found("ICR507"));

    [Fact]
    public void Quiet_when_the_cluster_is_not_known() => Assert.Empty(Failing.UnknownCluster().Key(AKey.OfService("cluster-c0ffee")).Found("ICR507"));
}
