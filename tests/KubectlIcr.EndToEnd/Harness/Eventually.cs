using System.Diagnostics;

namespace KubectlIcr.EndToEnd.Harness;

/// <summary>Waits for what the API server does a moment later, such as heeding a new role.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    public static async Task HoldsAsync(Func<Task<bool>> condition)
    {
        for (var clock = Stopwatch.StartNew(); !await condition(); await Task.Delay(50))
            if (clock.Elapsed > Limit) Assert.Fail($"It still does not hold after {Limit}.");
    }

    /// <summary>For what a command leaves out where an answer takes longer than it waits: it is asked again, as by a user.</summary>
    public static async Task GivesAsync<T>(T expected, Func<Task<T>> act, int times = 10)
    {
        var actual = await act();
        for (; times > 1 && !AreEqual(); times--) actual = await act();
        Assert.Equal(expected, actual);

        bool AreEqual() => expected is IEnumerable<string> lines && actual is IEnumerable<string> others ? lines.SequenceEqual(others) : Equals(expected, actual);
    }
}
