using KubectlIcr.EndToEnd.Check;
using KubectlIcr.EndToEnd.Ibm;

namespace KubectlIcr.EndToEnd.Probe;

/// <summary>Every cause that IBM's page "Why do images fail to pull from registry with ImagePullBackOff or authorization errors?" names, each with the text that the node then shows.</summary>
internal static class Causes
{
    public const string Node = "cause-node";

    private const string Resolve = "failed to pull and unpack image \"@\": failed to resolve reference \"@\": ";
    private const string Anonymous = Resolve + "failed to authorize: failed to fetch anonymous token: unexpected status from GET request to https://us.icr.io/oauth/token: 401 Unauthorized";
    private const string Refused = Resolve + "failed to authorize: failed to fetch oauth token: unexpected status from POST request to https://us.icr.io/oauth/token: 401 Unauthorized";
    private const string Denied = Resolve + "pull access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed";
    private const string NotFound = Resolve + "@: not found";

    private const string CopySecret = "kubectl icr copy-secret all-icr-io --from default --to %";
    private const string OtherKey = "kubectl icr copy-secret all-icr-io --from default --to % --name key";
    private const string NoPolicy = "no Reader policy";
    private const string OtherAccount = "another account";

    public static readonly IReadOnlyList<Cause> All =
    [
        // The pull secret
        new("cause-no-secret", "ICR301", CopySecret, scene => scene with { Keys = [], Names = [], Text = Anonymous }),
        new("cause-secret-missing", "ICR302", CopySecret, scene => scene with { Keys = [], Names = ["all-icr-io"], Text = Anonymous }),
        new("cause-other-region", "ICR403", "kubectl create secret docker-registry au-icr-io-pull -n %", scene => Good(scene) with { Image = "au.icr.io/cause-other-region/app:1.0", Text = Anonymous }),
        new("cause-other-domain", "ICR403", "kubectl set image pod/web -n % main=us.icr.io/cause-other-domain/app:1.0", scene => Good(scene) with { Image = "private.us.icr.io/cause-other-domain/app:1.0", Text = Anonymous }),
        new("cause-unbound", "ICR301", "kubectl icr bind-sa default -n % --secret all-icr-io", scene => Good(scene) with { SecretName = "all-icr-io", Names = [], Text = Anonymous }),
        new("cause-bound-later", "ICR303", "kubectl get pod/web -n % -o yaml | kubectl replace --force", scene => Good(scene) with { Names = [], AccountLater = ["key"], Text = Anonymous }),

        // The API key in it
        Dead("cause-key-deleted", "BXNIM0415E", OtherKey, "was deleted"),
        Dead("cause-key-disabled", "BXNIM0462E", "ibmcloud iam service-ids", "is disabled"),
        Dead("cause-key-expired", "BXNIM0439E", OtherKey, "has expired"),
        Dead("cause-key-inactive", "BXNIM0410E", OtherKey, "no longer active"),
        Dead("cause-key-suspended", "BXNIM0436E", OtherKey, "suspended"),
        new("cause-key-refused", "ICR501", OtherKey, scene => (scene with { Text = Refused }).Refused("BXNIM0407E")) { Says = ["BXNIM0407E"] },

        // Its policies
        NoAccess("cause-policy-role", "grants only Administrator", IbmPolicy.Registry("Administrator")),
        NoAccess("cause-policy-region", "limited to region eu-de", IbmPolicy.Registry("Reader", ("region", "eu-de"))),
        NoAccess("cause-policy-namespace", "is for registry namespace another", IbmPolicy.Registry("Reader", ("resourceType", "namespace"), ("resource", "another"))),
        new("cause-account", "ICR505", "ibmcloud account list", scene => (scene with { Text = Denied }).Allowing("another/*").OfServiceId(IbmPolicy.Registry("Reader")).WithNamespaces("another"))
            { Says = [IbmCloud.AccountId], RulesOut = [NoPolicy] },

        // The image
        new("cause-tag", "ICR102", "kubectl set image pod/web -n % main=us.icr.io/cause-tag/app:2.0", scene => Good(scene) with { Text = NotFound }) { PushedAs = "us.icr.io/cause-tag/app:2.0" },
        new("cause-repository", "ICR103", "ibmcloud cr region-set us-south", scene => Good(scene) with { Text = NotFound }) { PushedAs = "us.icr.io/cause-repository/another:1.0" },
        new("cause-region", "ICR104", "kubectl set image pod/web -n % main=de.icr.io/cause-region/app:1.0",
            scene => Good(scene with { Keys = new() { ["us.icr.io"] = "cause-region-key", ["de.icr.io"] = "cause-region-key" }, Text = NotFound })) { PushedAs = "de.icr.io/cause-region/app:1.0" },
        new("cause-platform", "ICR107", "docker buildx imagetools inspect ", scene => Good(scene) with { Node = Node, Text = "failed to pull and unpack image \"@\": no match for platform in manifest: not found" }),

        // The account
        new("cause-traffic", "ICR201", "ibmcloud cr region-set us-south", scene => Scripted(scene, Registry.Scripted.Quota, "failed to pull and unpack image \"@\": failed to copy: httpReadSeeker: failed open: unexpected status code https://us.icr.io/v2/quota/app/blobs/sha256:aa: 403 Forbidden")
            .WithAccount(IbmAccount.Free("us.icr.io", IbmCloud.AccountId, storageUsed: 1, trafficUsed: 5368709120))) { Says = ["5120 of 5120 MB used (100 percent)"] },
        new("cause-storage", "ICR202", "ibmcloud cr region-set us-south", scene => Scripted(scene, Registry.Scripted.Storage, $"reading blob sha256:aa: fetching blob: denied: {Answers.StorageQuota}")
            .WithAccount(IbmAccount.Free("us.icr.io", IbmCloud.AccountId, storageUsed: 536870912))) { Says = ["512 of 512 MB used (100 percent)"] },
        new("cause-private", "ICR608", "kubectl create secret docker-registry private-us-icr-io-pull -n %", scene => Scripted(scene, Registry.Scripted.PrivateOnly, $"Requesting bearer token: denied: {Answers.PrivateOnly}")
            .WithAccount(IbmAccount.Standard("us.icr.io", IbmCloud.AccountId) with { IsPrivateOnly = true })) { Says = ["allows pulls over the private network only at us.icr.io"] },
        new("cause-restriction", "ICR502", "ibmcloud cbr rules", scene => Scripted(scene, Registry.Scripted.Denied, Denied))
            { Says = ["a context-based restriction applies, or the repository does not exist"], RulesOut = [NoPolicy, OtherAccount, "policy-create"] },
        new("cause-restriction-here-open", "ICR610", "ibmcloud cbr rules", scene => Good(scene) with { Text = Denied }) { Says = ["context-based restrictions"], RulesOut = [NoPolicy] },
    ];

    /// <summary>The key may pull everything of the scene, and IAM and the registry know it so.</summary>
    private static Scene Good(Scene scene) => scene.AllowingAll().OfServiceId(IbmPolicy.Registry("Reader"));

    private static Scene Scripted(Scene scene, string @namespace, string text) => scene.In(@namespace).OfServiceId(IbmPolicy.Registry("Reader")) with { Text = text };

    private static Cause Dead(string name, string code, string fix, string words) =>
        new(name, "ICR503", fix, scene => (scene with { Text = Refused }).Refused(code)) { Says = [words, code], RulesOut = [NoPolicy, OtherAccount] };

    private static Cause NoAccess(string name, string words, IbmPolicy policy) =>
        new(name, "ICR504", "ibmcloud iam service-policies ServiceId-", scene => (scene with { Text = Denied }).Allowing("another/*").OfServiceId(policy)) { Says = [words], RulesOut = [OtherAccount, "context-based"] };
}
