using KubectlIcr.Cluster;
using KubectlIcr.Kubelet;
using KubectlIcr.Report;

namespace KubectlIcr.Rules;

/// <summary>ICR309: an image stream's import or a build has no credential for the image's registry.</summary>
internal sealed class NoSecretInProject : PullRule
{
    public override string Id => "ICR309";

    public override Severity Severity => Severity.Error;

    public override string Title => "An import or build of OpenShift has no credential for the image";

    public override Needs Needs => Needs.Secrets;

    public override IReadOnlyList<PullCause> Explains => [PullCause.Unauthorized, PullCause.Forbidden, PullCause.NotFoundRepoOrDenied];

    public override string Cause =>
        "OpenShift imports the tags of an image stream with the pull secrets of the project, all of them. A build pulls with the secret that its strategy names, or one that is linked to "
        + "its service account (builder). Pull secrets of other projects, and those of the service account that runs the pods, are not used.";

    public override string Remedy =>
        "Copy or create a pull secret in the project. For a build, link it to the service account builder too. Then start the import or build again.";

    public override string WhenFine => "For public images.";

    public override bool Concerns(Pull pull) => pull.Pod.IsOfOpenShift && pull.HasNoCredential();

    public override IEnumerable<Finding> Check(Pull pull, ClusterFacts facts)
    {
        if (pull.Image is { } image)
            yield return Found(pull, Message(pull, image.Registry), pull.RefusalCertainty(), [Proof.Text(pull), Has(pull), .. Donor.RuledOut(pull)], Supply.AndUse(pull, facts));
    }

    private static string Message(Pull pull, string host) => pull.Pod.Kind == "Build"
        ? $"builds of service account \"{pull.Pod.ServiceAccountName}\" in namespace {pull.Namespace} have no credential for {host}"
        : $"no pull secret in namespace {pull.Namespace} has an entry for {host}";

    private static Evidence Has(Pull pull) => new("secret", (pull.Pod.Kind, pull.Secrets) switch
    {
        ("Build", []) => "the build has no pull secret",
        (_, []) => $"namespace {pull.Namespace} has no pull secret",
        (_, [{ Fact.IsAbsent: true } missing]) => $"\"{missing.Name}\", which the build names, does not exist",
        (_, var secrets) => $"{Few.Of([.. secrets.Select(secret => $"\"{secret.Name}\"")], 6)} {(secrets.Count == 1 ? "has" : "have")} no entry for the image",
    });
}
