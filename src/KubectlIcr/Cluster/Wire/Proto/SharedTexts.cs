using System.Text;

namespace KubectlIcr.Cluster.Wire.Proto;

/// <summary>Texts out of UTF-8, one string for all that are equal as far as it remembers: the pods of a list say the same over and over.</summary>
internal sealed class SharedTexts
{
    private const int Places = 512;

    private readonly string?[] known = new string?[Places];

    public string Of(ReadOnlySpan<byte> utf8)
    {
        ref var place = ref known[Place(utf8)];
        if (place is { } text && Ascii.Equals(utf8, text)) return text;
        return place = Encoding.UTF8.GetString(utf8);
    }

    private static int Place(ReadOnlySpan<byte> utf8)
    {
        var hash = 2166136261; // FNV-1a
        foreach (var one in utf8) hash = (hash ^ one) * 16777619;
        return (int)((hash ^ (hash >> 16)) % Places);
    }
}
