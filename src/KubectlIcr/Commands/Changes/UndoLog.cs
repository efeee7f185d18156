using KubectlIcr.Plans;

namespace KubectlIcr.Commands.Changes;

/// <summary>
/// Keeps the undo file true: a change is in it before it is sent, also when it is planned again on the way, and what the server made of it follows.
/// A process that is killed in between leaves a file that says what may have been done.
/// </summary>
/// <param name="head">The record without changes.</param>
internal sealed class UndoLog(UndoRecord head)
{
    private readonly Lock gate = new();
    private readonly OrderedDictionary<(string Kind, string Namespace, string Name), UndoEntry> entries = [];
    private UndoFile? file;

    /// <summary>The record could not be brought up to date after a change; it still says what was planned.</summary>
    public string? Trouble { get; private set; }

    /// <summary>Something that can be put back is planned.</summary>
    public bool HasSomething => entries.Values.Any(entry => entry.Did != UndoEntry.Restarted);

    /// <summary>The goal, with each plan of it noted before it is carried out.</summary>
    public Goal Watching(Goal goal) => goal with
    {
        PlanAsync = async cancel =>
        {
            var change = await goal.PlanAsync(cancel);
            Note(change);
            return change;
        },
    };

    /// <summary>From now on the file is kept true.</summary>
    public void Open(UndoFile undo)
    {
        lock (gate)
        {
            file = undo;
            file.Write(Record());
        }
    }

    /// <summary>Takes the file away where nothing was done after all.</summary>
    public void Close()
    {
        if (!HasSomething)
            Try(undo => undo.Drop());
    }

    /// <summary>Hears what became of a change.</summary>
    public void Tell(Applied applied)
    {
        if (applied.MayBeDone && applied.Error is not null)
            return;
        lock (gate)
        {
            var entry = applied.Error is null ? UndoEntry.Of(applied.Change) : null;
            if (entry is null)
                entries.Remove(Key(applied.Change));
            else
                entries[Key(applied.Change)] = entry.As(applied.Object!);
            Try(undo => undo.Write(Record()));
        }
    }

    /// <summary>A write that may have been made needs no change when it is planned again: its entry stays.</summary>
    private void Note(Change change)
    {
        if (UndoEntry.Of(change) is not { } entry)
            return;
        lock (gate)
        {
            entries[Key(change)] = entry;
            file?.Write(Record());
        }
    }

    private void Try(Action<UndoFile> act)
    {
        try
        {
            if (file is not null)
                act(file);
        }
        catch (UserError error)
        {
            Trouble = error.Message;
        }
    }

    private UndoRecord Record() => head with { Changes = [.. entries.Values] };

    private static (string, string, string) Key(Change change) => (change.Target.Type.Kind, change.Target.Namespace ?? "", change.Target.Name);
}
