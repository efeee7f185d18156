namespace KubectlIcr.Cluster.Files;

/// <summary>A stream whose first bytes were looked at, whole again. Standard input cannot be rewound.</summary>
internal sealed class PeekedStream : Stream
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

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        if (position == head.Length) return rest.Read(buffer);
        var count = Math.Min(buffer.Length, head.Length - position);
        head.AsSpan(position, count).CopyTo(buffer);
        position += count;
        return count;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) rest.Dispose();
        base.Dispose(disposing);
    }
}
