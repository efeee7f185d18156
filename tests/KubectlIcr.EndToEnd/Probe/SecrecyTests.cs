using System.Text;
using KubectlIcr.EndToEnd.Check;
using KubectlIcr.EndToEnd.Ibm;

namespace KubectlIcr.EndToEnd.Probe;

/// <summary>Every byte that the binary prints, and every byte that it sends: a secret is only where it belongs.</summary>
[Collection(ProbeCollection.Name)]
[Trait("Needs", "registry")]
public sealed class SecrecyTests(ControlPlane plane, RegistryWorld world)
{
    // With characters that each way of writing it writes in another way.
    private const string Dallas = "Dallas+key/with=signs&50%<\"é>";

    // Such a key as IAM makes: it fits into a header.
    private const string Frankfurt = "Frankfurt+key_with-signs_0123456789";

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

    public static TheoryData<string, bool> Ways
    {
        get
        {
            var ways = new TheoryData<string, bool>();
            foreach (var format in (string[])["text", "wide", "json", "yaml", "name"])
                foreach (var iam in (bool[])[false, true])
                    ways.Add(format, iam);
            return ways;
        }
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Nothing_leaks(string format, bool iam)
    {
        var name = $"y-{format}{(iam ? "-iam" : "")}";
        await PlantAsync(name);
        world.Forget();
        string[] output = format == "text" ? [] : ["-o", format];

        var outcome = await (plane.Kubectl(@namespace: name) with { Environment = world.Environment })
            .IcrAsync(["check", "-v", "9", "--registry-ca", world.CaFile, iam ? "--iam" : "--iam=false", .. output]);

        Assert.Equal(1, outcome.ExitCode);
        AssertRichEnough(outcome, iam);
        foreach (var secret in Secret().Append("admin-token"))
            Assert.DoesNotContain(secret, outcome.Stdout + outcome.Stderr, StringComparison.Ordinal);
        AssertTraffic();
        if (iam) AssertTrafficOfIam();
    }

    /// <summary>The test means something only if logins were made, tokens given, and the log written.</summary>
    private void AssertRichEnough(Outcome outcome, bool iam)
    {
        Assert.NotEmpty(world.Tokens.Given);
        Assert.Contains(world.RequestsTo("de.icr.io"), request => request.IsManifest && request.Authorization is not null);
        Assert.Contains("us.icr.io/v2/", outcome.Stderr, StringComparison.Ordinal);
        Assert.Equal(iam, world.RequestsTo(IbmStandIn.IamHost).Count > 0);
        Assert.Equal(iam, outcome.Stderr.Contains("iam.cloud.ibm.com/identity/token", StringComparison.Ordinal));
    }

    private void AssertTraffic()
    {
        AssertOnlyAt(["us.icr.io"], Forms(Dallas));
        AssertOnlyAt(["de.icr.io"], Forms(Frankfurt));
        AssertOnlyAt([Scripted.TokenRedirect, Scripted.PostOnly, Scripted.TokenPage], Forms(Elsewhere));
        Assert.All(world.Tokens.Given, given => Assert.All(Holders([given.Token.Split('.')[2]]), request => Assert.Equal(given.Host, request.Host)));
        Assert.All(world.Requests.Where(request => request.Host is Scripted.Evil or Scripted.Cdn or Scripted.PlainHttp), request => Assert.Null(request.Authorization));
        Assert.All(world.Requests.Where(request => !request.IsLogin), request => Assert.False(request.Authorization?.StartsWith("Basic", StringComparison.Ordinal) == true, request.ToString()));
        foreach (var head in world.Proxy.Heads)
            Assert.DoesNotContain(Secret(), secret => head.Contains(secret, StringComparison.Ordinal));
    }

    /// <summary>IAM's access tokens go to IAM and to the registry's own API, each to that of the image's region.</summary>
    private void AssertTrafficOfIam()
    {
        Assert.Contains(world.RequestsTo(IbmStandIn.IamHost), request => request.Path == "/v1/apikeys/details");
        foreach (var (key, host) in ((string, string)[])[(Dallas, "us.icr.io"), (Frankfurt, "de.icr.io")])
        {
            var holders = Holders([world.Ibm.KeyOf(key)!.Token.Split('.')[2]]).ToList();
            Assert.Contains(holders, request => request.Host == host);
            Assert.All(holders, request => Assert.True(request.Host == IbmStandIn.IamHost || (request.Host == host && request.Path.StartsWith("/api/v1/", StringComparison.Ordinal)), request.ToString()));
        }
    }

    /// <summary>The key is in logins at those hosts, in questions to IAM, and nowhere else.</summary>
    private void AssertOnlyAt(string[] hosts, IEnumerable<string> forms)
    {
        var holders = Holders(forms).ToList();
        Assert.Contains(holders, request => request.IsLogin);
        Assert.All(holders, request => Assert.True(
            (hosts.Contains(request.Host) && request.IsLogin) || (request.Host == IbmStandIn.IamHost && request.Path is "/identity/token" or "/v1/apikeys/details"), request.ToString()));
    }

    private IEnumerable<RecordedRequest> Holders(IEnumerable<string> forms) =>
        world.Requests.Where(request => forms.Any(form => request.Whole.Contains(form, StringComparison.Ordinal)));

    private string[] Secret() => [.. Forms(Dallas), .. Forms(Frankfurt), .. Forms(Elsewhere), .. Tokens()];

    /// <summary>The signatures: what makes a token a secret, however it is cut.</summary>
    private IEnumerable<string> Tokens() => world.Tokens.Given.Select(given => given.Token).Concat(world.Ibm.Keys.Select(key => key.Token)).Select(token => token.Split('.')[2]);

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
        foreach (var key in (string[])[Dallas, Frankfurt, Elsewhere]) world.Ibm.AddServiceIdKey(key, "pulls", IbmCloud.AccountId, IbmPolicy.Registry("Reader"));
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
