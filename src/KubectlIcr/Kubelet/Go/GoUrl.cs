using System.Text;
using System.Text.Unicode;

namespace KubectlIcr.Kubelet;

/// <summary>Host and path of a URL as Go's net/url reads them: what it refuses, the kubelet drops.</summary>
internal readonly record struct GoUrl(string Host, string Path)
{
    /// <summary>Parses <c>https://…</c> or <c>http://…</c>; null when Go would not.</summary>
    public static GoUrl? Parse(string url)
    {
        var (withQuery, fragment) = Cut(url, '#');
        if (withQuery.Any(c => c < ' ' || c == 0x7f))
        {
            return null;
        }

        var (address, _) = Cut(withQuery, '?');
        var rest = address[(address.IndexOf("://", StringComparison.Ordinal) + 3)..];
        var slash = rest.IndexOf('/', StringComparison.Ordinal);
        var (authority, path) = slash < 0 ? (rest, "") : (rest[..slash], rest[slash..]);
        return HostOf(authority) is { } host && Unescape(path, inHost: false) is { } plain && Unescape(fragment, inHost: false) is not null
            ? new GoUrl(host, plain)
            : null;
    }

    /// <summary>The host's labels and its port, as the kubelet takes them apart; the port is empty when there is none.</summary>
    public (string[] Labels, string Port) SplitHost()
    {
        var colon = Host.LastIndexOf(':');
        var bracketed = colon > 1 && Host[0] == '[' && Host[colon - 1] == ']';
        var name = bracketed ? Host[1..(colon - 1)] : Host[..Math.Max(colon, 0)];
        return colon < 0 || name.AsSpan().ContainsAny('[', ']') || (name.Contains(':', StringComparison.Ordinal) && !bracketed)
            ? (Host.Split('.'), "")
            : (name.Split('.'), Host[(colon + 1)..]);
    }

    private static string? HostOf(string authority)
    {
        var at = authority.LastIndexOf('@');
        if (at >= 0 && !(authority[..at].All(IsUserInfo) && Unescape(authority[..at], inHost: false) is not null))
        {
            return null;
        }

        var host = authority[(at + 1)..];
        var beforePort = host.StartsWith('[') ? host.LastIndexOf(']') + 1 : host.LastIndexOf(':');
        if (host.StartsWith('[') && beforePort == 0)
        {
            return null;
        }

        return beforePort < 0 || IsOptionalPort(host.AsSpan(beforePort)) ? Unescape(host, inHost: true) : null;
    }

    private static bool IsOptionalPort(ReadOnlySpan<char> port) =>
        port.IsEmpty || (port[0] == ':' && port[1..].IndexOfAnyExceptInRange('0', '9') < 0);

    private static bool IsUserInfo(char c) => char.IsAsciiLetterOrDigit(c) || "-._:~!$&'()*+,;=%@".Contains(c, StringComparison.Ordinal);

    private static bool IsHost(char c) => c >= 0x80 || char.IsAsciiLetterOrDigit(c) || "-_.~!$&'()*+,;=:[]<>\"".Contains(c, StringComparison.Ordinal);

    private static string? Unescape(string text, bool inHost)
    {
        if (inHost && !text.All(c => c == '%' || IsHost(c)))
        {
            return null;
        }

        if (!text.Contains('%', StringComparison.Ordinal))
        {
            return text;
        }

        var source = Encoding.UTF8.GetBytes(text);
        var plain = new List<byte>(source.Length);
        for (var i = 0; i < source.Length; i++)
        {
            if (source[i] != '%')
            {
                plain.Add(source[i]);
                continue;
            }

            if (EscapedByte(source.AsSpan(i)) is not { } value || (inHost && value is < 0x80 and not (byte)'%'))
            {
                return null;
            }

            plain.Add(value);
            i += 2;
        }

        // What is not UTF-8 makes Go's glob malformed, and no image's host has it.
        return inHost && !Utf8.IsValid([.. plain]) ? null : Encoding.UTF8.GetString([.. plain]);
    }

    private static byte? EscapedByte(ReadOnlySpan<byte> text) =>
        text.Length > 2 && char.IsAsciiHexDigit((char)text[1]) && char.IsAsciiHexDigit((char)text[2])
            ? Convert.FromHexString(Encoding.ASCII.GetString(text.Slice(1, 2)))[0]
            : null;

    private static (string Before, string After) Cut(string text, char separator)
    {
        var at = text.IndexOf(separator, StringComparison.Ordinal);
        return at < 0 ? (text, "") : (text[..at], text[(at + 1)..]);
    }
}
