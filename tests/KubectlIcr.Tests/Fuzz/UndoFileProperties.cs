using System.Text;
using CsCheck;
using KubectlIcr.Plans;

namespace KubectlIcr.Tests.Fuzz;

/// <summary>Undo files.</summary>
public sealed class UndoFileProperties
{
    private static readonly Gen<UndoEntry> Entry = Gen.OneOf(
        Gen.Select(Texts.Any, Texts.Any, Gen.Null(Texts.Any), Gen.Select(Texts.Any, Texts.Any).Array[0, 2]).Select((ns, name, uid, mark) => new UndoEntry(UndoEntry.Created, "Secret", ns, name)
        {
            Uid = uid,
            ResourceVersion = uid,
            Mark = mark.DistinctBy(one => one.Item1).ToDictionary(one => one.Item1, one => one.Item2),
        }),
        Gen.Select(Texts.Any, Texts.Any.Array[0, 3], Texts.Any.Array[0, 3]).Select((name, before, after) => new UndoEntry(UndoEntry.Bound, "ServiceAccount", "a", name) { Uid = "u", Before = before, After = after }),
        Texts.Any.Select(name => new UndoEntry(UndoEntry.Restarted, "Pod", "a", name)));

    private static readonly Gen<UndoRecord> Record = Gen.Select(Texts.Any, Gen.Null(Texts.Any), Entry.Array[0, 3]).Select((server, context, entries) => new UndoRecord(server, context, new(2026, 11, 26, 10, 0, 0, TimeSpan.Zero), entries));

    private static readonly Gen<string> Odd = JsonTexts.Of(["apiVersion", "kind", "server", "changes", "did", "namespace", "name", "mark", "before", "after", "writtenAt", "uid"], "kubectl-icr/v1", "Undo", "created", "bound", "restarted", "2026-11-26T10:00:00Z");

    [Fact]
    public void What_was_written_is_read() => Property.Holds(Record, record => Assert.Equal(record.ToJson(), UndoRecord.Read(record.ToJson())?.ToJson()));

    [Fact]
    public void A_broken_file_is_whole_or_none() => Property.Holds(Gen.OneOf(Mutated.Bytes(Record.Select(record => record.ToJson())), Mutated.Bytes(Odd)), bytes =>
    {
        if (UndoRecord.Read(Encoding.UTF8.GetString(bytes)) is not { } record) return;
        Assert.NotNull(UndoRecord.Read(record.ToJson()));
        foreach (var entry in record.Changes)
            Assert.NotNull(entry.Did == UndoEntry.Bound ? UndoPlan.Account(entry, null) : entry.Did == UndoEntry.Created ? UndoPlan.Secret(entry, null) : new object());
    }, samples: 2000);
}
