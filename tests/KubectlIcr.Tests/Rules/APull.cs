using KubectlIcr.Cluster;
using KubectlIcr.Kubelet;
using KubectlIcr.Report;
using KubectlIcr.Rules;

namespace KubectlIcr.Tests.Rules;

/// <summary>Makes one pull for the tests of rules that the failure's text decides.</summary>
internal static class APull
{
    public static readonly ClusterFacts Facts = new()
    {
        Identity = new ClusterIdentity { Source = "live", Id = "ck9blho20n01rtorhqhg" },
        TakenAt = DateTimeOffset.UnixEpoch,
    };

    /// <summary>A pull secret with an entry for every host of Container Registry, as IBM Cloud's own.</summary>
    private static readonly Secret Everywhere = new()
    {
        Namespace = "team-a", Name = "all-icr-io", Type = Secret.DockerConfigJsonType,
        DockerConfigJson = Sensitive.Of("""{"auths":{"icr.io":{"auth":"dTpw"},"*.icr.io":{"auth":"dTpw"},"*.*.icr.io":{"auth":"dTpw"}}}"""),
    };

    /// <summary>A pod team-a/web-1 of Deployment/web on node worker-1 that fails to pull us.icr.io/team/app:1.0 with this cause.</summary>
    public static Pull Failing(PullCause cause, string summary, string registry = "us.icr.io", string? host = null, params PullCause[] candidates) => new()
    {
        Pod = new Pod { Namespace = "team-a", Name = "web-1", Owner = "Deployment/web", NodeName = "worker-1" },
        Use = new ImageUse(ImageUseKind.Container, "main", $"{registry}/team/app:1.0", "containers"),
        Image = new ImageReference($"{registry}/team/app:1.0", registry, "team/app", "1.0", null),
        Secrets = [new NamedSecret(Everywhere.Name, Fact<Secret>.Found(Everywhere))],
        SecretsFromServiceAccount = false,
        ServiceAccount = Fact<ServiceAccount>.Found(new ServiceAccount("team-a", "default", [])),
        Keyring = new Keyring(null, null, [], []),
        Failure = new PullFailure { Cause = cause, Text = summary, Summary = summary, Host = host, Candidates = candidates },
        FailureSource = "event",
    };

    /// <summary>The same pull failing with a text, read as the tool reads it.</summary>
    public static Pull FailingWith(string registry, string text) => Failing(PullCause.Other, text, registry).With(_ => PullError.Classify(text, registry));

    /// <summary>The pull with its failure changed.</summary>
    public static Pull With(this Pull pull, Func<PullFailure, PullFailure> change) => pull with { Failure = change(pull.Failure!) };

    /// <summary>What the one rule says of the pull.</summary>
    public static IReadOnlyList<Finding> Check(this Rule rule, Pull pull) => Diagnosis.Of([pull], Facts, [rule]).Findings;

    /// <summary>The commands, in order, without the one that every command with a debug image may need: see <see cref="NetworkTests"/>.</summary>
    public static IReadOnlyList<string> Runs(this Finding finding) => [.. finding.Fixes.Select(fix => fix.Run).Where(run => !run.Contains(".status.images[*]", StringComparison.Ordinal))];
}
