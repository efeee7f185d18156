using KubectlIcr.Commands;
using KubectlIcr.Commands.Options;
using KubectlIcr.Probe;

namespace KubectlIcr.Tests.Commands;

/// <summary>From argv to the records of <c>secrets</c> and <c>decode</c>.</summary>
public sealed class SecretsCommandTests
{
    private static T Parse<T>(string line) => Assert.IsType<T>(CommandLine.Parse(line.Split(' ')));

    [Fact]
    public void Secrets()
    {
        var secrets = Parse<SecretsInvocation>("secrets a -n x secret/b -l p=q --registry us.icr.io --unused --invalid --by-key --no-headers -o wide --from f --from g --verify --iam --registry-ca c");
        Assert.Equal(("a secret/b", "x", "p=q", "us.icr.io"), (string.Join(' ', secrets.Names), secrets.Kube.Namespace, secrets.List.Selector, secrets.Host));
        Assert.Equal((true, true, true, true, OutputFormat.Wide), (secrets.Unused, secrets.Invalid, secrets.ByKey, secrets.Output.Table.NoHeaders, secrets.Output.Format));
        Assert.Equal(("f g", RegistryScope.All, true, "c"), (string.Join(' ', secrets.From), secrets.Registry.Scope, secrets.Registry.Iam, secrets.Registry.CaFile));
    }

    [Fact]
    public void No_registry_is_asked_unless_the_user_says_so()
    {
        Assert.Equal((RegistryScope.None, false), (Parse<SecretsInvocation>("secrets -A").Registry.Scope, Parse<SecretsInvocation>("secrets -A").Registry.Iam));
        Assert.Equal(RegistryScope.None, Parse<DecodeInvocation>("decode a --verify=false").Registry.Scope);
    }

    [Fact]
    public void Decode()
    {
        var decode = Parse<DecodeInvocation>("decode a - -f x --filename y --for us.icr.io/a --show-password --raw --no-headers -o json --verify");
        Assert.Equal(("a -", "x y", "us.icr.io/a"), (string.Join(' ', decode.Names), string.Join(' ', decode.Files), decode.Image));
        Assert.Equal((true, true, true, RegistryScope.All), (decode.ShowPassword, decode.Raw, decode.Output.Table.NoHeaders, decode.Registry.Scope));
    }

    [Theory]
    [InlineData("decode", "no secret specified; pass a name, - for standard input, or a file with -f")]
    [InlineData("decode a --raw", "--raw prints passwords; add --show-password to confirm")]
    [InlineData("decode - -f -", "standard input (-) can be read only once")]
    [InlineData("decode a -o wide", "unable to match a printer suitable for the output format \"wide\", allowed formats are: custom-columns,custom-columns-file,json,jsonpath,jsonpath-as-json,jsonpath-file,yaml")]
    [InlineData("secrets --regsitry us.icr.io", "unknown flag: --regsitry; did you mean --registry?")]
    public void Wrong_words_end_with_usage(string line, string expected)
    {
        var error = Assert.Throws<UserError>(() => CommandLine.Parse(line.Split(' ')));
        Assert.Equal((expected, ExitCode.Usage), (error.Message, error.ExitCode));
    }
}
