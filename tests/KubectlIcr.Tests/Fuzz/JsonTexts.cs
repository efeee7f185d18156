using System.Text.Json;
using CsCheck;

namespace KubectlIcr.Tests.Fuzz;

/// <summary>JSON as texts: members of wrong kinds, twice, in other cases, escaped, of any size, with half surrogate pairs.</summary>
internal static class JsonTexts
{
    private static readonly Gen<string> Number = Gen.OneOf("0", "-1", "7", "1.5", "5.3E8", "-0", "1e-7", "1E400", "9223372036854775808", "123456789012345678901234567890");
    private static readonly Gen<string> OddString = Gen.OneOf("\"\"", "\"\\ud800\"", "\"\\udc00\\ud800\"", "\"\\u0000\"", "\"a\\/b\\n\"", "\" \"", "\"NaN\"", "\"-1\"", "\"2026-11-26T10:00:00Z\"");
    private static readonly Gen<string> Blank = Gen.Frequency((8, Gen.Const("")), (1, Gen.OneOf(" ", "\n", "\r\n\t")));

    /// <summary>A value made of these member names and texts, and of others.</summary>
    public static Gen<string> Of(string[] names, params string[] texts)
    {
        var text = Gen.Frequency((4, (IGen<string>)Gen.OneOf([.. texts, "a"]).Select(Quoted)), (1, Texts.Any.Select(Quoted)), (1, OddString));
        var name = Gen.Frequency((12, (IGen<string>)Gen.OneOf(names).Select(Quoted)), (1, Gen.OneOf(names).Select(one => Quoted(one.ToUpperInvariant()))), (1, Gen.OneOf(names).Select(Escaped)), (1, OddString));
        var flat = Gen.Frequency((6, (IGen<string>)text), (1, Number), (1, Gen.OneOf("null", "true", "false")));
        return Object(name, Value(name, flat, 3));
    }

    /// <summary>The text in quotes.</summary>
    public static string Quoted(string text) => JsonSerializer.Serialize(text);

    /// <summary>The text in quotes, each character as a code.</summary>
    public static string Escaped(string text) => $"\"{string.Concat(text.Select(c => $"\\u{(int)c:x4}"))}\"";

    private static Gen<string> Value(Gen<string> name, Gen<string> flat, int depth)
    {
        if (depth == 0) return flat;
        var inner = Value(name, flat, depth - 1);
        return Gen.Frequency((4, (IGen<string>)flat), (2, Array(inner)), (3, Object(name, inner)));
    }

    private static Gen<string> Array(Gen<string> item) => Gen.Select(Blank, item.Array[0, 3]).Select((blank, items) => $"[{blank}{string.Join(blank + ",", items)}]");

    private static Gen<string> Object(Gen<string> name, Gen<string> value) =>
        Gen.Select(Blank, Gen.Select(name, value).Array[0, 5]).Select((blank, members) => $"{{{blank}{string.Join(",", members.Select(one => $"{one.Item1}{blank}:{one.Item2}"))}}}{blank}");
}
