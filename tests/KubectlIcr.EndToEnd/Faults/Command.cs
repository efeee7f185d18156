namespace KubectlIcr.EndToEnd.Faults;

/// <summary>A command of the table.</summary>
internal sealed record Command(string Name, string Title, Func<Place, string[]> Arguments, params Point[] Points)
{
    /// <summary>What is to be run before it, without a fault.</summary>
    public Command? After { get; init; }

    /// <summary>Without a fault: the pods can't pull, and no kubelet changes that.</summary>
    public int ExitCode => Title.StartsWith("check", StringComparison.Ordinal) ? 1 : 0;

    /// <summary>How many writes it sends in a namespace. Where there are some, each case gets namespaces of its own.</summary>
    public int Writes { get; init; }

    public bool Changes => Writes > 0;

    /// <summary>The namespaces hold a copy of IBM Cloud's secret already.</summary>
    public bool HasCopies { get; init; }

    public static IReadOnlyList<Command> All { get; } = Make();

    private static IReadOnlyList<Command> Make()
    {
        var fix = new Command("fix", "check -A --fix", place => ["check", "-A", "--fix", "--yes", "--timeout", "0", "--registry", "none", "--undo-file", File.Exists(place.UndoFile) ? place.SecondUndoFile : place.UndoFile],
            Point.SecondPage("pods"), Point.Write("POST", "secrets"), Point.Write("PATCH", "serviceaccounts"))
        { Writes = 3 };
        return
        [
            new("pod", "check pod/x", place => ["check", "pod/web-5c9d-1", "-n", place.A, "--registry", "none"],
                Point.Get("the pod", _ => "/pods/web-5c9d-1"), Point.Get("its events", _ => "/events") with { HasCompany = true }, Point.Get("secrets of its namespace", place => $"/namespaces/{place.A}/secrets") with { HasCompany = true }),
            new("all", "check -A", _ => ["check", "-A", "--registry", "none"],
                Point.SecondPage("pods"), Point.Get("secrets of b", place => $"/namespaces/{place.B}/secrets") with { HasCompany = true }),
            new("secrets", "secrets -A", _ => ["secrets", "-A"],
                Point.SecondPage("secrets"), Point.SecondPage("pods") with { HasCompany = true }),
            new("decode", "decode", _ => ["decode", "all-icr-io", "-n", "default"],
                Point.Get("the secret", _ => "/secrets/all-icr-io")),
            new("copy", "copy-secret --to-all", _ => ["copy-secret", "all-icr-io", "--to-all"],
                Point.SecondPage("namespaces"), Point.Write("POST", "secrets"))
            { Writes = 1 },
            new("bind", "bind-sa -A", _ => ["bind-sa", "-A", "--secret", "all-icr-io"],
                Point.SecondPage("serviceaccounts"), Point.Write("PATCH", "serviceaccounts"), Point.SecondPage("pods"))
            { Writes = 1, HasCopies = true },
            fix,
            new("undo", "undo", place => ["undo", place.UndoFile],
                Point.Get("service account of b", place => $"/namespaces/{place.B}/serviceaccounts/default"), Point.Write("PATCH", "serviceaccounts"), Point.Write("DELETE", "secrets"))
            { Writes = 2, After = fix },
        ];
    }
}
