using CsCheck;
using KubectlIcr.Registry;

namespace KubectlIcr.Tests.Fuzz;

/// <summary>WWW-Authenticate.</summary>
public sealed class ChallengeProperties
{
    private static readonly Gen<string> Value = Texts.Visible.Select(text => text.Replace("\\", "", StringComparison.Ordinal));

    private static readonly Gen<(string Scheme, (string Name, string Value)[] Parameters)> One = Gen.Select(
        Gen.OneOf("Bearer", "bearer", "BASIC", "Negotiate", "Digest"), Gen.Select(Gen.OneOf("realm", "Service", "scope", "error", "x-y"), Value).Array[0, 4]);

    [Fact]
    public void Challenges_are_read_as_they_were_written() => Property.Holds(Gen.Select(One.Array[0, 3], Gen.OneOf(", ", ",", " , ,")), pair =>
    {
        var (all, comma) = pair;
        var read = ChallengeReader.Read(string.Join(comma, all.Select(one => Written(one, comma))));
        Assert.Equal(all.Select(one => one.Scheme.ToLowerInvariant()), read.Select(one => one.Scheme));
        foreach (var (one, challenge) in all.Zip(read))
            Assert.Equal(one.Parameters.DistinctBy(each => each.Name).OrderBy(each => each.Name, StringComparer.Ordinal), challenge.Parameters.OrderBy(each => each.Key, StringComparer.Ordinal).Select(each => (each.Key, each.Value)));
    }, samples: 1000);

    [Fact]
    public void Whatever_the_header_holds_it_is_read() => Property.Holds(Mutated.Of(One.Array[1, 3].Select(all => string.Join(", ", all.Select(one => Written(one, ", "))))), header =>
    {
        var best = Challenge.Best([header, header]);
        Assert.True(best is null || best.IsBearer || best.Scheme == "basic");
        Assert.All(best?.Scopes ?? [], scope => Assert.NotEmpty(scope));
        Assert.Empty(best?.Unscoped.Scopes ?? []);
    }, samples: 1000);

    private static string Written((string Scheme, (string Name, string Value)[] Parameters) one, string comma) =>
        $"{one.Scheme} {string.Join(comma, one.Parameters.Select(each => $"{each.Name}=\"{each.Value.Replace("\"", "\\\"", StringComparison.Ordinal)}\""))}".TrimEnd();
}
