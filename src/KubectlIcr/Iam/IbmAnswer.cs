using System.Text.Json;
using KubectlIcr.Http;

namespace KubectlIcr.Iam;

/// <summary>What IBM's API answered to one request.</summary>
/// <param name="Status">The HTTP status; null when no HTTP answer came.</param>
/// <param name="Json">The body, also of a refusal; null when it is not JSON.</param>
/// <param name="Problem">Why it is of no use, one line without secrets that names the host; null when it is.</param>
internal sealed record IbmAnswer(int? Status, JsonElement? Json, string? Problem)
{
    private const int LongestSentence = 300;

    /// <summary>The error's code, e.g. <c>BXNIM0415E</c>, <c>CRG0009E</c>, <c>insufficent_permissions</c>; empty when there is none.</summary>
    public string Code { get; private init; } = "";

    /// <summary>The server's message, one line; empty when there is none.</summary>
    public string Sentence { get; private init; } = "";

    public static IbmAnswer Of(string host, HttpAnswer answer, SentSecrets secrets)
    {
        var json = answer.IsCut ? null : SafeJson.Parse(answer.Body);
        if (answer.IsSuccess) return new(answer.Status, json, json is null ? $"{host}: the response is {(answer.IsCut ? "too long" : "not JSON")}" : null);
        var (code, sentence) = Error(json);
        var (shownCode, shown) = (Clean(code, secrets), Clean(sentence, secrets));
        return new(answer.Status, json, Words(host, answer.Status, shownCode, shown)) { Code = shownCode, Sentence = shown };
    }

    public static IbmAnswer Of(NetworkFault fault) => new(null, null, fault.Words);

    private static string Words(string host, int status, string code, string sentence) =>
        $"{host}: {status}{(code.Length > 0 ? " " + code : "")}{(sentence.Length > 0 ? ": " + sentence : "")}";

    private static string Clean(string text, SentSecrets secrets) => CleanText.OneLine(secrets.Hide(text), LongestSentence);

    /// <summary>IAM identity: <c>errorCode</c>, <c>errorMessage</c>; policies and groups: <c>errors[].code</c>, <c>message</c>; the registry: <c>code</c>, <c>message</c>.</summary>
    private static (string Code, string Sentence) Error(JsonElement? json)
    {
        if (json is not { ValueKind: JsonValueKind.Object } body) return ("", "");
        var one = body.Items("errors").FirstOrDefault(body);
        return (body.Text("errorCode") ?? one.Text("code") ?? "", body.Text("errorMessage") ?? one.Text("message") ?? body.Text("errorDetails") ?? "");
    }
}
