namespace KubectlIcr.EndToEnd.Faults;

/// <summary>One fault at one point of one command.</summary>
internal sealed record Case(Fault Fault, Command Command, Point Point)
{
    /// <summary>As long in every case, so that texts are wrapped alike. Commands that only read share their namespaces.</summary>
    public string Name => Command.Changes ? $"f{ServerFaults.All.FindIndex(fault => fault.Name == Fault.Name):00}-{Command.Name}-{Math.Max(0, Command.Points.IndexOf(Point))}" : "seen";

    /// <summary>Every point of every command at which it can strike, and what comes of it does not depend on the order of requests.</summary>
    public static IEnumerable<Case> Of(Fault fault) =>
        from command in Command.All
        from point in fault.IsEverywhere ? [Point.Everywhere] : command.Points
        where !(fault.Lasts && point.HasCompany) && (point.IsPage || !fault.IsOfPages)
        select new Case(fault, command, point);

    /// <summary>One point of each command: its first list, or its first write. A fix sends so many requests that it would wait for minutes; its first list has to do.</summary>
    public static IEnumerable<Case> OnceEach(Fault fault) => Command.All.Select(command => new Case(fault, command, command.Points[command.Writes is 1 or 2 ? 1 : 0]));
}
