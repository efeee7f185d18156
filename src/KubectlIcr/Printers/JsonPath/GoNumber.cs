using System.Globalization;
using System.Text.Json;

namespace KubectlIcr.Printers.JsonPath;

/// <summary>Numbers as Go prints them: in text large fractions turn to exponents sooner than in JSON.</summary>
internal static class GoNumber
{
    public static bool IsInteger(JsonElement number) => number.TryGetInt64(out _) && !number.GetRawText().AsSpan().ContainsAny('.', 'e', 'E');

    public static string Text(JsonElement number) => IsInteger(number) ? number.GetInt64().ToString(CultureInfo.InvariantCulture) : Text(number.GetDouble(), -4, 6, "00");

    public static string Json(JsonElement number) => IsInteger(number) ? number.GetInt64().ToString(CultureInfo.InvariantCulture) : Text(number.GetDouble(), -6, 21, "0");

    /// <param name="lowest">Smaller powers of ten are written with an exponent.</param>
    /// <param name="limit">So are those from here on.</param>
    private static string Text(double number, int lowest, int limit, string exponentForm)
    {
        var (digits, power) = Shortest(Math.Abs(number));
        var text = power < lowest || power >= limit ? $"{Pointed(digits, 1)}e{(power < 0 ? '-' : '+')}{Math.Abs(power).ToString(exponentForm, CultureInfo.InvariantCulture)}"
            : power < 0 ? $"0.{new string('0', -power - 1)}{digits}"
            : Pointed(digits.PadRight(power + 1, '0'), power + 1);
        return number < 0 ? $"-{text}" : text;
    }

    private static string Pointed(string digits, int place) => digits.Length > place ? $"{digits[..place]}.{digits[place..]}" : digits;

    /// <summary>The fewest digits that make the number, and the power of ten of the first one.</summary>
    private static (string Digits, int Power) Shortest(double number)
    {
        var forms = Enumerable.Range(0, 17).Select(precision => number.ToString($"E{precision}", CultureInfo.InvariantCulture));
        var parts = forms.First(form => double.Parse(form, CultureInfo.InvariantCulture) == number).Split('E');
        return (parts[0].Replace(".", "", StringComparison.Ordinal), int.Parse(parts[1], CultureInfo.InvariantCulture));
    }
}
