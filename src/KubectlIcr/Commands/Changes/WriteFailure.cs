using KubectlIcr.Cluster.Connect;
using KubectlIcr.Plans;

namespace KubectlIcr.Commands.Changes;

/// <summary>Why the server did not accept a change, and the way out if the server's message does not say it.</summary>
internal static class WriteFailure
{
    public static string Words(ApiFailure failure, Change change, bool inDoubt = false)
    {
        var said = Bare(failure.Message);
        return inDoubt ? InDoubt(change, said)
            : said.Contains("because it is being terminated", StringComparison.Ordinal) ? $"not {change.Verb}: namespace {change.Target.Namespace} is being deleted"
            : said.Contains("exceeded quota", StringComparison.Ordinal) ? $"not {change.Verb}: {said}; delete unused objects, or have the namespace's ResourceQuota raised"
            : said.Contains("denied the request", StringComparison.Ordinal) ? $"not {change.Verb}: {said}; this is a policy of the cluster"
            : $"not {change.Verb}: {said}";
    }

    public static string InDoubt(Change change, string said) => $"may or may not have been {change.Verb}: {Bare(said)}";

    /// <summary>Without what kubectl begins it with: here the object stands in front.</summary>
    private static string Bare(string message) =>
        message.StartsWith("Error from server", StringComparison.Ordinal) && message.Split(": ", 2) is [_, var rest] ? rest
        : message.StartsWith("error: ", StringComparison.Ordinal) ? message["error: ".Length..]
        : message;
}
