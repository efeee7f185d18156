using KubectlIcr.Cluster;
using KubectlIcr.Kubelet;
using KubectlIcr.Registry;
using KubectlIcr.Report;

namespace KubectlIcr.Rules;

/// <summary>ICR509: the image is another project's, in OpenShift's internal registry.</summary>
internal sealed class NoRightOnProject : PullRule
{
    /// <summary>The project whose images all service accounts are allowed to pull.</summary>
    private const string Shared = "openshift";

    public override string Id => "ICR509";

    public override Severity Severity => Severity.Error;

    public override string Title => "The service account is not allowed to pull images from another project";

    public override RequiredFacts Requires => RequiredFacts.Secrets;

    public override IReadOnlyList<PullCause> Explains => [PullCause.Unauthorized, PullCause.Forbidden, PullCause.NotFoundRepoOrDenied];

    public override string Cause =>
        "OpenShift's internal registry allows a service account to pull the images of its own project and those of the openshift project. For images of another "
        + "project, the service account needs the system:image-puller role in that project. Without it, the registry responds that authentication is required, "
        + "even though it accepted the service account's token.";

    public override string Remedy => "Grant the service account the system:image-puller role in the image's project. The pod recovers when the kubelet retries.";

    public override string WhenToIgnore =>
        "Never: the pod can't pull its image. If the service account already has the role, the image stream or its project does not exist.";

    public override bool Tells(PullFailure failure) => base.Tells(failure) && InternalRegistry.IsNamedIn(failure.Text);

    public override bool AppliesTo(Pull pull) => ProjectOf(pull) is not null && pull.MayBeRefused() && pull.Keyring is null or { Error: null };

    public override IEnumerable<Finding> Check(Pull pull, ClusterFacts facts) => !IsAbout(pull) ? [] :
    [
        Found(pull, $"{Names.ServiceAccount(pull)} is not allowed to pull images from project \"{ProjectOf(pull)}\"", Certainty.Likely,
            [CommonEvidence.Text(pull), new Evidence("pod", $"the pod is in project \"{pull.Namespace}\", but its image is in project \"{ProjectOf(pull)}\""), Sent(pull)],
            [
                new Fix(
                    $"oc policy add-role-to-user system:image-puller {Shell.Quote($"system:serviceaccount:{pull.Namespace}:{pull.Pod.ServiceAccountName}")} -n {Shell.Quote(ProjectOf(pull)!)}",
                    "allow the service account to pull images from the project (the pods then recover within five minutes)"),
            ]),
    ];

    /// <summary>The registry accepted a token of the pod and refused the image: then this rule reports it, not the rules about the secret.</summary>
    public static bool IsAbout(Pull pull) =>
        ProjectOf(pull) is not null && pull.Keyring is { Error: null, Tries.Count: > 0 } && pull.Failure is { Cause: PullCause.Unauthorized or PullCause.Forbidden or PullCause.NotFoundRepoOrDenied };

    private static Evidence Sent(Pull pull) => new("secret", $"\"{pull.Keyring!.Tries[0].Secret}\": entry {pull.Keyring.Tries[0].Entry.RegistryKey.Shown}");

    /// <summary>The other project that the image is of; null where it is no other's, or not in the internal registry.</summary>
    private static string? ProjectOf(Pull pull) =>
        pull.Image is { } image && InternalRegistry.Is(image.Registry) && image.Repository.Split('/') is [var project, _, ..] && project != pull.Namespace && project != Shared ? project : null;
}
