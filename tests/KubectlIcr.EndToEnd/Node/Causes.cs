using System.Security.Cryptography;

namespace KubectlIcr.EndToEnd.Node;

/// <summary>Pulls that fail on a real node, each by its true cause.</summary>
internal static class Causes
{
    /// <summary>The pause image: it has to fail before it is there, so it comes before all others.</summary>
    public static Cause Pause { get; } = new("n-pause", "ICR707") { Needs = "the cluster's administrator: the pause image must be in its registry" };

    public static IReadOnlyList<Cause> All { get; } =
    [
        // Which secrets reach the pod
        new("n-none", "ICR301"),
        new("n-none-init", "ICR301") { Init = true },
        new("n-none-deployment", "ICR301") { Workload = "Deployment" },
        new("n-missing", "ICR302") { Names = ["all-icr-io"] },
        new("n-later", "ICR303") { Secrets = Good, AccountLater = ["key"] },
        new("n-later-deployment", "ICR303") { Secrets = Good, AccountLater = ["key"], Workload = "Deployment" },
        new("n-hidden", "ICR304") { Names = ["quay"], Account = ["key"], Secrets = ns => [.. Good(ns), Secrets.DockerRegistry(ns, "quay", "quay.io", "other-key")] },
        new("n-account", "ICR305") { Account = ["all-icr-io"] },

        // What is in them
        new("n-opaque", "ICR401") { Names = ["key"], Secrets = ns => Entry(ns, new { username = "iamapikey", password = RealNode.GoodKey }, "Opaque") },
        new("n-unparsable", "ICR402") { Names = ["key"], Secrets = ns => Entry(ns, new { auth = Encoded("good") }) },
        new("n-domain", "ICR403") { Names = ["key"], Secrets = ns => [Secrets.DockerRegistry(ns, "key", "de.icr.io", RealNode.GoodKey)] },
        new("n-domain-account", "ICR403") { Account = ["key"], Secrets = ns => [Secrets.DockerRegistry(ns, "key", "de.icr.io", RealNode.GoodKey)], Workload = "Deployment" },
        new("n-empty", "ICR404") { Names = ["key"], Secrets = ns => Entry(ns, new { }) },
        new("n-token", "ICR405") { Names = ["key"], Secrets = ns => [Secrets.DockerRegistry(ns, "key", "us.icr.io", "an-old-token", user: "token")] },
        new("n-contradicts", "ICR501") { Names = ["key"], Secrets = ns => Entry(ns, new { username = "iamapikey", password = RealNode.GoodKey, auth = Encoded("iamapikey:old-key") }) },
        new("n-entitled-user", "ICR408") { At = "cp.icr.io/n-entitled-user/app:1.0", Names = ["key"], Secrets = ns => [Secrets.DockerRegistry(ns, "key", "cp.icr.io", "entitlement-key")], Needs = "who has the entitlement key" },
        new("n-short", "ICR407") { Names = ["key"], Secrets = ns => [Secrets.DockerRegistry(ns, "key", "us.icr.io", "eyJraWQ", user: "iambearer")] },
        new("n-several", "ICR501 ICR501") { Names = ["key", "old"], Secrets = ns => [.. Key(ns), Secrets.DockerRegistry(ns, "old", "us.icr.io", "an-old-key")] },
        new("n-garbled", "ICR409") { Names = ["key"], Secrets = ns => [Secrets.DockerRegistry(ns, "key", "us.icr.io", $"{RealNode.GoodKey}\n")] },

        // What the registry says to them
        new("n-refused", "ICR501") { Names = ["key"], Secrets = Key },
        new("n-denied", "ICR502") { Names = ["key"], Secrets = Key, Arrange = KnowTheKey, Needs = "who manages IAM access in the account" },

        // The image
        new("n-invalid", "ICR101") { At = "us.icr.io/N-Invalid/App:1.0", PushedAs = "us.icr.io/n-invalid/app:1.0", Names = ["key"], Secrets = Good },
        new("n-tag", "ICR102") { Names = ["key"], Secrets = Good, PushedAs = "us.icr.io/n-tag/app:2.0" },
        new("n-tag-deployment", "ICR102") { Names = ["key"], Secrets = Good, PushedAs = "us.icr.io/n-tag-deployment/app:2.0", Workload = "Deployment" },
        new("n-repository", "ICR103") { Names = ["key"], Secrets = Good, Pushed = [], Needs = "who knows the image's right name, or pushes it" },
        new("n-host", "ICR106") { At = "eu.icr.io/n-host/app:1.0", PushedAs = "us.icr.io/n-host/app:1.0", Names = ["key"], Secrets = Good, FillIn = command => command.Replace("REGION", "us", StringComparison.Ordinal) },
        new("n-platform", "ICR107") { Names = ["key"], Secrets = Good, Pushed = ["linux/s390x", "linux/ppc64le"], Needs = "who builds the image" },
        new("n-never", "ICR108") { Names = ["key"], Secrets = Good, Policy = "Never" },
        new("n-corrupt", "ICR703") { Names = ["key"], Secrets = Good, Arrange = CorruptAsync, Needs = "who pushes the image again" },
        new("n-page", "ICR607") { At = InNamespace(Scripted.LoginPage), Names = ["key"], Secrets = Good, Needs = "who runs the network between" },

        // The account and the registry
        new("n-traffic", "ICR201") { At = InNamespace(Scripted.Quota), Names = ["key"], Secrets = Good, Needs = "who manages the account's quota" },
        new("n-storage", "ICR202") { At = InNamespace(Scripted.Storage), Names = ["key"], Secrets = Good, Needs = "who manages the account's quota" },
        new("n-rate", "ICR203") { At = InNamespace(Scripted.TooMany), Names = ["key"], Secrets = Good, Needs = "time" },
        new("n-broken", "ICR204") { At = InNamespace(Scripted.Broken), Names = ["key"], Secrets = Good, Needs = "IBM" },
        new("n-unavailable", "ICR204") { At = InNamespace(Scripted.Unavailable), Names = ["key"], Secrets = Good, Needs = "IBM" },
        new("n-token-broken", "ICR204") { At = $"{Scripted.TokenBroken}/n-token-broken/app:1.0", Names = ["key"], Secrets = ns => [Secrets.DockerRegistry(ns, "key", Scripted.TokenBroken, RealNode.GoodKey)], Needs = "IBM" },

        // The network of the node
        Network("n-dns", "ICR601", NodeNames.Unresolved),
        Network("n-silent", "ICR602", NodeNames.Silent),
        Network("n-closed", "ICR603", NodeNames.Closed),
        Network("n-authority", "ICR604", Scripted.WrongCa),
        Network("n-plain", "ICR606", Scripted.PlainHttp),
        new("n-public", "ICR601") { At = "docker.io/library/nginx:1.27", Pushed = [], Needs = "who runs the node's network" },
    ];

    private static Cause Network(string name, string error, string host) => new(name, error)
    {
        At = $"{host}/{name}/app:1.0",
        Names = ["key"],
        Secrets = ns => [Secrets.DockerRegistry(ns, "key", host, RealNode.GoodKey)],
        Needs = "who runs the node's network",
    };

    /// <summary>A secret that is right.</summary>
    private static JsonObject[] Good(string @namespace) => [Secrets.DockerRegistry(@namespace, "key", "us.icr.io", RealNode.GoodKey)];

    /// <summary>A secret with a key of its own.</summary>
    private static JsonObject[] Key(string @namespace) => [Secrets.DockerRegistry(@namespace, "key", "us.icr.io", $"{@namespace}-key")];

    private static JsonObject[] Entry(string @namespace, object entry, string type = "kubernetes.io/dockerconfigjson")
    {
        var payload = Json.Of(new { auths = new Dictionary<string, object> { ["us.icr.io"] = entry } }).ToJsonString();
        return [Secrets.New(@namespace, "key", type, new Dictionary<string, string> { [".dockerconfigjson"] = payload })];
    }

    private static string Encoded(string text) => Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(text));

    private static string InNamespace(string @namespace) => $"{Scripted.Host}/{@namespace}/app:1.0";

    /// <summary>The key logs in, and may pull other images.</summary>
    private static Task KnowTheKey(RegistryWorld world)
    {
        world.User("iamapikey", "n-denied-key", "another/*");
        return Task.CompletedTask;
    }

    /// <summary>A registry, or a box before it, that gives one byte of the layer wrong.</summary>
    private static async Task CorruptAsync(RegistryWorld world)
    {
        var layer = ImageLayer.Packed(await ImageLayer.TarAsync(ImageName.Parse("us.icr.io/n-corrupt/app:1.0"), "linux/amd64"));
        var digest = Convert.ToHexStringLower(SHA256.HashData(layer));
        layer[^1] ^= 1;
        world.On("us.icr.io", $"/v2/n-corrupt/app/blobs/sha256:{digest}", context => context.Response.Body.WriteAsync(layer).AsTask());
    }
}
