using System.Text;
using CsCheck;

namespace KubectlIcr.Tests.Fuzz;

/// <summary>Payloads of pull secrets, made of entries that are known.</summary>
/// <param name="Entries">What the kubelet makes of it: the last of each key.</param>
/// <param name="HasAuths">A dockerconfigjson, not a dockercfg.</param>
internal sealed record DockerConfigs(IReadOnlyList<KnownEntry> Entries, bool HasAuths, string Text)
{
    public static readonly Gen<DockerConfigs> Valid = With(Names.Key, Texts.Any);

    public static Gen<DockerConfigs> With(Gen<string> key, Gen<string> password) =>
        Gen.Select(KnownEntry.With(key, password).Array[0, 4], Gen.Bool, Gen.OneOf("auths", "Auths", "AUTHS", "author", "auth\u017f"), Gen.OneOf("", "\n", "\r\n  "), Of);

    private static DockerConfigs Of(KnownEntry[] entries, bool hasAuths, string name, string blank)
    {
        var known = entries.GroupBy(one => one.Key).Select(same => same.Last()).ToList();
        var map = $"{{{blank}{string.Join($",{blank}", entries.Select(one => $"{JsonTexts.Quoted(one.Key)}:{blank}{one.Text}"))}}}{blank}";
        return new(hasAuths && name == "author" ? [] : known, hasAuths, hasAuths ? $"{{{blank}\"{name}\" :{map}, \"credsStore\":\"x\"}}" : map);
    }
}

/// <summary>An entry, what is sent for it, and one way to write it.</summary>
internal sealed record KnownEntry(string Key, string User, string Password, string Text)
{
    public static Gen<KnownEntry> With(Gen<string> key, Gen<string> password) =>
        Gen.Select(key, Texts.Any.Select(user => user.Replace(":", "", StringComparison.Ordinal)), password, Gen.Int[0, 5], Gen.Int[0, 3], Of);

    private static KnownEntry Of(string key, string user, string password, int form, int way) => new(key, user, password, form switch
    {
        0 => $$"""{"username":{{JsonTexts.Quoted(user)}},"password":{{JsonTexts.Quoted(password)}}}""",
        1 => $$"""{"USERNAME":{{JsonTexts.Escaped(user)}},"pa\u0073sword":{{JsonTexts.Escaped(password)}},"auth":""}""",
        2 => $$"""{"Auth":{{Auth(user, password, way)}}}""",
        3 => $$"""{"username":"other","password":7,"password":"other","auth":{{Auth(user, password, way)}},"auth":null}""".Replace("\"password\":7,", "", StringComparison.Ordinal),
        4 => $$"""{"email":"a@b.c","auth":{{Auth(user, password, way)}},"username":{{JsonTexts.Quoted(user)}},"password":null,"identitytoken":"x","serveraddress":[1]}""",
        _ => $$"""{"auth":"nonsense", "auth":{{Auth(user, password, way)}},"AUTHORIZATION":{} }""",
    });

    /// <summary>Padded or not, in lines or not: Go takes them all.</summary>
    private static string Auth(string user, string password, int way)
    {
        var base64 = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}"));
        return JsonTexts.Quoted(way switch { 0 => base64, 1 => base64.TrimEnd('='), 2 => base64 + "\n", _ => base64.Insert(1, "\r\n") });
    }
}
