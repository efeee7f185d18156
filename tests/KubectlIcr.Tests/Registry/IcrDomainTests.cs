using KubectlIcr.Registry;

namespace KubectlIcr.Tests.Registry;

public sealed class IcrDomainTests
{
    [Theory]
    [InlineData("us-south", "us.icr.io")]
    [InlineData("us-east", "us.icr.io")]
    [InlineData("jp-osa", "jp2.icr.io")]
    [InlineData("mars", null)]
    [InlineData(null, null)]
    public void Host_of_a_region(string? region, string? host) => Assert.Equal(host, IcrDomain.HostOf(region));

    [Theory]
    [InlineData("icr.io", "global", "Public", "icr.io")]
    [InlineData("private.icr.io", "global", "Private", "icr.io")]
    [InlineData("registry.bluemix.net", "global", "Bluemix", "icr.io")]
    [InlineData("us.icr.io", "us-south", "Public", "us.icr.io")]
    [InlineData("private.us.icr.io", "us-south", "Private", "us.icr.io")]
    [InlineData("registry.ng.bluemix.net", "us-south", "Bluemix", "us.icr.io")]
    [InlineData("uk.icr.io", "eu-gb", "Public", "uk.icr.io")]
    [InlineData("registry.eu-gb.bluemix.net", "eu-gb", "Bluemix", "uk.icr.io")]
    [InlineData("de.icr.io", "eu-de", "Public", "de.icr.io")]
    [InlineData("registry.eu-de.bluemix.net", "eu-de", "Bluemix", "de.icr.io")]
    [InlineData("au.icr.io", "au-syd", "Public", "au.icr.io")]
    [InlineData("registry.au-syd.bluemix.net", "au-syd", "Bluemix", "au.icr.io")]
    [InlineData("jp.icr.io", "jp-tok", "Public", "jp.icr.io")]
    [InlineData("private.jp2.icr.io", "jp-osa", "Private", "jp2.icr.io")]
    [InlineData("ca.icr.io", "ca-tor", "Public", "ca.icr.io")]
    [InlineData("ca2.icr.io", "ca-mon", "Public", "ca2.icr.io")]
    [InlineData("br.icr.io", "br-sao", "Public", "br.icr.io")]
    [InlineData("es.icr.io", "eu-es", "Public", "es.icr.io")]
    [InlineData("cp.icr.io", null, "Entitled", "cp.icr.io")]
    [InlineData("stg.icr.io", null, "Staging", "stg.icr.io")]
    [InlineData("xx.icr.io", null, "Unknown", "xx.icr.io")]
    [InlineData("registry.xx.bluemix.net", null, "Unknown", "registry.xx.bluemix.net")]
    public void Hosts_of_the_registry(string host, string? region, string endpoint, string publicHost)
    {
        Assert.True(IcrDomain.TryGet(host, out var domain));
        Assert.Equal((host, region, endpoint, publicHost, endpoint != "Unknown"), (domain.Host, domain.Region, domain.Endpoint.ToString(), domain.PublicHost, domain.IsKnown));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("evilicr.io")]
    [InlineData("icr.io.evil.example")]
    [InlineData("us.icr.io:5000")]
    [InlineData("bluemix.net")]
    [InlineData("cloud.bluemix.net")]
    [InlineData("US.ICR.IO")] // distribution/reference and the kubelet compare by letter
    [InlineData("docker.io")]
    public void Hosts_that_are_not(string? host)
    {
        Assert.False(IcrDomain.TryGet(host, out _));
        Assert.False(IcrDomain.IsIcr(host));
    }

    [Fact]
    public void Every_public_host_has_a_private_one_and_stands_once()
    {
        var hosts = IcrDomain.PublicHosts.ToList();
        Assert.Equal(hosts.Distinct(), hosts);
        Assert.All(hosts, host => Assert.True(IcrDomain.TryGet($"private.{host}", out var door) && door.PublicHost == host));
    }

    [Theory]
    [InlineData("icr.io", "cpopen/x", true)]
    [InlineData("private.icr.io", "appcafe/open-liberty", true)]
    [InlineData("icr.io", "cpopener/x", false)]
    [InlineData("us.icr.io", "cpopen/x", false)]
    [InlineData("docker.io", "cpopen/x", false)]
    public void Images_that_need_no_credential(string registry, string repository, bool expected) =>
        Assert.Equal(expected, IcrDomain.IsOpenImage(registry, repository));
}
