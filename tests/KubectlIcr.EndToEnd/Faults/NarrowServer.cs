using System.Text.RegularExpressions;

namespace KubectlIcr.EndToEnd.Faults;

/// <summary>
/// The real API server as a cluster that has only the namespaces of one case, so that cases run side by side. A list of all namespaces comes in pages of one object, one namespace after
/// the other; each page is the real server's answer, with its own <c>continue</c> token.
/// </summary>
internal sealed partial class NarrowServer(HttpClient http, IReadOnlyList<string> namespaces)
{
    public Task<Reply> AskAsync(Question question, CancellationToken cancel) =>
        question.Method != "GET" || !Everywhere().IsMatch(question.Path) ? SendAsync(question, cancel)
        : question.Query.ContainsKey("limit") ? PageAsync(question, cancel)
        : WholeAsync(question, cancel);

    private async Task<Reply> PageAsync(Question question, CancellationToken cancel)
    {
        var (index, token) = question.Query.TryGetValue("continue", out var next) ? (int.Parse(next.Split('.')[0]), next.Split('.', 2)[1]) : (0, "");
        var reply = await SendAsync(InNamespace(question, index, ("limit", "1"), ("continue", token)), cancel);
        if (reply.IsProtobuf) return reply with { Body = ProtoPage.WithToken(reply.Body, Next) };
        if (!reply.IsJson) return reply;
        var list = JsonNode.Parse(reply.Body)!;
        list["metadata"]!["continue"] = Next((string?)list["metadata"]!["continue"]);
        return Reply.Text(200, reply.Type, list.ToJsonString());

        string Next(string? more) => more is { Length: > 0 } ? $"{index}.{more}" : index + 1 < namespaces.Count ? $"{index + 1}." : "";
    }

    private async Task<Reply> WholeAsync(Question question, CancellationToken cancel)
    {
        var replies = await Task.WhenAll(namespaces.Select((_, index) => SendAsync(InNamespace(question.InJson, index), cancel)));
        if (Array.Find(replies, reply => !reply.IsJson) is { } other) return other;
        var lists = replies.Select(reply => JsonNode.Parse(reply.Body)!).ToList();
        lists[0]["items"] = new JsonArray([.. lists.SelectMany(list => list["items"]!.AsArray()).Select(item => item!.DeepClone())]);
        return Reply.Text(200, replies[0].Type, lists[0].ToJsonString());
    }

    private Question InNamespace(Question question, int index, params (string Name, string Value)[] page)
    {
        var query = question.Query.Where(pair => pair.Key is not ("limit" or "continue")).ToDictionary();
        foreach (var (name, value) in page.Where(one => one.Value.Length > 0)) query[name] = value;
        if (!question.Path.EndsWith("/namespaces", StringComparison.Ordinal))
            return question with { Query = query, Path = question.Path.Insert(question.Path.LastIndexOf('/'), $"/namespaces/{namespaces[index]}") };
        query["fieldSelector"] = $"metadata.name={namespaces[index]}";
        return question with { Query = query };
    }

    private async Task<Reply> SendAsync(Question question, CancellationToken cancel)
    {
        using var request = question.ToMessage();
        using var response = await http.SendAsync(request, cancel);
        return new((int)response.StatusCode, response.Content.Headers.ContentType?.ToString() ?? "", await response.Content.ReadAsByteArrayAsync(cancel));
    }

    [GeneratedRegex("^/(api/v1|apis/[^/]+/[^/]+)/(?!nodes$)[a-z]+$", RegexOptions.ExplicitCapture)]
    private static partial Regex Everywhere();
}
