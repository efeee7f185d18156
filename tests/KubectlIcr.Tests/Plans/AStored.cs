using System.Text.Json.Nodes;
using KubectlIcr.Cluster;

namespace KubectlIcr.Tests.Plans;

/// <summary>Objects as they stand in a cluster, for plans.</summary>
internal static class AStored
{
    public const string TwoHosts = """{"auths":{"us.icr.io":{"username":"iamapikey","password":"good-key"},"de.icr.io":{"username":"iamapikey","password":"good-key"}}}""";

    public static StoredSecret Secret(
        string @namespace = "default", string name = "all-icr-io", string payload = TwoHosts, string type = KubectlIcr.Cluster.Secret.DockerConfigJsonType, string version = "7") => new()
        {
            Key = new(@namespace, name),
            Type = type,
            Data = new Dictionary<string, Sensitive> { [type == KubectlIcr.Cluster.Secret.DockerCfgType ? ".dockercfg" : ".dockerconfigjson"] = Sensitive.Of(payload) },
            Uid = "u-1",
            ResourceVersion = version,
        };

    public static StoredAccount Account(params string[] secrets) => new(JsonNode.Parse($$"""
        {"apiVersion":"v1","kind":"ServiceAccount","metadata":{"name":"default","namespace":"team-a","resourceVersion":"42"},"newField":{"kept":true},
         "imagePullSecrets":[{{string.Join(',', secrets.Select(name => $$"""{"name":"{{name}}","newInEntry":1}"""))}}]}
        """)!.AsObject());

    public static Fingerprints Fingerprints => new(new byte[KubectlIcr.Fingerprints.SaltLength]);
}
