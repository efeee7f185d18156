using System.Diagnostics;
using System.Text;
using KubectlIcr.Commands;

namespace KubectlIcr.Tests.Commands;

public sealed class AppTests
{
    [Theory]
    [InlineData("check", "-A", "--from", "-")]
    [InlineData("explain", "-")]
    public async Task Control_C_ends_a_wait_for_standard_input(params string[] args)
    {
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));
        using var forever = new Blocking();
        var error = new StringWriter { NewLine = "\n" };
        var clock = Stopwatch.StartNew();

        var code = await App.RunAsync(args, Of(TextWriter.Null, error) with { In = forever }, stop.Token);

        Assert.Equal((ExitCode.Failed, "error: interrupted\n"), (code, error.ToString()));
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(10));
        forever.Release();
    }

    [Fact]
    public async Task A_full_disk_is_named()
    {
        var error = new StringWriter { NewLine = "\n" };
        var full = new StreamWriter(new Failing("No space left on device", 28), Encoding.UTF8);

        var code = await App.RunAsync(["explain"], Of(full, error), CancellationToken.None);

        Assert.Equal((ExitCode.Failed, "error: input/output: No space left on device\n"), (code, error.ToString()));
    }

    [Fact]
    public async Task A_reader_that_went_away_is_no_failure()
    {
        var error = new StringWriter();
        var gone = new StreamWriter(new Failing("Broken pipe", 32), Encoding.UTF8);

        var code = await App.RunAsync(["explain"], Of(gone, error), CancellationToken.None);

        Assert.Equal((ExitCode.Ok, ""), (code, error.ToString()));
    }

    [Fact]
    public async Task A_fault_of_ours_says_where_and_not_what_was_read()
    {
        var error = new StringWriter();
        var terminal = Of(TextWriter.Null, error) with { Environment = _ => throw new InvalidOperationException("s3cret") };

        var code = await App.RunAsync(["check"], terminal, CancellationToken.None);

        Assert.Equal(ExitCode.Failed, code);
        Assert.StartsWith("error: internal error in kubectl icr, please report it: InvalidOperationException at ", error.ToString());
        Assert.DoesNotContain("s3cret", error.ToString());
    }

    private static Terminal Of(TextWriter output, TextWriter error) => new() { In = Stream.Null, Out = output, Error = error, Environment = _ => null };

    /// <summary>A terminal at which nobody types.</summary>
    private sealed class Blocking : MemoryStream
    {
        private readonly ManualResetEventSlim released = new();

        public void Release() => released.Set();

        public override int Read(Span<byte> buffer)
        {
            released.Wait();
            return 0;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => new(Read(buffer.Span));
    }

    private sealed class Failing(string message, int number) : MemoryStream
    {
        public override void Write(byte[] buffer, int offset, int count) => throw new IOException(message, number);

        public override void Write(ReadOnlySpan<byte> buffer) => throw new IOException(message, number);

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => throw new IOException(message, number);
    }
}
