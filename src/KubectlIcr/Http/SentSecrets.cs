using System.Net.Http.Headers;
using System.Text;

namespace KubectlIcr.Http;

/// <summary>The secrets that a request carried, in case a server echoes them.</summary>
internal sealed class SentSecrets(IEnumerable<string?> secrets)
{
    /// <summary>A shorter one would blacken words that have nothing to do with it.</summary>
    private const int Shortest = 4;

    private readonly string[] forms = [.. secrets.OfType<string>().SelectMany(Forms).Where(form => form.Length >= Shortest).Distinct().OrderByDescending(form => form.Length)];

    public static SentSecrets Of(AuthenticationHeaderValue? authorization) => new([authorization?.Parameter, PasswordOf(authorization)]);

    public string Hide(string text) => forms.Aggregate(text, (hidden, form) => hidden.Replace(form, Sensitive.Dots, StringComparison.Ordinal));

    private static IEnumerable<string> Forms(string secret) => [secret, Uri.EscapeDataString(secret), Convert.ToBase64String(Encoding.UTF8.GetBytes(secret))];

    private static string? PasswordOf(AuthenticationHeaderValue? authorization)
    {
        if (authorization is not { Scheme: "Basic", Parameter: { } parameter }) return null;
        var pair = Encoding.UTF8.GetString(Convert.FromBase64String(parameter));
        return pair[(pair.IndexOf(':', StringComparison.Ordinal) + 1)..];
    }
}
