using System.Text;
using System.Text.Json.Nodes;
using CsCheck;
using KubectlIcr.Tests.Kubelet;

namespace KubectlIcr.Tests.Fuzz;

/// <summary>A saved cluster: pods that can't pull, pull secrets that work and some that don't, with one password in all of them.</summary>
/// <param name="Hidden">What nothing that is printed may hold.</param>
internal sealed record Clusters(string Json, string[] Hidden)
{
    private static readonly string[] Types = ["kubernetes.io/dockerconfigjson", "kubernetes.io/dockerconfigjson", "kubernetes.io/dockercfg", "Opaque"];

    private static readonly Gen<JsonObject> Pod = Gen.Select(
        Gen.OneOf("web", "api", "web-5d4f-x2x9z", "x"), Gen.OneOf(Names.Image, Mutated.Of(Names.Image)), Gen.OneOf("ErrImagePull", "ImagePullBackOff", "InvalidImageName", "ErrImageNeverPull", "Running"),
        Gen.OneOf(Gen.OneOf([.. CaseTable.All.Select(one => one.Text)]), Texts.Any), Gen.OneOf("s0", "s1", "gone"), (name, image, reason, message, secret) => PodOf(name, image, reason, message, secret));

    public static readonly Gen<Clusters> Any = Gen.Select(Pod.Array[0, 3], Texts.Secret.SelectMany(password => SecretOf(password).Array[0, 3].Select(secrets => (password, secrets))), Of);

    private static Clusters Of(JsonObject[] pods, (string Password, (JsonObject Object, string Payload)[] All) secrets)
    {
        var objects = pods.Concat(secrets.All.Select((one, at) => Named(one.Object, $"s{at}"))).DistinctBy(one => $"{one["kind"]} {one["metadata"]!["name"]}").Select(one => (JsonNode)one.DeepClone());
        var json = new JsonObject { ["apiVersion"] = "v1", ["kind"] = "List", ["items"] = new JsonArray([.. objects]) };
        return new(json.ToJsonString(), [secrets.Password, .. secrets.All.SelectMany(one => Forms(one.Payload, secrets.Password))]);
    }

    private static JsonObject PodOf(string name, string image, string reason, string message, string secret) => (JsonObject)JsonNode.Parse($$"""
        {"apiVersion":"v1","kind":"Pod","metadata":{"name":"{{name}}","namespace":"a","uid":"{{name}}","creationTimestamp":"2026-11-23T16:02:06Z"},
         "spec":{"imagePullSecrets":[{"name":"{{secret}}"}],"containers":[{"name":"main","image":{{JsonTexts.Quoted(image)}}}]},
         "status":{"phase":"Pending","containerStatuses":[{"name":"main","state":{{StateOf(reason, message).ToJsonString()}} }] } }
        """)!;

    private static JsonObject StateOf(string reason, string message) =>
        reason == "Running" ? new() { ["running"] = new JsonObject() } : new() { ["waiting"] = new JsonObject { ["reason"] = reason, ["message"] = message } };

    private static Gen<(JsonObject Object, string Payload)> SecretOf(string password) =>
        Gen.Select(DockerConfigs.With(Names.Key, Gen.Const(password)), Gen.OneOf(Types), Gen.Bool, Gen.Int[0, 4], (config, type, plain, harm) =>
        {
            var payload = harm switch { 0 => config.Text[..(config.Text.Length / 2)], 1 => config.Text.Replace(':', ';'), 2 => "\ufeff" + config.Text, _ => config.Text };
            var key = type.EndsWith("cfg", StringComparison.Ordinal) ? ".dockercfg" : ".dockerconfigjson";
            var data = new JsonObject { [key] = plain ? payload : Convert.ToBase64String(Encoding.UTF8.GetBytes(payload)) };
            return (new JsonObject { ["apiVersion"] = "v1", ["kind"] = "Secret", ["type"] = type, [plain ? "stringData" : "data"] = data }, payload);
        });

    private static JsonObject Named(JsonObject secret, string name)
    {
        var named = (JsonObject)secret.DeepClone();
        named["metadata"] = new JsonObject { ["name"] = name, ["namespace"] = "a", ["creationTimestamp"] = "2026-11-20T10:00:00Z" };
        return named;
    }

    /// <summary>The payload's base64, and the password's wherever it may begin in a group of three bytes.</summary>
    private static IEnumerable<string> Forms(string payload, string password) =>
        Enumerable.Range(0, 3).Select(at => Convert.ToBase64String(Encoding.UTF8.GetBytes(new string(' ', at) + password))[4..^4]).Append(Convert.ToBase64String(Encoding.UTF8.GetBytes(payload))).Where(form => form.Length > 16);
}
