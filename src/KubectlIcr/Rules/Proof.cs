using KubectlIcr.Kubelet;
using KubectlIcr.Report;

namespace KubectlIcr.Rules;

/// <summary>Evidence in the words all rules share.</summary>
internal static class Proof
{
    /// <summary>What the cluster said of the failure; null when it said nothing.</summary>
    public static Evidence? Text(Pull pull) =>
        pull is { Failure: { } failure, FailureSource: { } source } ? new Evidence(source, failure.Summary) : null;

    /// <summary>The causes a text leaves open; null when it decides.</summary>
    public static Evidence? OpenCauses(PullFailure failure) =>
        failure.Candidates.Count > 1
            ? new Evidence("status", $"the text alone leaves open: {string.Join(", ", failure.Candidates.Select(cause => cause.Name()))}")
            : null;
}
