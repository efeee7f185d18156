namespace KubectlIcr.Cluster.Files;

/// <summary>A stream whose first bytes were looked at, whole again. Standard input cannot be rewound.</summary>
internal sealed class PeekedStream : ReadOnlyStream
{
    private readonly Stream rest;
    private readonly byte[] head;
    private int position;

    public PeekedStream(Stream stream, int peek = 4096)
    {
        rest = stream;
        head = new byte[peek];
        Array.Resize(ref head, stream.ReadAtLeast(head, peek, throwOnEndOfStream: false));
    }

    public ReadOnlySpan<byte> Head => head;

    public override int Read(Span<byte> buffer)
    {
        if (position == head.Length) return rest.Read(buffer);
        var count = Math.Min(buffer.Length, head.Length - position);
        head.AsSpan(position, count).CopyTo(buffer);
        position += count;
        return count;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) rest.Dispose();
        base.Dispose(disposing);
    }
}
