using KubectlIcr.Report;

namespace KubectlIcr.Commands.Reports;

/// <summary>A warning about what could not be read: what that means, why, and what to do.</summary>
internal static class GapWords
{
    public static string Warning(string consequence, GapReport gap) => $"warning: {consequence}: could not read {gap}{WayOut(gap.Reason)}";

    private static string WayOut(string reason) => reason switch
    {
        "forbidden" => ". Ask a cluster administrator for the permission to list them",
        "not in the saved objects" => ". Save them too",
        "not found" => "",
        _ => ". Run the command again",
    };
}
