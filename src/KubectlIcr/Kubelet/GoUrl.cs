using System.Text;

namespace KubectlIcr.Kubelet;

/// <summary>Host and path of a URL as Go's net/url reads them: what it refuses, the kubelet drops.</summary>
internal readonly record struct GoUrl(string Host, string Path)
{
    /// <summary>Parses <c>https://…</c> or <c>http://…</c>; null when Go would not.</summary>
    public static GoUrl? Parse(string url)
    {
        if (url.Any(c => c < ' ' || c == 0x7f))
        {
            return null;
        }

        var (withQuery, fragment) = Cut(url, '#');
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
        var end = Host.IndexOf(']', StringComparison.Ordinal);
        var bracketed = Host.StartsWith('[');
        if (colon < 0 || (bracketed ? end + 1 != colon : Host.IndexOf(':', StringComparison.Ordinal) != colon || Host.AsSpan().ContainsAny('[', ']')))
        {
            return (Host.Split('.'), "");
        }

        var name = bracketed ? Host[1..end] : Host[..colon];
        return (name.Split('.'), Host[(colon + 1)..]);
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

        return Encoding.UTF8.GetString([.. plain]);
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
