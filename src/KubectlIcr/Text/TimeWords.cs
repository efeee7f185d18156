using System.Globalization;

namespace KubectlIcr;

/// <summary>A moment in UTC.</summary>
internal static class TimeWords
{
    /// <summary>The same whenever it is said, for documents.</summary>
    public static string Exact(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    /// <summary>For a person: without the date on the same day, and how long ago, as kubectl's AGE says it.</summary>
    public static string Of(DateTimeOffset time, DateTimeOffset now) =>
        $"{(time.UtcDateTime.Date == now.UtcDateTime.Date ? time.UtcDateTime.ToString("HH:mm:ssZ", CultureInfo.InvariantCulture) : Exact(time))} ({Age.Of(now - time)} ago)";
}
