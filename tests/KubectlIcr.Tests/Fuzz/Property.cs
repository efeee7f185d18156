using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using CsCheck;
using KubectlIcr.Tests.Golden;

namespace KubectlIcr.Tests.Fuzz;

/// <summary>What holds for all that a generator makes. Each run tries the same samples; with <see cref="Variable"/> set, others, for that many seconds.</summary>
internal static class Property
{
    private const string Variable = "KUBECTL_ICR_FUZZ_SECONDS";
    private const uint Stream = 17;
    private const ulong FixedSeed = 2026;
    private static readonly string Counts = Path.Combine(Verified.Root, "artifacts/fuzz.tsv");
    private static readonly double? Seconds = double.TryParse(Environment.GetEnvironmentVariable(Variable), CultureInfo.InvariantCulture, out var seconds) ? seconds : null;

    /// <param name="samples">How many, where <see cref="Variable"/> is not set.</param>
    public static void Holds<T>(Gen<T> gen, Action<T> holds, int samples = 300, [CallerFilePath] string file = "", [CallerMemberName] string name = "")
    {
        var (clock, count, slowest) = (Stopwatch.StartNew(), 0L, TimeSpan.Zero);
        var random = new PCG(Stream, Seconds is null ? FixedSeed : (ulong)Stopwatch.GetTimestamp());
        for (; Seconds is { } limit ? clock.Elapsed.TotalSeconds < limit : count < samples; count++)
        {
            var (before, start) = (random.State, clock.Elapsed);
            if (Fails(gen.Generate(random, null, out _), holds)) Fail(gen, holds, random.ToString(before), $"{name}: sample {count + 1}");
            slowest = clock.Elapsed - start is var took && took > slowest ? took : slowest;
        }
        if (Seconds is not null) Note(FormattableString.Invariant($"{Path.GetFileNameWithoutExtension(file)}\t{name}\t{count}\t{clock.Elapsed.TotalSeconds:F0} s\tslowest {slowest.TotalMilliseconds:F0} ms\n"));
    }

    private static bool Fails<T>(T sample, Action<T> holds)
    {
        try
        {
            holds(sample);
            return false;
        }
        catch (Exception)
        {
            return true;
        }
    }

    /// <summary>CsCheck looks for a smaller sample that fails too, and says which seed makes it.</summary>
    private static void Fail<T>(Gen<T> gen, Action<T> holds, string seed, string what)
    {
        try
        {
            gen.Sample(holds, seed: seed, iter: 2000, threads: 1, print: Printed);
        }
        catch (CsCheckException e)
        {
            throw new CsCheckException($"{what}, seed {seed}. {e.Message}\n{e.InnerException}");
        }
        throw new InvalidOperationException($"{what}: seed {seed} failed once and not again");
    }

    private static string Printed<T>(T sample) => string.Concat(Check.Print(sample).Select(c => c is '\n' or (>= ' ' and <= '~') ? c.ToString() : $"\\u{(int)c:x4}"));

    private static void Note(string line)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Counts)!);
        lock (Counts) File.AppendAllText(Counts, line);
    }
}
