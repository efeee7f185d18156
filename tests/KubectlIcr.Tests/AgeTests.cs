namespace KubectlIcr.Tests;

public sealed class AgeTests
{
    /// <summary>The steps of apimachinery's HumanDuration.</summary>
    [Theory]
    [InlineData(-5, "<invalid>")]
    [InlineData(-1, "0s")]
    [InlineData(119, "119s")]
    [InlineData(120, "2m")]
    [InlineData(599, "9m59s")]
    [InlineData(600, "10m")]
    [InlineData(10799, "179m")]
    [InlineData(10800, "3h")]
    [InlineData(28740, "7h59m")]
    [InlineData(172799, "47h")]
    [InlineData(172800, "2d")]
    [InlineData(691199, "7d23h")]
    [InlineData(691200, "8d")]
    [InlineData(63071999, "729d")]
    [InlineData(63072000, "2y")]
    [InlineData(63158400, "2y1d")]
    [InlineData(252288000, "8y")]
    public void As_kubectl(long seconds, string expected) => Assert.Equal(expected, Age.Of(TimeSpan.FromSeconds(seconds)));
}
