using KubectlIcr.Cluster;
using KubectlIcr.Kubelet;
using KubectlIcr.Report;

namespace KubectlIcr.Rules;

/// <summary>ICR309: an image stream's import or a build has no credential for the image's registry.</summary>
internal sealed class NoSecretInProject : PullRule
{
    public override string Id => "ICR309";

    public override Severity Severity => Severity.Error;

    public override string Title => "An OpenShift import or build has no credentials for the image";

    public override RequiredFacts Requires => RequiredFacts.Secrets;

    public override IReadOnlyList<PullCause> Explains => [PullCause.Unauthorized, PullCause.Forbidden, PullCause.NotFoundRepoOrDenied];

    public override string Cause =>
        "OpenShift imports the tags of an image stream with all pull secrets of the project. A build pulls with the secret that its strategy references, or with one "
        + "that is linked to its service account (builder). Neither uses the pull secrets of other projects or of the service account that runs the pods.";

    public override string Remedy =>
        "Copy or create a pull secret in the project. For a build, also link it to the service account builder. Then start the import or build again.";

    public override string WhenToIgnore => "For public images.";

    public override bool AppliesTo(Pull pull) => pull.Pod.IsOfOpenShift && pull.HasNoCredential();

    public override IEnumerable<Finding> Check(Pull pull, ClusterFacts facts)
    {
        if (pull.Image is { } image)
            yield return Found(pull, Message(pull, image.Registry), pull.RefusalCertainty(), [CommonEvidence.Text(pull), Has(pull), .. ReusableSecret.RuledOut(pull)], SecretProvisioning.AndUse(pull, facts));
    }

    private static string Message(Pull pull, string host) => pull.Pod.Kind == "Build"
        ? $"builds that run as service account \"{pull.Pod.ServiceAccountName}\" in namespace {pull.Namespace} have no credentials for {host}"
        : $"no pull secret in namespace {pull.Namespace} has an entry for {host}";

    private static Evidence Has(Pull pull) => new("secret", (pull.Pod.Kind, pull.Secrets) switch
    {
        ("Build", []) => "the build has no pull secret",
        (_, []) => $"namespace {pull.Namespace} has no pull secret",
        (_, [{ Fact.IsAbsent: true } missing]) => $"\"{missing.Name}\", which the build references, does not exist",
        (_, var secrets) => $"{ShortList.Of([.. secrets.Select(secret => $"\"{secret.Name}\"")], 6)} {(secrets.Count == 1 ? "has" : "have")} no entry for the image",
    });
}
