using System.Text;

namespace KubectlIcr.Http;

/// <summary>
/// Writes a header otherwise than HttpClient would, over HTTP/1.1: with several values on lines of their own (HttpClient joins them by commas, and the API server would
/// take <c>a, b</c> for the name of one group), or with another value. An encoding is the one place where HttpClient lets us say how a header is written.
/// </summary>
internal sealed class RewrittenHeader : Encoding
{
    /// <summary>Between two values; none may hold it.</summary>
    private const char Separator = '\u001f';

    private readonly Func<string, string> rewrite;
    private readonly int growth;

    /// <param name="growth">How many characters may come of one.</param>
    private RewrittenHeader(Func<string, string> rewrite, int growth) => (this.rewrite, this.growth) = (rewrite, growth);

    /// <summary>Each of the joined values on a line of its own.</summary>
    public static RewrittenHeader Lines(string name)
    {
        var next = $"\r\n{name}: ";
        return new(joined => string.Join(next, Split(joined)), next.Length);
    }

    /// <summary>This value, whatever HttpClient takes it for.</summary>
    public static RewrittenHeader To(string value) => new(_ => value, value.Length);

    public static string Join(IEnumerable<string> values) => string.Join(Separator, values);

    public static string[] Split(string joined) => joined.Split(Separator);

    /// <summary>The value, if a header can carry it: .NET's own error would be taken for a fault of ours.</summary>
    public static string Sendable(string value, string name) =>
        value.Any(char.IsControl) ? throw new UserError($"error: {name} holds a line break or another control character, which no HTTP header can carry") : value;

    public override int GetByteCount(char[] chars, int index, int count) => UTF8.GetByteCount(rewrite(new string(chars, index, count)));

    public override int GetBytes(char[] chars, int charIndex, int charCount, byte[] bytes, int byteIndex)
    {
        var written = rewrite(new string(chars, charIndex, charCount));
        return UTF8.GetBytes(written, 0, written.Length, bytes, byteIndex);
    }

    public override int GetMaxByteCount(int charCount) => UTF8.GetMaxByteCount(charCount * growth);

    public override int GetCharCount(byte[] bytes, int index, int count) => UTF8.GetCharCount(bytes, index, count);

    public override int GetChars(byte[] bytes, int byteIndex, int byteCount, char[] chars, int charIndex) => UTF8.GetChars(bytes, byteIndex, byteCount, chars, charIndex);

    public override int GetMaxCharCount(int byteCount) => UTF8.GetMaxCharCount(byteCount);
}
