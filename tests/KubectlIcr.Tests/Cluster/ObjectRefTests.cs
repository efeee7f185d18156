using KubectlIcr.Cluster;

namespace KubectlIcr.Tests.Cluster;

/// <summary>A write goes to the object that is named, and to none above it.</summary>
public sealed class ObjectRefTests
{
    [Theory]
    [InlineData("a", "..")]
    [InlineData("a", ".")]
    [InlineData("a", "")]
    [InlineData("..", "b")]
    [InlineData("", "b")]
    public void Names_that_lead_elsewhere_are_none(string @namespace, string name) => Assert.Throws<UserError>(() => ObjectRef.Secret(new(@namespace, name)).Path);

    [Theory]
    [InlineData("a", "../../b", "api/v1/namespaces/a/secrets/..%2F..%2Fb")]
    [InlineData("a?x", "b#c%2F", "api/v1/namespaces/a%3Fx/secrets/b%23c%252F")]
    public void All_else_is_one_segment(string @namespace, string name, string expected)
    {
        var path = ObjectRef.Secret(new(@namespace, name)).Path;

        Assert.Equal(expected, path);
        Assert.Equal($"/{expected}", new Uri(new Uri("https://api"), path).AbsolutePath);
    }
}
