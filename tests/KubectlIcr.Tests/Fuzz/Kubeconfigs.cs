using System.Text.Json.Nodes;
using CsCheck;

namespace KubectlIcr.Tests.Fuzz;

/// <summary>A kubeconfig with one cluster, one user and one context, and a text of it.</summary>
internal sealed record Kubeconfigs(string Name, string Server, string Token, string IdToken, string Yaml)
{
    private static readonly Gen<string> Text = Texts.Any.Where(text => text.Length > 0);

    public static readonly Gen<Kubeconfigs> Valid = Gen.Select(Text, Text, Texts.Secret, Texts.Secret, Gen.Int[0, 1_000_000], Gen.OneOf("\n", "\n", "\r\n"), Of);

    private static Kubeconfigs Of(string name, string server, string token, string idToken, int seed, string newLine)
    {
        var document = new JsonObject
        {
            ["apiVersion"] = "v1",
            ["kind"] = "Config",
            ["current-context"] = name,
            ["clusters"] = List(name, "cluster", new JsonObject { ["server"] = server, ["insecure-skip-tls-verify"] = true }),
            ["contexts"] = List(name, "context", new JsonObject { ["cluster"] = name, ["user"] = name, ["namespace"] = "a" }),
            ["users"] = List(name, "user", new JsonObject
            {
                ["token"] = token,
                ["auth-provider"] = new JsonObject { ["name"] = "oidc", ["config"] = new JsonObject { ["client-id"] = "kube", ["id-token"] = idToken, ["refresh-token"] = "r" } },
            }),
        };
        return new(name, server, token, idToken, new YamlTexts(new Random(seed)).Write(document).Replace("\n", newLine, StringComparison.Ordinal));
    }

    private static JsonArray List(string name, string key, JsonObject body) => [new JsonObject { ["name"] = name, [key] = body }];
}
