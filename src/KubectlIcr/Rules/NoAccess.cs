using KubectlIcr.Cluster;
using KubectlIcr.Kubelet;
using KubectlIcr.Registry;
using KubectlIcr.Report;

namespace KubectlIcr.Rules;

/// <summary>ICR502: the credential is taken but gives no access to the repository.</summary>
internal sealed class NoAccess : Rule
{
    public override string Id => "ICR502";

    public override Severity Severity => Severity.Error;

    public override string Title => "The credential gives no access to the repository";

    public override Needs Needs => Needs.Secrets | Needs.Registry;

    public override IReadOnlyList<PullCause> Explains => [PullCause.Forbidden, PullCause.NotFoundRepoOrDenied];

    public override string Cause =>
        "The registry took the credential, but not for this repository. Four causes give the same answer: no IAM policy with the Reader role covers the "
        + "namespace and region; the namespace belongs to another account than the key; a context-based restriction forbids the node's network; or the namespace "
        + "or repository does not exist. On cp.icr.io: the key's owner is not entitled to the product.";

    public override string Remedy =>
        "Look at the policies of the key's service ID first, then whose account the namespace is in. A context-based restriction shows only in Activity Tracker.";

    public override string WhenFine => "Up to ten minutes after a policy was made: IAM caches decisions.";

    public override bool Concerns(Pull pull) =>
        pull.Failure is { } failure && pull.MayBeRefused() && !pull.IsElsewhere() && pull.Keyring is null or { Error: null, Tries.Count: > 0 }
        && (IsDenial(failure) || failure.Parts.Any(IsDenial));

    public override IEnumerable<Finding> Check(Pull pull, ClusterFacts facts) =>
        pull.Image is not { } image ? [] :
            pull.Attempts()
                .Where(attempt => IsDenial(attempt.Failure) && CredentialFlaw.Of(attempt.Try.Entry, image) is null)
                .Select(attempt => Denied(pull, image, attempt, facts));

    private static bool IsDenial(PullFailure failure) =>
        failure is { Cause: PullCause.Forbidden or PullCause.NotFoundRepoOrDenied, CredentialSent: not false } && !failure.IsPrivateOnly;

    private Finding Denied(Pull pull, ImageReference image, (KeyringTry Try, PullFailure Failure) attempt, ClusterFacts facts) =>
        Found(pull, $"the credential of {Names.Secret(attempt.Try.Secret, pull.Namespace)} gives no access to {image.Registry}/{image.Repository}", Certainty.Likely,
            [
                Proof.Text(pull, attempt.Failure),
                new Evidence("secret", $"\"{attempt.Try.Secret}\": key {attempt.Try.Entry.Key}, user {attempt.Try.Entry.Credential.Username}"),
                new Evidence(pull.FailureSource ?? "status", $"the answer leaves open: {OpenCauses(pull, image)}"),
            ], Mend(pull, image, attempt.Try, facts));

    private static string OpenCauses(Pull pull, ImageReference image) => IcrDomain.TryGet(image.Registry, out var domain) switch
    {
        true when domain!.Endpoint == IcrEndpoint.Entitled => "no entitlement for the product, or no such repository",
        true when pull.IsOpenImage() => "no such repository, or a context-based restriction; IBM gives the images there to everyone",
        true => "no Reader policy for the namespace and region, a namespace of another account, a context-based restriction, or no such repository",
        false => "no right to pull, or no such repository",
    };

    private static Fix[] Mend(Pull pull, ImageReference image, KeyringTry attempt, ClusterFacts facts) =>
        !IcrDomain.TryGet(image.Registry, out var domain) ? []
        : domain.Endpoint == IcrEndpoint.Entitled ? [ShowEntitlement(image)]
        : pull.IsOpenImage() ? [Fixes.InspectWithoutLogin(pull, "without a login: fails too if there is no such image")]
        : GrantReader(domain, image, attempt.Secret == Secret.AllIcrIo && facts.Identity.Id is { } id ? Shell.Quote($"cluster-{id}") : "SERVICE_ID");

    private static Fix ShowEntitlement(ImageReference image) => new(
        $"docker login cp.icr.io --username cp && docker manifest inspect {Shell.Quote(image.Raw)}",
        "with the entitlement key as password: shows whether it covers the image; https://myibm.ibm.com/products-services/containerlibrary lists what it covers");

    private static Fix[] GrantReader(IcrDomain domain, ImageReference image, string service)
    {
        var place = domain.Region switch { null => "", "global" => "--attributes geography=global ", var region => $"--region {region} " };
        var resource = $"{place}--resource-type namespace --resource {Shell.Quote(image.Repository.Split('/')[0])}";
        return
        [
            new Fix($"ibmcloud iam service-policies {service}", "shows what the key's service ID may do"),
            new Fix($"ibmcloud iam service-policy-create {service} --roles Reader --service-name container-registry {resource}",
                "lets it pull from this namespace; takes up to ten minutes"),
        ];
    }
}
