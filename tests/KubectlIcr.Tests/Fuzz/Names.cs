using CsCheck;

namespace KubectlIcr.Tests.Fuzz;

/// <summary>Hosts, registry keys and image names.</summary>
internal static class Names
{
    public static readonly Gen<string> Host = Gen.OneOf("us.icr.io", "icr.io", "private.us.icr.io", "docker.io", "index.docker.io", "registry-1.docker.io", "localhost", "a.b", "Registry.Example.com", "10.0.0.1", "[::1]", "[2001:db8::1]", "xn--bcher-kva.example");

    public static readonly Gen<string> Port = Gen.Frequency((4, ""), (1, ":443"), (1, ":5000"));

    public static readonly Gen<string> Path = Gen.OneOf("team", "team2", "te", "app", "v1", "v2", "a__b", "a-b", "a.b", "x").Array[1, 3].Select(parts => string.Join('/', parts));

    public static readonly Gen<string> Tag = Gen.OneOf("1", "latest", "V1_.-", "_", new('t', 128));

    public static readonly Gen<string> Digest = Gen.OneOf("sha256:" + new string('a', 64), "sha384:" + new string('0', 96), "sha512:" + new string('f', 128));

    /// <summary>With a registry, as a pod spec has them.</summary>
    public static readonly Gen<string> Image = Gen.Select(Host, Port, Path, Gen.OneOf(Gen.Const(""), Tag.Select(tag => ":" + tag), Digest.Select(digest => "@" + digest)), (host, port, path, end) => $"{host}{port}/{path}{end}");

    /// <summary>As people write them, globs too.</summary>
    public static readonly Gen<KeyParts> KeyParts = Gen.Select(
        Gen.Frequency((4, ""), (2, "https://"), (1, "http://")),
        Gen.Frequency((3, (IGen<string>)Host), (1, Gen.OneOf("*.icr.io", "*.*.icr.io", "u[r-t].icr.io", "*", "*.io", "*s.icr.io", "us*.icr.*", "docker.*", "*.docker.io"))),
        Port,
        Gen.Frequency((5, ""), (1, "/v1"), (1, "/v2"), (1, "/v3")),
        Gen.OneOf(Gen.OneOf("", "/"), Path.Select(path => "/" + path), Path.Select(path => $"/{path}/"), Gen.OneOf("/team/ap", "//team", "/te")),
        (scheme, host, port, version, path) => new KeyParts(scheme, host, port, version, path));

    /// <summary>Those, and keys that are no such thing.</summary>
    public static readonly Gen<string> Key = Gen.Frequency((4, (IGen<string>)KeyParts.Select(key => key.ToString())), (1, Mutated.Of(KeyParts.Select(key => key.ToString()))));
}

/// <summary>What a registry key is made of.</summary>
internal sealed record KeyParts(string Scheme, string Host, string Port, string Version, string Path)
{
    public override string ToString() => Scheme + Host + Port + Version + Path;
}
