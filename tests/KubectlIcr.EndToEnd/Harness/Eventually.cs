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
}
