using CsCheck;
using KubectlIcr.Cluster;
using KubectlIcr.Kubelet;

namespace KubectlIcr.Tests.Fuzz;

/// <summary>Registry keys, and which of them the kubelet tries for an image.</summary>
public sealed class KeyringProperties
{
    [Fact]
    public void The_keyring_agrees_with_the_model() => Property.Holds(Gen.Select(Names.KeyParts.Array[0, 5].Array[0, 3], Names.Image), pair =>
    {
        var (secrets, name) = pair;
        Assert.True(ImageReference.TryParse(name, out var image, out var error), error);
        // Of a key that a secret has twice, the last counts.
        KeyParts[] keys = [.. secrets.SelectMany(secret => secret.DistinctBy(key => key.ToString()))];
        var expected = KeyringModel.Tries(keys, image!.Registry, image.Repository).Select(at => keys[at].ToString());
        var actual = Keyring.Lookup(image, secrets.Select(SecretOf)).Tries.Select(one => one.Entry.Key);
        Assert.Equal(expected, actual);
    }, samples: 1000);

    [Fact]
    public void A_key_covers_no_image_of_a_host_it_does_not_cover() => Property.Holds(Gen.Select(Names.Key, Names.Image), pair =>
    {
        var key = RegistryKey.Read(pair.Item1);
        Assert.True(ImageReference.TryParse(pair.Item2, out var image, out _));
        Assert.True(key.CoversHost(image!.Registry) || !key.Covers(image.Name));
        Assert.True(!key.IsDropped || !key.CoversHost(image.Registry));
        Assert.Equal(key.Written, pair.Item1);
    }, samples: 1000);

    [Fact]
    public void A_password_in_a_key_is_not_shown() => Property.Holds(Gen.Select(Names.KeyParts, Texts.Secret, Texts.Word), one =>
    {
        var (key, secret, user) = one;
        Assert.DoesNotContain(secret, RegistryKey.Read($"{key.Scheme}{user}:{secret}@{key.Host}{key.Port}{key.Version}{key.Path}").Shown, StringComparison.Ordinal);
    });

    [Fact]
    public void A_glob_agrees_with_a_pattern() => Property.Holds(Gen.Select(Gen.Char["ab*?"].Array[0, 8].Select(string.Concat), Gen.Char["ab"].Array[0, 12].Select(string.Concat)), pair =>
    {
        var pattern = "^" + pair.Item1.Replace("*", ".*", StringComparison.Ordinal).Replace("?", ".", StringComparison.Ordinal) + "$";
        Assert.Equal(System.Text.RegularExpressions.Regex.IsMatch(pair.Item2, pattern), LabelGlob.Matches(pair.Item1, pair.Item2));
    }, samples: 2000);

    private static Secret SecretOf(KeyParts[] keys, int position)
    {
        var entries = string.Join(',', keys.Select((key, at) => $$"""{{JsonTexts.Quoted(key.ToString())}}:{"username":"u{{position}}-{{at}}","password":"p"}"""));
        return new() { Namespace = "a", Name = $"s{position}", Type = Secret.DockerConfigJsonType, DockerConfigJson = Sensitive.Of($"{{\"auths\":{{{entries}}}}}") };
    }
}
