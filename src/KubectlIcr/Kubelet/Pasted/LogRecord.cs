using System.Text.Json;
using System.Text.RegularExpressions;

namespace KubectlIcr.Kubelet.Pasted;

/// <summary>A line of a log whose fields have names: klog's text (<c>"Failed to pull image" err="…"</c>), logfmt (<c>level=error msg="…"</c>), or JSON.</summary>
internal sealed partial record LogRecord(IReadOnlyDictionary<string, string> Fields)
{
    private const int MostFields = 40;

    private const string OfCrio = "Response error: ";

    /// <summary>Where log collectors put the line that they collected.</summary>
    private static readonly string[] Lines = ["log", "message", "MESSAGE", "msg"];

    /// <summary>Null for a line of another kind.</summary>
    public static LogRecord? Of(string line)
    {
        if (line.AsSpan().Trim() is ['{', .., '}'])
            return OfJson(line);
        if (!Head().IsMatch(line))
            return null;
        var fields = new Dictionary<string, string>();
        foreach (var field in Pair().Matches(line).Take(MostFields))
            fields.TryAdd(field.Groups["name"].Value, Unquoted(field.Groups["value"].Value));
        return fields.ContainsKey("err") || fields.ContainsKey("error") || fields.ContainsKey("msg") ? new LogRecord(fields) : null;
    }

    /// <summary>What the line says went wrong.</summary>
    public IReadOnlyList<PastedMessage> Messages()
    {
        if ((Value("err") ?? Value("error")) is { } error)
            return [new PastedMessage(error, Image, Pod)];
        return Array.ConvertAll(Lines, Value).FirstOrDefault(value => value is not null) is not { } line ? []
            : Of(line) is { } inner ? inner.Messages()
            : [new PastedMessage((line.StartsWith(OfCrio, StringComparison.Ordinal) ? line[OfCrio.Length..] : line).Trim(), Value("image"), Pod)];
    }

    /// <summary>Text that Go quoted, as it was before.</summary>
    public static string Unquoted(string text) => Escape().Replace(text, match => match.Groups["char"].Value switch
    {
        "n" => "\n",
        "t" => "\t",
        "r" => "",
        var character => character,
    });

    private string? Image => Value("image") ?? (PullImage().Match(Value("msg") ?? "") is { Success: true } named ? named.Groups["image"].Value : null);

    private PastedPod? Pod => Value("pod")?.Split('/') is [var @namespace, var name] ? new PastedPod(@namespace, name) : null;

    private string? Value(string name) => Fields.GetValueOrDefault(name) is { Length: > 0 } value ? value : null;

    private static LogRecord? OfJson(string line)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            return json.RootElement.ValueKind != JsonValueKind.Object ? null
                : new LogRecord(json.RootElement.EnumerateObject().Select(field => (Name: GoString.NameOf(field), field.Value)).DistinctBy(field => field.Name).ToDictionary(field => field.Name, field => TextOf(field.Value)));
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>klog writes a pod as an object.</summary>
    private static string TextOf(JsonElement value) =>
        value.ValueKind == JsonValueKind.String ? GoString.Of(value)
        : value.ValueKind == JsonValueKind.Object && Has(value, "namespace") is { } @namespace && Has(value, "name") is { } name ? $"{@namespace}/{name}"
        : "";

    private static string? Has(JsonElement value, string name) => value.TryGetProperty(name, out var field) && field.ValueKind == JsonValueKind.String ? GoString.Of(field) : null;

    /// <summary>How such a line begins, after what journald or a collector puts before it. A registry's own words hold <c>error="…"</c> too.</summary>
    [GeneratedRegex(@"\A(?:[^""]{0,200}\b[IWEF]\d{4} \d\d:\d\d:\d\d|[^""]{0,200}\b(?:level=\w|time="")|\s*""[^""]{1,100}"" )")]
    private static partial Regex Head();

    [GeneratedRegex(@"(?<![\w.])(?<name>[A-Za-z_]\w{0,40})=""(?<value>(?>(?:[^""\\]|\\.)*))""", RegexOptions.Singleline)]
    private static partial Regex Pair();

    [GeneratedRegex(@"\\(?<char>.)", RegexOptions.Singleline)]
    private static partial Regex Escape();

    [GeneratedRegex(@"\APullImage ""(?<image>[^""]{1,512})"" failed")]
    private static partial Regex PullImage();
}
