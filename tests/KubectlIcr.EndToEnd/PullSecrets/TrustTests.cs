namespace KubectlIcr.EndToEnd.PullSecrets;

/// <summary>Whom <c>decode</c> and <c>secrets</c> trust with a credential: registries and IBM Cloud by the machine's authorities, never by the API server's.</summary>
[Collection(ControlPlaneCollection.Name)]
[Trait("Needs", "registry")]
public sealed class TrustTests(ControlPlane plane, RegistryWorld world)
{
    public static TheoryData<string> Commands => ["decode key", "secrets key"];

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task The_machines_certificates_as_SSL_CERT_FILE_names_them(string command)
    {
        var outcome = await RunAsync("file", command, "SSL_CERT_FILE");

        Assert.Equal(("ok", "tr-secret"), (Login(outcome), (string?)Key(outcome)["name"]));
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task The_authorities_that_are_named_besides_the_machines(string command)
    {
        var outcome = await RunAsync("named", command, null, "--registry-ca", world.CaFile);

        Assert.Equal(("ok", "tr-secret"), (Login(outcome), (string?)Key(outcome)["name"]));
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task A_registry_that_the_machine_does_not_know_gets_nothing(string command) => AssertNothingSent(await RunAsync("unknown", command, null));

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task The_kubeconfigs_authority_is_not_the_registries(string command) => AssertNothingSent(await RunAsync("cluster", command, null, "--registry-ca", plane.CaFile));

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Trusting_any_API_server_is_not_trusting_any_registry(string command) => AssertNothingSent(await RunAsync("any", command, null, "--insecure-skip-tls-verify"));

    private void AssertNothingSent(Outcome outcome)
    {
        Assert.Equal("unknown", Login(outcome));
        Assert.Contains("tls: failed to verify certificate", outcome.Stdout, StringComparison.Ordinal);
        Assert.Empty(world.Requests);
    }

    private static string? Login(Outcome outcome) => (string?)(Document(outcome)["items"]![0]!["login"] ?? Document(outcome)["keys"]![0]!["logins"]![0])!["result"];

    private static JsonNode Key(Outcome outcome) => (Document(outcome)["items"]![0]!["apiKey"] ?? Document(outcome)["keys"]![0]!["apiKey"])!;

    private static JsonNode Document(Outcome outcome) => JsonNode.Parse(outcome.Stdout)!;

    private async Task<Outcome> RunAsync(string way, string command, string? variable, params string[] more)
    {
        var (@namespace, password) = ($"tr-{way}-{command.Split(' ')[0]}", $"tr-{way}-{command.Split(' ')[0]}");
        world.User("iamapikey", password);
        world.Ibm.AddServiceIdKey(password, "tr-secret", Check.IbmCloud.AccountId);
        await plane.CreateNamespaceAsync(@namespace);
        await plane.Api.CreateAsync(Secrets.DockerRegistry(@namespace, "key", "us.icr.io", password));
        world.Forget();
        var environment = variable is null ? world.Environment : world.Environment.SetItem(variable, world.CaFile);
        return await (plane.Kubectl(@namespace: @namespace) with { Environment = environment }).IcrAsync([.. command.Split(' '), "--verify", "--iam", "-o", "json", .. more]);
    }
}
