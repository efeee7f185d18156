using System.Text.Json;
using System.Text.RegularExpressions;
using KubectlIcr.Http;

namespace KubectlIcr.Registry;

/// <summary>What a server says about its refusal: the errors of distribution, the flat form of IBM's API, those of token services and OAuth, or plain text.</summary>
internal static partial class ErrorBody
{
    private const int MostCharacters = 300;

    /// <returns>Both null when the server says nothing readable. Secrets are hidden.</returns>
    public static (string? Code, string? Sentence) Read(HttpAnswer answer, SentSecrets secrets)
    {
        var (code, sentence) = Parse(answer);
        return (Clean(code, secrets, 80), Clean(sentence, secrets, MostCharacters));
    }

    /// <summary>Names a page that stands where something else should: <c>text/html page "Log in"</c>.</summary>
    public static string? Page(HttpAnswer answer)
    {
        var title = Title().Match(answer.Text) is { Success: true } match ? CleanText.OneLine(System.Net.WebUtility.HtmlDecode(match.Groups[1].Value), 100) : "";
        return title.Length > 0 ? $"text/html page \"{title}\"" : null;
    }

    private static (string? Code, string? Sentence) Parse(HttpAnswer answer)
    {
        var start = answer.Text.AsSpan().TrimStart("\uFEFF \t\r\n");
        if (start.StartsWith("{") && Json(answer.Body) is { } json) return json;
        if (answer.ContentType == "text/html" || start.StartsWith("<")) return (null, Page(answer));
        return (null, start.IsEmpty || answer.ContentType is not (null or "text/plain") ? null : start.ToString());
    }

    private static (string? Code, string? Sentence)? Json(byte[] body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return Of(document.RootElement);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static (string? Code, string? Sentence) Of(JsonElement root)
    {
        if (First(root, "errors") is { } one) return Of(one);
        if (root.Get("error") is { ValueKind: JsonValueKind.Object } inner) return Of(inner);
        var code = root.Text("code") ?? root.Text("errorCode") ?? (root.Text("error_description") is null ? null : root.Text("error"));
        return (code, root.Text("message") ?? root.Text("errorMessage") ?? root.Text("error_description") ?? root.Text("details") ?? root.Text("detail") ?? (code is null ? root.Text("error") : null));
    }

    private static JsonElement? First(JsonElement root, string name) =>
        root.Get(name) is { ValueKind: JsonValueKind.Array } all && all.EnumerateArray().FirstOrDefault() is { ValueKind: JsonValueKind.Object } one ? one : null;

    private static string? Clean(string? text, SentSecrets secrets, int most) =>
        text is not null && CleanText.OneLine(secrets.Hide(text), most) is { Length: > 0 } clean ? clean : null;

    [GeneratedRegex(@"<title[^>]*>([^<]*)", RegexOptions.IgnoreCase)]
    private static partial Regex Title();
}
