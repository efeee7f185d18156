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
                    var new_ = json && failed.Outcome.Stdout.Length > 0 ? Said.Newly(JsonNode.Parse(failed.Outcome.Stdout), JsonNode.Parse(full.Outcome.Stdout)) : Said.Newly(failed.Outcome.Stdout, full.Outcome.Stdout);
                    var wrote = failed.Requests.Writes.Except(full.Requests.Writes).ToList();
                    var named = failed.Outcome.ExitCode == 2 || failed.Outcome.ToString().Contains("not read") || failed.Outcome.Stdout.Contains("\"reason\"") || Said.Newly(failed.Outcome.Stdout, full.Outcome.Stdout).Count == 0;
                    lock (world) File.AppendAllText($"{dump}/complaints", $"{command.Name}{(json ? " json" : "")} | {one.key} | {one.fault} | exit {full.Outcome.ExitCode} -> {failed.Outcome.ExitCode} {(named ? "" : "NOT NAMED")} {(failed.Outcome.Stdout == full.Outcome.Stdout && failed.Outcome.Stderr == full.Outcome.Stderr ? "SAME" : "")}\n{string.Concat(new_.Select(line => $"    NEW {line}\n"))}{string.Concat(wrote.Select(line => $"    WROTE {line}\n"))}");
                    await File.WriteAllTextAsync($"{name}.{keys.IndexOf(one.key):00}.{one.fault.Name}", $"{failed.Outcome}\nFAILED {one.key}\nWRITES\n{string.Join('\n', failed.Requests.Writes)}\n");
                });
                File.AppendAllText(dump + "/times", $"{name} {keys.Count} {clock.ElapsedMilliseconds}\n");
            }
        }
    }
}
