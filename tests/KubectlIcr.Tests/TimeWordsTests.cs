namespace KubectlIcr.Tests;

public sealed class TimeWordsTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 26, 0, 10, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("2026-11-26T00:02:11Z", "2026-11-26 00:02:11 UTC (7m49s ago)")]
    [InlineData("2026-11-25T23:59:59Z", "2026-11-25 23:59:59 UTC (10m ago)")]
    [InlineData("2026-11-26T02:00:00+02:00", "2026-11-26 00:00:00 UTC (10m ago)")]
    public void A_person_is_also_told_how_long_ago(string time, string expected) => Assert.Equal(expected, TimeWords.Of(DateTimeOffset.Parse(time), Now));

    [Fact]
    public void A_document_gets_the_time_alone() => Assert.Equal("2026-11-26 00:02:11 UTC", TimeWords.Exact(DateTimeOffset.Parse("2026-11-26T02:02:11.9+02:00")));
}
