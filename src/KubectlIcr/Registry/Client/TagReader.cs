using System.Text.Json;
using System.Text.RegularExpressions;
using KubectlIcr.Http;

namespace KubectlIcr.Registry;

/// <summary>Reads a repository's tags page by page. Source: OCI distribution spec, listing tags.</summary>
internal sealed partial class TagReader(RegistryHost host, RegistryQuestion question)
{
    private const int MostTags = 1000;
    private const int MostPages = 10;
    private const int MostBytes = 1024 * 1024;

    public async Task<TagList> ReadAsync(CancellationToken cancel)
    {
        var tags = new List<string>();
        var path = $"/v2/{question.Repository}/tags/list?n={MostTags}";
        for (var page = 1; ; page++)
        {
            var asked = await RegistryRequests.AskAsync(host, question, HttpMethod.Get, path, MostBytes, cancel);
            if (Flaw(asked) is { } flaw) return page == 1 ? new(null, false, flaw) : new(tags, false);
            tags.AddRange(Tags(asked.Result.Answer!)!);
            var next = Next(asked.Result);
            if (tags.Count > MostTags) return new(tags[..MostTags], false);
            if (next is null) return new(tags, true);
            if (next == path || page == MostPages || tags.Count == MostTags) return new(tags, false);
            path = next;
        }
    }

    private RegistryAnswer? Flaw(RegistryExchange asked)
    {
        var answer = asked.ToAnswer(question, AnswerStage.Manifest);
        if (asked.Authorization.Refusal is not null || !asked.Result.IsSuccess || answer.Fault is not null) return answer;
        return Tags(asked.Result.Answer) is null ? answer with { Fault = asked.Result.Garbled("responded with something other than a list of tags").Fault } : null;
    }

    private static List<string>? Tags(HttpAnswer answer)
    {
        try
        {
            using var document = JsonDocument.Parse(answer.Body);
            return document.RootElement.Get("tags") switch
            {
                { ValueKind: JsonValueKind.Array } all => [.. all.Texts().Where(tag => Tag().IsMatch(tag))],
                { ValueKind: JsonValueKind.Null } => [],
                _ => null,
            };
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // Only on the same registry, and only in the same list.
    private string? Next(HttpResult reply)
    {
        var link = reply.Answer!.HeaderValues("Link").Select(value => NextLink().Match(value)).FirstOrDefault(match => match.Success);
        return link is not null && Uri.TryCreate(reply.At, link.Groups[1].Value, out var next)
            && next.GetLeftPart(UriPartial.Authority) == host.Origin.GetLeftPart(UriPartial.Authority)
            && next.AbsolutePath == $"/v2/{question.Repository}/tags/list"
                ? next.PathAndQuery
                : null;
    }

    [GeneratedRegex(@"\A[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}\z")]
    private static partial Regex Tag();

    [GeneratedRegex(@"<([^>]*)>\s*;[^,]*\brel\s*=\s*""?next\b", RegexOptions.IgnoreCase)]
    private static partial Regex NextLink();
}
