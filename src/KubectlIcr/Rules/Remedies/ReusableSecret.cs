using KubectlIcr.Cluster;
using KubectlIcr.Kubelet;
using KubectlIcr.PullSecrets;
using KubectlIcr.Registry;
using KubectlIcr.Report;

namespace KubectlIcr.Rules;

/// <summary>Finds a pull secret that would serve where one is lacking.</summary>
internal static class ReusableSecret
{
    /// <summary>The best candidate that nothing speaks against; null if none is known.</summary>
    public static Secret? For(Pull pull, string? name = null) =>
        Candidate.For(pull, name).FirstOrDefault(candidate => candidate.RuledOut is null)?.Secret;

    /// <summary>Whether the registry was seen to serve the image to a secret of the pod's namespace, as a clause.</summary>
    public static string Proof(Pull pull, string name) =>
        Candidate.For(pull).FirstOrDefault(one => one.Secret.Namespace == pull.Namespace && one.Secret.Name == name) is { } candidate ? Proof(pull, candidate.Answer) : "";

    /// <summary>Whether the registry was seen to serve the image to the secret, as a clause.</summary>
    public static string Proof(Pull pull, Secret reusable) =>
        Proof(pull, Candidate.For(pull, reusable.Name).FirstOrDefault(one => one.Secret.Key == reusable.Key)?.Answer);

    /// <summary>The candidates that would have been offered but for what is known against them, each with the reason.</summary>
    public static IEnumerable<Evidence> RuledOut(Pull pull, string? name = null)
    {
        var offered = For(pull, name)?.Key;
        return Candidate.All(pull, name)
            .TakeWhile(one => one.Secret.Key != offered)
            .Where(one => one.RuledOut is not null && !(one.Secret.Namespace == pull.Namespace && pull.Secrets.Any(named => named.Name == one.Secret.Name)))
            .Select(one => new Evidence("secret", $"\"{one.Secret.Name}\" in namespace {one.Secret.Namespace} is not suggested: {one.RuledOut}"));
    }

    /// <summary>A secret that the registry was seen to serve the image to, as evidence; null when none was.</summary>
    public static Evidence? ServedTo(Pull pull) =>
        Candidate.For(pull).FirstOrDefault(one => one.Answer is { IsOk: true }) is { } served
            ? new Evidence("registry", $"{pull.Image?.Registry} serves the image with {Names.Secret(served.Secret.Name, served.Secret.Namespace)}")
            : null;

    private static string Proof(Pull pull, RegistryAnswer? answer) => answer switch
    {
        { IsOk: true } => $"{pull.Image?.Registry} serves the image with it",
        { } other => $"untested: {other.Words}",
        null => $"untested: {Unasked(pull)}",
    };

    /// <summary>Why the registry said nothing, as a clause.</summary>
    public static string Unasked(Pull pull) => pull.RegistryCheck is null ? "the registry was not queried" : "the registry was not queried with it";
}
