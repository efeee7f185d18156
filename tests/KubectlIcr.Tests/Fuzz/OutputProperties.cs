using System.Text.Json.Nodes;
using System.Xml;
using System.Xml.Schema;
using CsCheck;
using KubectlIcr.Tests.Golden;
using NJsonSchema;

namespace KubectlIcr.Tests.Fuzz;

/// <summary>All that commands print: without secrets, and in the format that was asked for.</summary>
public sealed class OutputProperties
{
    private static readonly Lazy<JsonSchema> Sarif = new(() => JsonSchema.FromFileAsync(Path.Combine(Verified.Root, "tests/KubectlIcr.Tests/Cases/sarif-2.1.0.schema.json")).GetAwaiter().GetResult());
    private static readonly XmlSchemaSet Junit = new();

    private static readonly Gen<string> CommandLine = Gen.OneOf(
        "check -A --from -", "check -A --all --from -", "check pod/web -n a --from -", "check -f -", "secrets -A --from -", "secrets -A --by-key --from -", "secrets --invalid -n a --from -", "decode -f -", "decode -f - --for us.icr.io/team/app", "explain -");

    static OutputProperties() => Junit.Add(null, Path.Combine(Verified.Root, "tests/KubectlIcr.Tests/Cases/junit.xsd"));

    [Fact]
    public void No_secret_is_printed_and_nothing_is_our_fault() => Property.Holds(
        Gen.Select(Clusters.Any, CommandLine, Gen.OneOf("", "", "-o wide", "-o json", "-o yaml", "-o name", "-o junit", "-o sarif", "-o prometheus", "-v 9", "-o jsonpath={..*}", "-o custom-columns=A:.name,B:.message")),
        all => AssertSilent(Printed(all.Item1.Json, all.Item2, all.Item3), all.Item1.Hidden),
        samples: 120);

    [Fact]
    public void Not_of_broken_files_either() => Property.Holds(
        Gen.Select(Clusters.Any.SelectMany(cluster => Mutated.Of(Gen.Const(cluster.Json)).Select(json => cluster with { Json = json })), CommandLine, Gen.OneOf("", "-o json")),
        all => AssertSilent(Printed(all.Item1.Json, all.Item2, all.Item3), []),
        samples: 60);

    [Fact]
    public void JSON_and_YAML_say_the_same() => Property.Holds(Gen.Select(Clusters.Any, CommandLine), pair =>
    {
        var (json, yaml) = (Printed(pair.Item1.Json, pair.Item2, "-o json"), Printed(pair.Item1.Json, pair.Item2, "-o yaml"));
        Assert.Equal((json.ExitCode, json.Out.Length == 0), (yaml.ExitCode, yaml.Out.Length == 0));
        if (json.Out.Length == 0) Assert.NotEmpty(json.Error);
        else YamlReading.AssertSame(JsonNode.Parse(json.Out), YamlReading.Root(yaml.Out));
    }, samples: 40);

    [Fact]
    public void SARIF_is_valid() => Property.Holds(Clusters.Any, cluster =>
    {
        if (Document(cluster, "-o sarif") is { } sarif) Assert.Empty(Sarif.Value.Validate(sarif));
    }, samples: 30);

    [Fact]
    public void JUnit_is_valid() => Property.Holds(Clusters.Any, cluster =>
    {
        if (Document(cluster, "-o junit") is not { } junit) return;
        using var reader = XmlReader.Create(new StringReader(junit), new XmlReaderSettings { ValidationType = ValidationType.Schema, Schemas = Junit });
        while (reader.Read()) { }
    }, samples: 40);

    /// <summary>Null where there is no pod, which is an error.</summary>
    private static string? Document(Clusters cluster, string format)
    {
        var run = Printed(cluster.Json, "check -A --all --from -", format);
        Assert.Equal(cluster.Json.Contains("\"kind\":\"Pod\"", StringComparison.Ordinal), run.ExitCode != ExitCode.Failed);
        Assert.Equal(run.ExitCode == ExitCode.Failed, run.Out.Length == 0);
        return run.Out.Length == 0 ? null : run.Out;
    }

    private static Run Printed(string input, string command, string format)
    {
        string[] args = [.. command.Split(' '), .. format.Split(' ', StringSplitOptions.RemoveEmptyEntries)];
        return Run.Of(args, input).GetAwaiter().GetResult();
    }

    private static void AssertSilent(Run run, string[] hidden)
    {
        Assert.InRange(run.ExitCode, ExitCode.Ok, ExitCode.Usage);
        Assert.DoesNotContain("internal error", run.Error, StringComparison.Ordinal);
        Assert.All(hidden, one => Assert.DoesNotContain(one, run.Out + run.Error, StringComparison.Ordinal));
        Assert.DoesNotContain(run.Out + run.Error, c => c is not ('\n' or '\t') && char.IsControl(c));
        Assert.True(run.ExitCode == 0 || run.Out.Length + run.Error.Length > 0);
    }
}
