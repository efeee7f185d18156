namespace KubectlIcr.EndToEnd.Unread;

[Collection(UnreadCollection.Name)]
public sealed class UnreadTests(UnreadWorld world)
{
    [Fact]
    public async Task Explore()
    {
        var dump = "/tmp/unread-dump";
        if (Directory.Exists(dump)) Directory.Delete(dump, true);
        Directory.CreateDirectory(dump);
        var clock = System.Diagnostics.Stopwatch.StartNew();
        foreach (var each in UnreadCommand.All)
        {
            foreach (var json in each.HasDocument ? new[] { false, true } : [false])
            {
                var command = json ? each with { Arguments = [.. each.Arguments, "-o", "json"] } : each;
                var full = await world.RunAsync(command);
                var keys = full.Requests.Reads.Keys.Order(StringComparer.Ordinal).ToList();
                var name = $"{dump}/{command.Name.Replace('/', '_').Replace(' ', '_')}{(json ? ".json" : "")}";
                await File.WriteAllTextAsync(name + ".full", $"{full.Outcome}\nREADS\n{string.Join('\n', keys)}\nWRITES\n{string.Join('\n', full.Requests.Writes)}\n");
                var cases = from key in keys from fault in ReadFault.All select (key, fault);
                await Parallel.ForEachAsync(cases, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (one, _) =>
                {
                    var failed = await world.RunAsync(command, one.key, one.fault);
                    await File.WriteAllTextAsync($"{name}.{keys.IndexOf(one.key):00}.{one.fault.Name}", $"{failed.Outcome}\nFAILED {one.key}\nWRITES\n{string.Join('\n', failed.Requests.Writes)}\n");
                });
                File.AppendAllText(dump + "/times", $"{name} {keys.Count} {clock.ElapsedMilliseconds}\n");
            }
        }
    }
}
