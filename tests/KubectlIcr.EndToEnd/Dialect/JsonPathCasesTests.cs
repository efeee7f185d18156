using System.Text.Encodings.Web;
using System.Text.Json;

namespace KubectlIcr.EndToEnd.Dialect;

/// <summary>The answers in <c>Cases/jsonpath.jsonl</c>, which the unit tests hold our templates against, are the real kubectl's; with UPDATE_GOLDEN=1 they are asked anew.</summary>
public sealed class JsonPathCasesTests(LocalKubectl local) : IClassFixture<LocalKubectl>
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public async Task Kubectl_still_gives_what_is_recorded()
    {
        var file = LocalKubectl.Cases("jsonpath.jsonl");
        var cases = (await File.ReadAllLinesAsync(file)).Where(line => line.Length > 0).Select(line => JsonNode.Parse(line)!.AsObject()).ToList();
        var answers = await Task.WhenAll(cases.Chunk(cases.Count / 4).Select(AnswersAsync));
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
            await File.WriteAllLinesAsync(file, cases.Zip(answers.SelectMany(part => part), Recorded).Select(line => line.ToJsonString(Readable)));
        else
            Assert.Empty(cases.Zip(answers.SelectMany(part => part)).Where(pair => Sorted(pair.First) != Sorted(Recorded(pair.First, pair.Second))).Select(pair => $"{pair.First} is now {pair.Second}"));
    }

    private async Task<List<JsonObject>> AnswersAsync(JsonObject[] cases)
    {
        var answers = new List<JsonObject>();
        foreach (var one in cases)
        {
            var outcome = await local.PrintAsync(LocalKubectl.Cases("jsonpath.json"), $"jsonpath={one["template"]}");
            answers.Add(outcome.ExitCode == 0 ? new() { ["out"] = outcome.Stdout } : new() { ["error"] = LocalKubectl.Error(outcome.Stderr) });
        }
        return answers;
    }

    private static JsonObject Recorded(JsonObject one, JsonObject answer)
    {
        var line = one.DeepClone().AsObject();
        line.Remove("out");
        line.Remove("error");
        var (key, value) = answer.Single();
        line.Insert(1, key, value!.DeepClone());
        return line;
    }

    /// <summary>Go has no order among the members of a map.</summary>
    private static string Sorted(JsonObject one)
    {
        var answer = (string?)one["out"] ?? $"error: {one["error"]}";
        return one["anyOrder"] is null ? answer : string.Join(' ', answer.Split(' ').Order(StringComparer.Ordinal));
    }
}
