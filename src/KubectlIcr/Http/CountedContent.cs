using System.Net;

namespace KubectlIcr.Http;

/// <summary>A body that reports how many bytes of it were read, once, when it is disposed of.</summary>
internal sealed class CountedContent : HttpContent
{
    private readonly HttpContent inner;
    private Action<long>? ended;
    private CountedStream? stream;

    public CountedContent(HttpContent inner, Action<long> ended)
    {
        (this.inner, this.ended) = (inner, ended);
        foreach (var (name, values) in inner.Headers.NonValidated) Headers.TryAddWithoutValidation(name, values);
    }

    protected override async Task<Stream> CreateContentReadStreamAsync() => stream = new CountedStream(await inner.ReadAsStreamAsync());

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context) => await (await CreateContentReadStreamAsync()).CopyToAsync(stream);

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
            Interlocked.Exchange(ref ended, null)?.Invoke(stream?.Count ?? 0);
        }
        base.Dispose(disposing);
    }
}
