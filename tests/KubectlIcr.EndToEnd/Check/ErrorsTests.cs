using System.IO.Compression;
using System.Text;

namespace KubectlIcr.EndToEnd.Check;

/// <summary>What goes wrong outside: each a clear line on standard error and the right exit code, never a stack trace.</summary>
[Collection(CheckCollection.Name)]
public sealed class ErrorsTests(ControlPlane plane) : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task An_unreachable_server()
    {
        var config = Config(text => text.Replace(plane.Server.Port.ToString(), LoopbackPorts.Take(1)[0].ToString(), StringComparison.Ordinal));

        var outcome = await (plane.Kubectl() with { Kubeconfig = config }).IcrAsync("check", "pod/x");

        AssertLine(2, "^The connection to the server 127\\.0\\.0\\.1:\\d+ was refused - did you specify the right host or port\\?", outcome);
    }

    [Fact]
    public async Task A_server_whose_certificate_has_another_name()
    {
        var config = Config(text => text.Replace("certificate-authority:", "tls-server-name: api.example.com\n    certificate-authority:", StringComparison.Ordinal));

        var outcome = await (plane.Kubectl() with { Kubeconfig = config }).IcrAsync("check", "pod/x");

        AssertLine(2, "^Unable to connect to the server: tls: .*api\\.example\\.com", outcome);
    }

    [Fact]
    public async Task A_server_of_an_unknown_authority()
    {
        var config = Config(text => text.Replace(plane.CaFile, folder.Write("other-ca.crt", OtherCertificate.Pem("another-ca")), StringComparison.Ordinal));

        var outcome = await (plane.Kubectl() with { Kubeconfig = config }).IcrAsync("check", "pod/x");

        AssertLine(2, "^Unable to connect to the server: tls: .*unknown authority", outcome);
    }

    [Fact]
    public async Task A_token_that_has_expired()
    {
        var stranger = new User("stranger", "an-old-token");

        var outcome = await plane.Kubectl(stranger).IcrAsync("check", "pod/x");

        AssertLine(2, "^error: You must be logged in to the server", outcome);
        Assert.DoesNotContain(stranger.Token, outcome.Stderr, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pods_that_the_user_may_not_read()
    {
        await plane.CreateNamespaceAsync("e-forbidden");

        AssertLine(2, "^Error from server \\(Forbidden\\): .*pods.*e-forbidden", await plane.Kubectl(plane.Dev).IcrAsync("check", "-n", "e-forbidden"));
        AssertLine(2, "^Error from server \\(Forbidden\\): .*pods", await plane.Kubectl(plane.Dev).IcrAsync("check", "-A"));
    }

    [Fact]
    public async Task A_context_that_does_not_exist() =>
        AssertLine(2, "^error: context \"icr-tset\" does not exist.*icr-test", await plane.Kubectl().IcrAsync("check", "--context", "icr-tset"));

    [Theory]
    [InlineData("^error: cluster \"zz\" does not exist; known: \"icr-test\"", "--cluster", "zz")]
    [InlineData("^error: user \"amdin\" does not exist; known: \"admin\"", "--user", "amdin")]
    [InlineData("^error: unable to read certificate-authority /nope for cluster \"icr-test\": no such file", "--certificate-authority", "/nope")]
    [InlineData("^error: user \"admin\" has a client certificate without a client key", "--client-certificate", "/etc/hostname")]
    [InlineData("^error: user \"admin\": requesting uid, groups or user-extra without impersonating a user", "--as-group", "a")]
    [InlineData("^error: cluster \"icr-test\": server is not an address", "--server", "ftp://x")]
    [InlineData("^error: You must be logged in to the server", "--token", "nobodys")]
    public async Task Connection_flags_that_lead_nowhere(string pattern, params string[] flags) =>
        AssertLine(2, pattern, await plane.Kubectl().IcrAsync(["check", "pod/x", .. flags]));

    [Fact]
    public async Task A_kubeconfig_that_is_no_yaml()
    {
        var config = folder.Write("broken", "apiVersion: v1\nclusters: [\n  - name: x\n }\n");

        AssertLine(2, "^error: .*broken.*line \\d+", await (plane.Kubectl() with { Kubeconfig = config }).IcrAsync("check"));
    }

    [Fact]
    public async Task A_pod_that_is_gone()
    {
        await plane.CreateNamespaceAsync("e-gone");

        AssertLine(2, "^Error from server \\(NotFound\\): pods \"web-1\" not found", await plane.Kubectl().IcrAsync("check", "web-1", "-n", "e-gone"));
    }

    [Fact]
    public async Task An_empty_namespace()
    {
        await plane.CreateNamespaceAsync("e-empty");

        var outcome = await plane.Kubectl().IcrAsync("check", "-n", "e-empty");

        Assert.Equal(new(0, "", "No resources found in e-empty namespace.\n"), outcome);
    }

    [Fact]
    public async Task A_dump_of_100_MB()
    {
        var file = Path.Combine(folder.Path, "dump.json.gz");
        await WriteDumpAsync(file, megabytes: 100);

        var report = CheckReportJson.Of(await plane.Kubectl().IcrAsync("check", "-A", "--from", file, "-o", "json"));

        Assert.Equal("ICR302", report.Errors);
        Assert.True((int)report.Root["summary"]!["failing"]! > 10_000);
    }

    [Fact]
    public async Task Control_characters_in_an_event()
    {
        await plane.CreateNamespaceAsync("e-control");
        await plane.Api.CreateAsync(Pods.New("e-control", "web", "us.icr.io/team/app:1.0", status: PodStatus.Waiting("ErrImagePull", "\u001b[2Jgone\u0007 \u202eevil\r\nnext")));

        foreach (var format in (string[])["wide", "json", "yaml", "name", "jsonpath={.pulls[*].text}", "jsonpath-as-json={.pulls}", "custom-columns=TEXT:.evidence[*].text,RULE:.id"])
        {
            var outcome = await plane.Kubectl(@namespace: "e-control").IcrAsync("check", "pod/web", "-o", format);
            Assert.Equal(1, outcome.ExitCode);
            Assert.DoesNotContain(outcome.Stdout, character => (char.IsControl(character) && character != '\n') || character == '\u202e');
        }
    }

    [Theory]
    [InlineData("unknown flag: --bogus", "check", "--bogus")]
    [InlineData("did you mean --namespace", "check", "--namespce", "x")]
    [InlineData("unknown command \"chek\"", "chek")]
    [InlineData("output format \"xml\"", "check", "-o", "xml")]
    [InlineData("doesn't have a resource type \"svc\"", "check", "svc/web")]
    [InlineData("Invalid timeout value", "check", "--request-timeout", "soon")]
    [InlineData("invalid argument \"maybe\" for \"--insecure-skip-tls-verify\"", "check", "--insecure-skip-tls-verify=maybe")]
    [InlineData("did you mean --certificate-authority", "check", "--certificate-autority", "x")]
    [InlineData("invalid argument \"high\" for \"-v, --v\"", "check", "-v", "high")]
    [InlineData("standard input (-) can be read only", "check", "-f", "-", "--from", "-")]
    public async Task Bad_usage(string words, params string[] arguments)
    {
        var outcome = await plane.Kubectl().IcrAsync(arguments);

        Assert.Equal((3, ""), (outcome.ExitCode, outcome.Stdout));
        Assert.Contains(words, outcome.Stderr, StringComparison.Ordinal);
        Assert.Single(outcome.Stderr.TrimEnd('\n').Split('\n'), line => !line.StartsWith("See 'kubectl icr", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("no-such-file.yaml", "", "no-such-file.yaml")]
    [InlineData("-", "", "standard input")]
    [InlineData("-", "kind: Pod\n  name: x\n", "line 2")]
    [InlineData("-", "{\"kind\": \"List\", \"items\": [}", "line 1")]
    public async Task Saved_objects_that_are_none(string from, string input, string words)
    {
        var outcome = await (plane.Kubectl() with { Stdin = input }).IcrAsync("check", "-A", "--from", from);

        AssertLine(2, $"^error: .*{words}", outcome);
    }

    private string Config(Func<string, string> change) => folder.Write("config", change(File.ReadAllText(plane.Kubeconfig(plane.Admin))));

    private static void AssertLine(int exitCode, string pattern, Outcome outcome)
    {
        Assert.Equal((exitCode, ""), (outcome.ExitCode, outcome.Stdout));
        Assert.Matches(pattern, outcome.Stderr);
        Assert.Single(outcome.Stderr.TrimEnd('\n').Split('\n'));
    }

    /// <summary>Pods that all lack one secret, written as kubectl would.</summary>
    private static async Task WriteDumpAsync(string file, int megabytes)
    {
        await using var gzip = new GZipStream(File.Create(file), CompressionLevel.Fastest);
        var filler = new string('x', 6000);
        await gzip.WriteAsync(Encoding.UTF8.GetBytes("{\"kind\":\"List\",\"apiVersion\":\"v1\",\"items\":[" + Secrets.DockerRegistry("default", "other", "us.icr.io", "k").ToJsonString()
            + "," + Secrets.DockerRegistry("team", "other", "us.icr.io", "k").ToJsonString()));
        for (long written = 0, index = 0; written < megabytes * 1_000_000L; index++)
        {
            var pod = Pods.New("team", $"web-{index}", "us.icr.io/team/app:1.0", pullSecrets: ["all-icr-io"],
                status: PodStatus.Waiting("ErrImagePull", "failed to authorize: failed to fetch anonymous token: unexpected status: 401 Unauthorized"));
            pod["metadata"]!["uid"] = $"uid-{index}";
            pod["metadata"]!["annotations"] = new JsonObject { ["filler"] = filler };
            var bytes = Encoding.UTF8.GetBytes("," + pod.ToJsonString());
            await gzip.WriteAsync(bytes);
            written += bytes.Length;
        }
        await gzip.WriteAsync("]}"u8.ToArray());
    }
}
