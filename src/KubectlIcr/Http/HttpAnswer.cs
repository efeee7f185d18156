using System.Net.Http.Headers;
using System.Text;

namespace KubectlIcr.Http;

/// <summary>What a server answered, of whatever status.</summary>
/// <param name="ContentType">Without its parameters; null when the server named none.</param>
/// <param name="IsCut">The body went on behind the bytes asked for.</param>
internal sealed record HttpAnswer(int Status, HttpResponseHeaders Headers, string? ContentType, byte[] Body, bool IsCut)
{
    public bool IsSuccess => Status is >= 200 and < 300;

    public bool IsRedirect => Status is 301 or 302 or 303 or 307 or 308 && Header("Location") is not null;

    public string Text => Encoding.UTF8.GetString(Body);

    /// <summary>What the server asked to wait from now on; null when it did not.</summary>
    public TimeSpan? RetryAfter => Headers.RetryAfter switch
    {
        { Delta: { } wait } => wait,
        { Date: { } date } => date > DateTimeOffset.UtcNow ? date - DateTimeOffset.UtcNow : TimeSpan.Zero,
        _ => null,
    };

    /// <summary>The header as it came; null when there is none.</summary>
    public string? Header(string name) => HeaderValues(name).FirstOrDefault();

    public IEnumerable<string> HeaderValues(string name) => Headers.NonValidated.TryGetValues(name, out var values) ? values : [];
}
