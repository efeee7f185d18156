using System.Text;
using CsCheck;

namespace KubectlIcr.Tests.Fuzz;

/// <summary>Valid documents with a few things done to them: what random bytes never reach.</summary>
internal static class Mutated
{
    private static readonly byte[][] OddBytes = [[0xff], [0xc3], [0xed, 0xa0, 0x80], [0xef, 0xbb, 0xbf], [0], [0xf4, 0x90, 0x80, 0x80], [0xc0, 0x80], [0x1f, 0x8b]];

    /// <summary>As they come out of a file or argv: no half of a surrogate pair.</summary>
    public static Gen<string> Of(Gen<string> valid) => Gen.Select(valid, Edits, (text, edits) => string.Concat(edits.Aggregate(text, (current, edit) => edit(current)).EnumerateRunes()));

    /// <summary>As UTF-8, with bytes in it that are none.</summary>
    public static Gen<byte[]> Bytes(Gen<string> valid) =>
        Gen.Select(Of(valid).Select(Encoding.UTF8.GetBytes), Gen.Select(Gen.OneOf(OddBytes), Gen.Double.Unit).Array[0, 2], (bytes, odd) => odd.Aggregate(bytes, Inserted));

    private static readonly Gen<Func<string, string>[]> Edits = Gen.Select(Gen.Int[0, 6], Gen.Double.Unit, Gen.Int[0, 12], Texts.Piece, Edit).Array[0, 4];

    private static Func<string, string> Edit(int kind, double where, int length, string piece) => text =>
    {
        var at = (int)(where * text.Length);
        var end = Math.Min(at + length, text.Length);
        var (before, span, after) = (text[..at], text[at..end], text[end..]);
        return kind switch
        {
            0 => before,
            1 => before + after,
            2 => before + piece + span + after,
            3 => before + piece + after,
            4 => before + span + span + after,
            5 => before + (char.IsUpper(span.FirstOrDefault()) ? span.ToLowerInvariant() : span.ToUpperInvariant()) + after,
            _ => before + string.Concat(Enumerable.Repeat(span, 100)) + after,
        };
    };

    private static byte[] Inserted(byte[] bytes, (byte[] Odd, double Where) one)
    {
        var at = (int)(one.Where * bytes.Length);
        return [.. bytes[..at], .. one.Odd, .. bytes[at..]];
    }
}
