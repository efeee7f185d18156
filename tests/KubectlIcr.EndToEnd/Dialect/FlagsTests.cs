namespace KubectlIcr.EndToEnd.Dialect;

/// <summary>Flags that kubectl has too: what <c>kubectl get</c> takes and refuses, <c>kubectl icr check</c> takes and refuses, in the same words.</summary>
public sealed class FlagsTests(LocalKubectl local) : IClassFixture<LocalKubectl>
{
    [Theory]
    [InlineData("--bogus")]
    [InlineData("--bogus=x")]
    [InlineData("-x")]
    [InlineData("-Ax")]
    [InlineData("-xA")]
    [InlineData("-n")]
    [InlineData("-An")]
    [InlineData("--namespace")]
    [InlineData("--sort-by")]
    [InlineData("-o")]
    [InlineData("--context")]
    [InlineData("--kubeconfig")]
    [InlineData("-l")]
    [InlineData("-f")]
    [InlineData("--=x")]
    [InlineData("---x")]
    [InlineData("--no-headers --bogus")]
    public async Task Refused_in_the_same_words(string flags)
    {
        var (kubectl, ours) = await BothAsync(flags);
        Assert.Equal((Ours(kubectl.Stderr), ""), (ours.Stderr, ours.Stdout));
        Assert.Equal((1, 3), (kubectl.ExitCode, ours.ExitCode));
    }

    /// <summary>kubectl goes on in the words of Go's own parser, we with the way out.</summary>
    [Theory]
    [InlineData("-A=maybe", "must be true or false")]
    [InlineData("--all-namespaces=", "must be true or false")]
    [InlineData("--no-headers=2", "must be true or false")]
    [InlineData("-v x", "must be a number")]
    [InlineData("-vA", "must be a number")]
    [InlineData("--v=", "must be a number")]
    public async Task Values_refused_in_the_same_words_with_a_way_out(string flags, string wayOut)
    {
        var (kubectl, ours) = await BothAsync(flags);
        var words = Ours(kubectl.Stderr).Split(" flag: ")[0];
        Assert.StartsWith("error: invalid argument ", words);
        Assert.Equal(($"{words} flag: {wayOut}\n", 3), (ours.Stderr, ours.ExitCode));
    }

    [Theory]
    [InlineData("-A")]
    [InlineData("-A=false")]
    [InlineData("-A=true")]
    [InlineData("-A=T")]
    [InlineData("--all-namespaces=0")]
    [InlineData("-Ao json")]
    [InlineData("-Aojson")]
    [InlineData("-Ao=json")]
    [InlineData("-n x")]
    [InlineData("-nx")]
    [InlineData("-n=x")]
    [InlineData("--namespace x")]
    [InlineData("--namespace=x")]
    [InlineData("-n a -n b")]
    [InlineData("-l a=b")]
    [InlineData("-la=b")]
    [InlineData("--selector a=b --selector=c=d")]
    [InlineData("-o json -o yaml")]
    [InlineData("-o jsonpath={.a}")]
    [InlineData("-v 1 -v=2 --v 3")]
    [InlineData("-Av1")]
    [InlineData("--request-timeout 5s")]
    [InlineData("--request-timeout=5")]
    [InlineData("--no-headers --no-headers=false")]
    [InlineData("--sort-by .a")]
    [InlineData("--")]
    public async Task Taken_and_the_server_asked(string flags)
    {
        var (kubectl, ours) = await BothAsync(flags);
        Assert.Contains("The connection to the server 127.0.0.1:1 was refused", kubectl.Stderr, StringComparison.Ordinal);
        Assert.Contains("The connection to the server 127.0.0.1:1 was refused", ours.Stderr, StringComparison.Ordinal);
    }

    private async Task<(Outcome Kubectl, Outcome Ours)> BothAsync(string flags)
    {
        var kubectl = local.Kubectl with { Kubeconfig = local.Folder.Write("nowhere", Nowhere) };
        var words = flags.Split(' ');
        return (await kubectl.RunAsync(["get", "pods", .. words]), await kubectl.IcrAsync(["check", .. words]));
    }

    private static string Ours(string stderr) => stderr.Replace("Error: ", "error: ", StringComparison.Ordinal).Replace("'kubectl get ", "'kubectl icr check ", StringComparison.Ordinal);

    private const string Nowhere = """
        apiVersion: v1
        kind: Config
        current-context: nowhere
        contexts: [{name: nowhere, context: {cluster: nowhere}}]
        clusters: [{name: nowhere, cluster: {server: "http://127.0.0.1:1"}}]
        """;
}
