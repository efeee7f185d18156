namespace KubectlIcr.EndToEnd.Faults;

/// <summary>One fault at one point of one command.</summary>
internal sealed record Case(Fault Fault, Command Command, Point Point)
{
    public string Name => Command.Changes ? $"{Fault.Name}-{Command.Name}-{(Point == Point.Everywhere ? 0 : Command.Points.IndexOf(Point))}" : "seen";

    /// <summary>Every point of every command at which it can strike.</summary>
    public static IEnumerable<Case> Of(Fault fault) =>
        from command in Command.All
        from point in fault.IsEverywhere ? [Point.Everywhere] : command.Points
        select new Case(fault, command, point);
}
