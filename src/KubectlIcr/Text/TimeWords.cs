using System.Globalization;

namespace KubectlIcr;

/// <summary>A moment in UTC, for a person: everywhere in the same form.</summary>
internal static class TimeWords
{
    /// <summary>The same whenever it is said, e.g. <c>2026-11-20 14:02:11 UTC</c>.</summary>
    public static string Exact(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    /// <summary>Also how long ago, as kubectl's AGE says it.</summary>
    public static string Of(DateTimeOffset time, DateTimeOffset now) => $"{Exact(time)} ({Age.Of(now - time)} ago)";
}
