using System.Buffers;
using KubectlIcr.Cluster.Wire.Proto;

namespace KubectlIcr.Cluster.Connect;

/// <summary>A whole answer of the API server, in memory that the next answers are read into again: a page of a list is megabytes.</summary>
internal sealed class ApiBody : IDisposable
{
    private byte[] bytes = ArrayPool<byte>.Shared.Rent(64 * 1024);
    private int length;

    /// <summary>It does not begin as an object does, so that nothing in it is of use: it may be without end.</summary>
    private bool IsForeign => length > 0 && !IsProto && bytes[0] is not ((byte)'{' or (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t');

    /// <summary>It is protobuf, of which the API server is asked for where it costs less than JSON.</summary>
    public bool IsProto { get; private init; }

    public ReadOnlySpan<byte> Bytes => bytes.AsSpan(0, length);

    /// <param name="heard">Is called with what has arrived, whenever that is more.</param>
    public static async Task<ApiBody> ReadAsync(HttpResponseMessage response, Action<ApiBody>? heard, CancellationToken cancel)
    {
        var body = new ApiBody { IsProto = response.Content.Headers.ContentType?.MediaType == ProtoObject.MediaType };
        try
        {
            await using var stream = await response.Content.ReadAsStreamAsync(cancel);
            while (!body.IsForeign && await stream.ReadAsync(body.Room(), cancel) is var count and > 0)
            {
                body.length += count;
                heard?.Invoke(body);
            }
            return body;
        }
        catch
        {
            body.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(bytes);
        (bytes, length) = ([], 0);
    }

    private Memory<byte> Room()
    {
        if (length == bytes.Length)
        {
            var larger = ArrayPool<byte>.Shared.Rent(length * 2);
            Bytes.CopyTo(larger);
            ArrayPool<byte>.Shared.Return(bytes);
            bytes = larger;
        }
        return bytes.AsMemory(length);
    }
}
