namespace KubectlIcr;

/// <summary>A time span as kubectl's AGE column writes it: two units while they tell something, then one (apimachinery, duration.HumanDuration).</summary>
internal static class Age
{
    public static string Of(TimeSpan age)
    {
        var (seconds, minutes, hours, days) = ((long)age.TotalSeconds, (long)age.TotalMinutes, (long)age.TotalHours, (long)age.TotalDays);
        return age switch
        {
            _ when seconds < 0 => seconds < -1 ? "<invalid>" : "0s",
            _ when seconds < 120 => $"{seconds}s",
            _ when minutes < 10 => Two(minutes, "m", seconds % 60, "s"),
            _ when minutes < 180 => $"{minutes}m",
            _ when hours < 8 => Two(hours, "h", minutes % 60, "m"),
            _ when hours < 48 => $"{hours}h",
            _ when hours < 192 => Two(days, "d", hours % 24, "h"),
            _ when days < 730 => $"{days}d",
            _ when days < 2920 => Two(days / 365, "y", days % 365, "d"),
            _ => $"{days / 365}y",
        };
    }

    private static string Two(long first, string unit, long second, string smaller) => second == 0 ? $"{first}{unit}" : $"{first}{unit}{second}{smaller}";
}
