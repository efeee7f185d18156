using System.Text.Json.Nodes;

namespace KubectlIcr.Tests.Golden;

/// <summary>A saved cluster with hundreds of findings, which a file in the repository would be long for.</summary>
internal static class ManyCauses
{
    private const string NoLogin = "failed to authorize: failed to fetch anonymous token: unexpected status: 401 Unauthorized";

    /// <summary>
    /// 300 namespaces lack one secret. 24 pods name tags that do not exist, of as many repositories. Three nodes have a full disk, two pods can't resolve a name, one image has no variant for
    /// its node, and one pod uses a deprecated host.
    /// </summary>
    public static string Dump()
    {
        var items = new JsonArray(Secret("default", "all-icr-io"));
        foreach (var i in Enumerable.Range(1, 300))
            Add(items, Pod($"team-{i:000}", "web", "us.icr.io/team/app:1.0", NoLogin, "all-icr-io"), ServiceAccount($"team-{i:000}"));
        foreach (var i in Enumerable.Range(1, 24))
            Add(items, Pod("shop", $"batch-{i}", $"us.icr.io/shop/job-{i}:1.{i}", $"us.icr.io/shop/job-{i}:1.{i}: not found"));
        foreach (var i in Enumerable.Range(1, 3))
            Add(items, Pod("data", $"etl-{i}", "us.icr.io/data/etl:7", "write /var/lib/containerd/ingest/data: no space left on device", node: $"10.0.0.{i}"));
        foreach (var name in new[] { "a", "b" })
            Add(items, Pod("edge", name, "de.icr.io/edge/proxy:2", "Head \"https://de.icr.io/v2/edge/proxy/manifests/2\": dial tcp: lookup de.icr.io on 172.21.0.10:53: no such host"));
        Add(items, Pod("arm", "ml", "us.icr.io/ml/train:3", "no match for platform in manifest: not found"), Pod("old", "web", "registry.ng.bluemix.net/old/web:1", "failed to resolve reference: pull access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed"));
        return new JsonObject { ["apiVersion"] = "v1", ["kind"] = "List", ["items"] = items }.ToJsonString();
    }

    private static void Add(JsonArray items, params JsonObject[] more)
    {
        foreach (var one in more)
            items.Add(one);
    }

    /// <param name="text">What the node said.</param>
    /// <param name="secret">The pull secret that it names; null for none.</param>
    private static JsonObject Pod(string @namespace, string name, string image, string text, string? secret = null, string node = "10.0.0.9")
    {
        var spec = new JsonObject { ["nodeName"] = node, ["serviceAccountName"] = "default", ["containers"] = new JsonArray(new JsonObject { ["name"] = "main", ["image"] = image }) };
        if (secret is not null)
            spec["imagePullSecrets"] = new JsonArray(new JsonObject { ["name"] = secret });
        var state = new JsonObject { ["waiting"] = new JsonObject { ["reason"] = "ErrImagePull", ["message"] = text } };
        var status = new JsonObject { ["phase"] = "Pending", ["containerStatuses"] = new JsonArray(new JsonObject { ["name"] = "main", ["image"] = image, ["imageID"] = "", ["state"] = state }) };
        return new JsonObject { ["apiVersion"] = "v1", ["kind"] = "Pod", ["metadata"] = Meta(@namespace, name), ["spec"] = spec, ["status"] = status };
    }

    private static JsonObject ServiceAccount(string @namespace) => new() { ["apiVersion"] = "v1", ["kind"] = "ServiceAccount", ["metadata"] = Meta(@namespace, "default") };

    private static JsonObject Secret(string @namespace, string name)
    {
        var config = """{"auths":{"us.icr.io":{"username":"iamapikey","password":"not-a-real-key","auth":"aWFtYXBpa2V5Om5vdC1hLXJlYWwta2V5"}}}""";
        return new()
        {
            ["apiVersion"] = "v1",
            ["kind"] = "Secret",
            ["metadata"] = Meta(@namespace, name),
            ["type"] = "kubernetes.io/dockerconfigjson",
            ["data"] = new JsonObject { [".dockerconfigjson"] = Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(config)) },
        };
    }

    private static JsonObject Meta(string @namespace, string name) => new() { ["namespace"] = @namespace, ["name"] = name };
}
