using KubectlIcr.Kubelet;

namespace KubectlIcr.Tests.Kubelet;

/// <summary>What is printed of a key: all but the password that people put into URLs.</summary>
public sealed class RegistryKeyTests
{
    [Theory]
    [InlineData("us.icr.io", "us.icr.io")]
    [InlineData("https://us.icr.io/v1/", "https://us.icr.io/v1/")]
    [InlineData("https://robot:secret@us.icr.io/v1/", "https://DOTS@us.icr.io/v1/")]
    [InlineData("robot:secret@us.icr.io", "DOTS@us.icr.io")]
    [InlineData("robot:se@cret@us.icr.io", "DOTS@us.icr.io")]
    [InlineData("https://robot:se/cret@us.icr.io", "https://DOTS@us.icr.io")]
    [InlineData("https://robot:secret%@us.icr.io/a", "https://DOTS@us.icr.io/a")]
    [InlineData("oci://robot:secret@us.icr.io", "oci://DOTS@us.icr.io")]
    [InlineData("us.icr.io/team@v1", "us.icr.io/team@v1")]
    public void Shown(string written, string expected) => Assert.Equal(expected.Replace("DOTS", Sensitive.Dots, StringComparison.Ordinal), RegistryKey.Read(written).Shown);
}
