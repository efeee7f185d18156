using System.Text;
using System.Text.Json;
using CsCheck;
using KubectlIcr.Cluster;
using KubectlIcr.Kubelet;
using KubectlIcr.Plans;

namespace KubectlIcr.Tests.Fuzz;

/// <summary>dockerconfigjson and dockercfg.</summary>
public sealed class DockerConfigProperties
{
    [Fact]
    public void What_was_written_is_read() => Property.Holds(DockerConfigs.Valid, one =>
    {
        var read = DockerConfigDecoder.Decode(Sensitive.Of(one.Text), one.HasAuths);
        Assert.Null(read.Error);
        Assert.Equal(Said(one.Entries), Said(read.Entries));
    });

    [Fact]
    public void A_copy_for_one_host_holds_the_entries_that_cover_it() => Property.Holds(Gen.Select(DockerConfigs.Valid, Names.Host), (pair) =>
    {
        var (one, host) = pair;
        var type = one.HasAuths ? Secret.DockerConfigJsonType : Secret.DockerCfgType;
        var copy = new StoredSecret { Key = new("a", "b"), Type = type, Data = EntriesFor.Host(Stored(one, type), host) };
        var read = DockerConfig.Read(copy.ToSecret());
        Assert.Null(read.Error);
        Assert.Equal(Said([.. one.Entries.Where(entry => RegistryKey.Read(entry.Key).CoversHost(host))]), Said(read.Entries));
    });

    [Fact]
    public void Go_and_dotnet_agree_on_what_is_JSON() => Property.Holds(Mutated.Bytes(DockerConfigs.Valid.Select(one => one.Text)), bytes =>
        Assert.Equal(IsJson(bytes), GoJsonSyntax.ErrorIn(bytes, out _) is null), samples: 1000);

    [Fact]
    public void Whatever_it_holds_it_is_read_or_the_fault_has_its_place() =>
        Property.Holds(Gen.Select(Mutated.Bytes(DockerConfigs.With(Names.Key, Texts.Secret).Select(one => one.Text)), Gen.Bool), Answers, samples: 1000);

    [Fact]
    public void Members_of_any_kind_are_no_fault_of_ours() => Property.Holds(
        Gen.Select(Mutated.Bytes(JsonTexts.Of(["auths", "username", "password", "auth", "email", "HttpHeaders", "us.icr.io"], "YTpi", "Og==", "us.icr.io")), Gen.Bool), Answers, samples: 1000);

    [Fact]
    public void Base64_is_read_as_it_was_written() => Property.Holds(Gen.Select(Gen.Byte.Array[0, 40], Gen.Bool), pair =>
    {
        var text = Convert.ToBase64String(pair.Item1);
        Assert.Null(GoBase64.Decode(Encoding.ASCII.GetBytes(pair.Item2 ? text : text.TrimEnd('=')), pair.Item2, out var decoded));
        Assert.Equal(pair.Item1, decoded);
    });

    private static void Answers((byte[] Payload, bool HasAuths) one)
    {
        var read = DockerConfigDecoder.Decode(new Sensitive(one.Payload), one.HasAuths);
        Assert.Equal(read.Error is null, read.Fault is null);
        if (read.Fault is not { } fault) return;
        Assert.Empty(read.Entries);
        Assert.InRange(fault.Offset, 0, one.Payload.Length);
        Assert.Equal(1 + one.Payload.Take(fault.Offset).Count(b => b == '\n'), fault.Line);
    }

    private static bool IsJson(byte[] bytes)
    {
        try
        {
            JsonDocument.Parse(bytes, new JsonDocumentOptions { MaxDepth = GoJsonSyntax.MaxDepth }).Dispose();
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static StoredSecret Stored(DockerConfigs one, string type) => new() { Key = new("a", "b"), Type = type, Data = new Dictionary<string, Sensitive> { [Secret.KeyOf(type)] = Sensitive.Of(one.Text) } };

    private static IEnumerable<string> Said(IReadOnlyList<KnownEntry> entries) => entries.Select(one => $"{one.Key} {one.User}:{one.Password}").Order(StringComparer.Ordinal);

    private static IEnumerable<string> Said(IReadOnlyList<DockerConfigEntry> entries) => entries.Select(one => $"{one.Key} {one.Credential.Username}:{one.Credential.Password.Reveal()}").Order(StringComparer.Ordinal);
}
