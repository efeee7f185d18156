using KubectlIcr.Cluster.Wire.Proto;

namespace KubectlIcr.EndToEnd.Faults;

/// <summary>A page of a list in protobuf: the API server's own bytes, but for the <c>continue</c> token.</summary>
internal static class ProtoPage
{
    public const string MediaType = "application/vnd.kubernetes.protobuf";

    private const int Raw = 2;
    private const int ListMetadata = 1;
    private const int ResourceVersion = 2;
    private const int Continue = 3;
    private static readonly byte[] Magic = "k8s\0"u8.ToArray();

    /// <param name="token">The token that stands for the server's own, which is empty on the last page.</param>
    public static byte[] WithToken(byte[] body, Func<string, string> token) =>
        [.. Magic, .. Rewritten(body.AsSpan(Magic.Length), Raw, list => Rewritten(list, ListMetadata, metadata => Metadata(metadata, token)))];

    private static byte[] Metadata(ReadOnlySpan<byte> old, Func<string, string> token) =>
    [
        .. Field(ResourceVersion, At(ResourceVersion, old)),
        .. Field(Continue, System.Text.Encoding.UTF8.GetBytes(token(System.Text.Encoding.UTF8.GetString(At(Continue, old))))),
    ];

    /// <summary>Of a message that has only texts and messages in it.</summary>
    private static byte[] Rewritten(ReadOnlySpan<byte> message, int number, Rewrite rewrite)
    {
        var written = new List<byte>();
        for (var fields = new ProtoFields(message); fields.Next();)
            written.AddRange(Field(fields.Field, fields.Field == number ? rewrite(fields.Bytes) : fields.Bytes));
        return [.. written];
    }

    private static ReadOnlySpan<byte> At(int number, ReadOnlySpan<byte> message)
    {
        for (var fields = new ProtoFields(message); fields.Next();)
            if (fields.Field == number) return fields.Bytes;
        return [];
    }

    private static byte[] Field(int number, ReadOnlySpan<byte> bytes) => [.. Varint((uint)((number << 3) | 2)), .. Varint((uint)bytes.Length), .. bytes];

    private static IEnumerable<byte> Varint(uint value)
    {
        for (; value >= 0x80; value >>= 7) yield return (byte)(value | 0x80);
        yield return (byte)value;
    }

    private delegate byte[] Rewrite(ReadOnlySpan<byte> message);
}
