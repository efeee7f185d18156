using Microsoft.AspNetCore.Http;

namespace KubectlIcr.EndToEnd.Faults;

/// <summary>A request to the API server.</summary>
/// <param name="Query">Decoded.</param>
internal sealed record Question(string Method, string Path, IReadOnlyDictionary<string, string> Query, string? Authorization, string? Accept, string? ContentType, byte[] Body)
{
    public bool IsWrite => (Method is "POST" or "PATCH" or "DELETE") && !IsReview;

    public bool IsWriteIn(string @namespace) => IsWrite && Path.Contains($"/namespaces/{@namespace}/", StringComparison.Ordinal);

    /// <summary>It asks for a later page of a list.</summary>
    public bool IsLaterPage => Query.ContainsKey("continue");

    /// <summary>The same for a fault that changes the answer's text: a server may answer in JSON where protobuf is asked for.</summary>
    public Question InJson => this with { Accept = Accept?.Replace($"{ProtoPage.MediaType},", "", StringComparison.Ordinal) };

    /// <summary>It asks what we may do, and changes nothing.</summary>
    private bool IsReview => Path.EndsWith("reviews", StringComparison.Ordinal);

    public static async Task<Question> OfAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        var headers = context.Request.Headers;
        return new(
            context.Request.Method, context.Request.Path.Value!, context.Request.Query.ToDictionary(pair => pair.Key, pair => pair.Value.ToString()),
            headers.Authorization, headers.Accept, context.Request.ContentType, body.ToArray());
    }

    public HttpRequestMessage ToMessage()
    {
        var query = string.Join('&', Query.Select(pair => $"{pair.Key}={Uri.EscapeDataString(pair.Value)}"));
        var request = new HttpRequestMessage(new(Method), new Uri($"{Path}?{query}", UriKind.Relative));
        request.Headers.TryAddWithoutValidation("Authorization", Authorization);
        request.Headers.TryAddWithoutValidation("Accept", Accept);
        if (Body.Length == 0) return request;
        request.Content = new ByteArrayContent(Body);
        request.Content.Headers.TryAddWithoutValidation("Content-Type", ContentType);
        return request;
    }
}
