using System.Text;

namespace KubectlIcr.EndToEnd.Probe;

/// <summary>Every byte that the binary prints, and every byte that it sends: a secret is only where it belongs.</summary>
[Collection(ControlPlaneCollection.Name)]
[Trait("Needs", "registry")]
public sealed class SecrecyTests(ControlPlane plane, RegistryWorld world)
{
    // With characters that each way of writing it writes in another way.
    private const string Dallas = "Dallas+key/with=signs&50%<\"é>";
    private const string Frankfurt = "Frankfurt+key/with=signs&50%<\"é>";

    /// <summary>Hosts that ask for the credential in strange ways, and a key that is theirs alone.</summary>
    private static readonly string[] Strange = [Scripted.HostileRealm, Scripted.TokenRedirect, Scripted.PostOnly, Scripted.TokenPage, Scripted.WrongCa, Scripted.PlainHttp];

    private const string Elsewhere = "Elsewhere+key/with=signs&50%<\"é>";

    /// <summary>Every kind of meeting with a registry.</summary>
    private static readonly string[] Images =
    [
        "us.icr.io/y-good/app:1.0", "us.icr.io/y-good/app:9.9", "us.icr.io/y-denied/app:1.0", "de.icr.io/y-good/app:1.0",
        .. Strange.Select(host => $"{host}/y-good/app:1.0"),
        .. ((string[])[Scripted.Moved, Scripted.Broken, Scripted.Cut, Scripted.LoginPage, Scripted.NoChallenge, Scripted.Quota])
            .Select(name => $"us.icr.io/{name}/app:1.0"),
    ];

    [Theory]
    [InlineData("text")]
    [InlineData("wide")]
    [InlineData("json")]
    [InlineData("yaml")]
    [InlineData("name")]
    public async Task Nothing_leaks(string format)
    {
        await PlantAsync($"y-{format}");
        world.Forget();
        string[] output = format == "text" ? [] : ["-o", format];

        var outcome = await (plane.Kubectl(@namespace: $"y-{format}") with { Environment = world.Environment })
            .IcrAsync(["check", "-v", "9", "--registry-ca", world.CaFile, .. output]);

        Assert.Equal(1, outcome.ExitCode);
        AssertRichEnough(outcome);
        foreach (var secret in Secret().Append("admin-token"))
            Assert.DoesNotContain(secret, outcome.Stdout + outcome.Stderr, StringComparison.Ordinal);
        AssertTraffic();
    }

    /// <summary>The test means something only if logins were made, tokens given, and the log written.</summary>
    private void AssertRichEnough(Outcome outcome)
    {
        Assert.NotEmpty(world.Tokens.Given);
        Assert.Contains(world.RequestsTo("de.icr.io"), request => request.IsManifest && request.Authorization is not null);
        Assert.Contains("us.icr.io/v2/", outcome.Stderr, StringComparison.Ordinal);
    }

    private void AssertTraffic()
    {
        AssertOnlyAt(["us.icr.io"], Forms(Dallas));
        AssertOnlyAt(["de.icr.io"], Forms(Frankfurt));
        AssertOnlyAt([Scripted.TokenRedirect, Scripted.PostOnly, Scripted.TokenPage], Forms(Elsewhere));
        Assert.All(world.Requests.Where(request => request.Host is Scripted.Evil or Scripted.Cdn or Scripted.PlainHttp), request => Assert.Null(request.Authorization));
        Assert.All(world.Requests.Where(request => !request.IsLogin), request => Assert.False(request.Authorization?.StartsWith("Basic", StringComparison.Ordinal) == true, request.ToString()));
        foreach (var head in world.Proxy.Heads)
            Assert.DoesNotContain(Secret(), secret => head.Contains(secret, StringComparison.Ordinal));
    }

    private void AssertOnlyAt(string[] hosts, IEnumerable<string> forms)
    {
        var holders = world.Requests.Where(request => forms.Any(form => request.Whole.Contains(form, StringComparison.Ordinal))).ToList();
        Assert.NotEmpty(holders);
        Assert.All(holders, request => Assert.True(hosts.Contains(request.Host) && request.IsLogin, request.ToString()));
    }

    private string[] Secret() => [.. Forms(Dallas), .. Forms(Frankfurt), .. Forms(Elsewhere), .. Tokens()];

    /// <summary>The signatures: what makes a token a secret, however it is cut.</summary>
    private IEnumerable<string> Tokens() => world.Tokens.Given.Select(token => token.Split('.')[2]);

    /// <summary>The ways in which a password is written into a header, a form, a secret or a message.</summary>
    private static string[] Forms(string password) =>
    [
        password,
        Uri.EscapeDataString(password),
        System.Net.WebUtility.UrlEncode(password),
        System.Text.Json.JsonSerializer.Serialize(password).Trim('"'),
        Base64(password),
        Base64($"iamapikey:{password}"),
        password[..password.IndexOf('+', StringComparison.Ordinal)] + "+key",
    ];

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private async Task PlantAsync(string @namespace)
    {
        world.User("iamapikey", Dallas, "y-good/*", "moved/*", "broken/*", "cut/*", "loginpage/*", "quota/*");
        world.User("iamapikey", Elsewhere, "y-good/*");
        world.User("iamapikey", Frankfurt, "y-good/*");
        foreach (var image in Images.Where(image => !image.EndsWith("9.9", StringComparison.Ordinal))) await world.PushAsync(image);
        var keys = new Dictionary<string, (string, string)> { ["us.icr.io"] = ("iamapikey", Dallas), ["de.icr.io"] = ("iamapikey", Frankfurt) };
        foreach (var host in Strange) keys[host] = ("iamapikey", Elsewhere);
        await plane.CreateNamespaceAsync(@namespace);
        await plane.Api.CreateAllAsync(
        [
            Secrets.DockerRegistry(@namespace, "key", keys),
            .. Images.Select((image, index) => Pods.New(@namespace, $"web-{index}", image, pullSecrets: ["key"], status: PodStatus.Waiting("ImagePullBackOff", $"Back-off pulling image \"{image}\""))),
        ]);
    }
}
