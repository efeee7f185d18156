using System.Buffers.Binary;
using System.IO.Compression;

namespace KubectlIcr.Cluster.Files;

/// <summary>Unpacks gzip and notices a file that was cut off, which GZipStream takes for its end (seen with .NET 10.0.12).</summary>
internal sealed class WholeGzip : ReadOnlyStream
{
    private readonly Tail compressed;
    private readonly GZipStream plain;
    private uint length;

    public WholeGzip(Stream stream)
    {
        compressed = new Tail(stream);
        plain = new GZipStream(compressed, CompressionMode.Decompress);
    }

    public override int Read(Span<byte> buffer)
    {
        var count = plain.Read(buffer);
        length += (uint)count;
        // The last four bytes are the length of the last member: more than came out means that some did not.
        if (count == 0 && buffer.Length > 0 && compressed.LastNumber > length) throw new InvalidDataException();
        return count;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) plain.Dispose();
        base.Dispose(disposing);
    }

    /// <summary>Remembers the last four bytes that passed.</summary>
    private sealed class Tail(Stream stream) : ReadOnlyStream
    {
        private readonly byte[] last = new byte[4];

        public uint LastNumber => BinaryPrimitives.ReadUInt32LittleEndian(last);

        public override int Read(Span<byte> buffer)
        {
            var count = stream.Read(buffer);
            var fresh = Math.Min(count, last.Length);
            last.AsSpan(fresh).CopyTo(last);
            buffer[(count - fresh)..count].CopyTo(last.AsSpan(last.Length - fresh));
            return count;
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing) stream.Dispose();
            base.Dispose(disposing);
        }
    }
}
