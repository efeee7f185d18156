using System.Diagnostics;

namespace KubectlIcr.EndToEnd.Dialect;

/// <summary>Other programs read our YAML as the document our JSON is: kubectl, and Python.</summary>
public sealed class YamlTests(LocalKubectl local) : IClassFixture<LocalKubectl>
{
    private static readonly string[] Texts =
    [
        "yes", "no", "on", "off", "y", "n", "Yes", "NO", "On", "true", "False", "~", "null", "Null", "1", "-1", "+1", "1e3", "1.5", ".5", "0x1f", "0o7", "012", "0b11", "1_000", "1:30", "190:20:30", ".inf", "-.Inf",
        ".nan", "2001-01-01", "2001-12-14t21:59:43.10-05:00", "=", "<<", " lead", "trail ", "\ttab", "two\nlines", "end\n", "\n", "cr\r\n", "- a", "-", "---", "...", "#", "a #b", "a: b", "a:", ":", "?", "? a", "&a", "*a", "!t",
        "%d", "@a", "`a`", "{a}", "[a]", "a,b", "'q'", "\"q\"", "back\\slash", "größe 日本 😀", "\u0085", "\u2028", "\ufeff", "\u0001", "\u007f", "| x", "> x", "|", ">",
    ];

    [Fact]
    public async Task Kubectl_reads_it_as_it_reads_the_JSON()
    {
        var (json, yaml) = await BothAsync();
        var expected = await local.PrintAsync(json, "json");
        Assert.Equal(expected.Succeeded().Stdout, (await local.PrintAsync(yaml, "json")).Succeeded().Stdout);
        Assert.Equal(Texts, JsonNode.Parse(expected.Stdout)!["pulls"]!.AsArray().Select(pull => (string?)pull!["text"]));
    }

    [Fact]
    public async Task So_does_Python_by_the_rules_of_YAML_1_1()
    {
        var (json, yaml) = await BothAsync();
        const string Compare = """
            import json, sys, yaml
            print("same" if yaml.safe_load(open(sys.argv[2], encoding="utf-8")) == json.load(open(sys.argv[1], encoding="utf-8")) else "different")
            """;
        var outcome = await Execution.RunAsync(new ProcessStartInfo("/usr/bin/python3", ["-c", Compare, json, yaml]), null, TimeSpan.FromSeconds(60));
        Assert.Equal("same\n", outcome.Succeeded().Stdout);
    }

    /// <summary>A report in which each text stands, as both formats.</summary>
    private async Task<(string Json, string Yaml)> BothAsync()
    {
        var list = new JsonObject { ["apiVersion"] = "v1", ["kind"] = "List", ["items"] = new JsonArray([.. Texts.Select(Pod)]) };
        var saved = local.Folder.Write("pods.json", list.ToJsonString());
        return (await FileAsync("json"), await FileAsync("yaml"));

        async Task<string> FileAsync(string format) => local.Folder.Write($"texts.{format}", (await local.Kubectl.IcrAsync("check", "-A", "--all", "--from", saved, "-o", format)).Stdout);
    }

    private static JsonObject Pod(string text, int index) => new()
    {
        ["apiVersion"] = "v1",
        ["kind"] = "Pod",
        ["metadata"] = new JsonObject { ["name"] = $"p{index:000}", ["namespace"] = "a", ["uid"] = $"u{index}" },
        ["spec"] = new JsonObject { ["containers"] = new JsonArray(new JsonObject { ["name"] = "main", ["image"] = "us.icr.io/a/b:1" }) },
        ["status"] = new JsonObject
        {
            ["containerStatuses"] = new JsonArray(new JsonObject
            {
                ["name"] = "main",
                ["image"] = "us.icr.io/a/b:1",
                ["state"] = new JsonObject { ["waiting"] = new JsonObject { ["reason"] = "ErrImagePull", ["message"] = text } },
            }),
        },
    };
}
