using System.Text.Json;
using KubectlIcr.Cluster;

namespace KubectlIcr.Tests;

public sealed class SensitiveTests
{
    private const string Password = "p4ss-w0rd";

    private static readonly Sensitive Value = Sensitive.Of(Password);

    private static IEnumerable<string> Prints =>
    [
        Value.ToString(),
        $"{Value}",
        $"{Value,40}",
        string.Format(null, "{0}", Value),
        "" + Value,
        new Secret { Namespace = "n", Name = "s", Type = "t", DockerConfigJson = Value, DockerCfg = Value }.ToString(),
        new KubectlIcr.Credential("iamapikey", Value).ToString(),
        Fact<Secret>.Found(new Secret { Namespace = "n", Name = "s", Type = "t", DockerConfigJson = Value }).ToString(),
    ];

    [Fact]
    public void Nothing_prints_it() => Assert.All(Prints, printed =>
    {
        Assert.DoesNotContain(Password, printed);
        Assert.Contains(Sensitive.Dots, printed);
    });

    [Fact]
    public void JSON_never_holds_it_whoever_serializes_it()
    {
        foreach (var json in new[] { JsonSerializer.Serialize(Value), JsonSerializer.Serialize(new { Value }), JsonSerializer.Serialize<object>(new[] { Value }) })
        {
            Assert.DoesNotContain(Password, json);
            Assert.DoesNotContain(Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(Password)), json);
            Assert.DoesNotContain("Bytes", json);
        }
    }

    [Fact]
    public void The_dots_do_not_tell_its_length() => Assert.Equal(Sensitive.Of("").ToString(), Sensitive.Of(new string('x', 100)).ToString());

    [Fact]
    public void It_is_equal_by_value()
    {
        Assert.Equal(Value, Sensitive.Of(Password));
        Assert.Equal(Value.GetHashCode(), Sensitive.Of(Password).GetHashCode());
        Assert.NotEqual(Value, Sensitive.Of("p4ss-w0rD"));
        Assert.False(Value.Equals((object)Password));
        Assert.Equal(Password, Value.Reveal());
        Assert.True(Sensitive.Empty.IsEmpty);
    }
}
