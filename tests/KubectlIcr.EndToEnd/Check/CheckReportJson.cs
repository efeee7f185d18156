namespace KubectlIcr.EndToEnd.Check;

/// <summary>Reads what a test needs of <c>check -o json</c>.</summary>
internal sealed record CheckReportJson(JsonNode Root)
{
    public static CheckReportJson Of(Outcome outcome)
    {
        if (outcome.Stdout.Length == 0) Assert.Fail(outcome.ToString());
        return new(JsonNode.Parse(outcome.Stdout)!);
    }

    /// <summary>The ids of the errors, in order, joined by blanks.</summary>
    public string Errors => string.Join(' ', Findings.Where(finding => (string?)finding["severity"] == "error").Select(finding => (string?)finding["id"]));

    /// <summary>The ids of the errors and warnings, in order, joined by blanks.</summary>
    public string Ids => string.Join(' ', Findings.Where(finding => (string?)finding["severity"] != "info").Select(finding => (string?)finding["id"]));

    public IEnumerable<JsonNode> Findings => Root["findings"]!.AsArray().Select(finding => finding!);

    public IEnumerable<JsonNode> Pulls => Root["pulls"]!.AsArray().Select(pull => pull!);

    /// <summary>The causes of the failing containers.</summary>
    public IEnumerable<string?> Causes => Pulls.Select(pull => (string?)pull["cause"]).Where(cause => cause is not null);

    /// <summary>The commands of the errors, in order.</summary>
    public IEnumerable<string> Fixes => Findings.Where(finding => (string?)finding["severity"] == "error").SelectMany(finding => finding["fixes"]!.AsArray()).Select(fix => (string)fix!["run"]!);

    /// <summary>What the registry answered about the first container: <c>ok 200</c>, <c>not-found-tag 404</c>; a blank and no number where no HTTP answer came.</summary>
    public string Registry => Pulls.First()["registry"] is { } answer ? $"{answer["result"]} {answer["status"]}" : "";

    /// <summary>The finding with that id; fails the test where there is none.</summary>
    public JsonNode Finding(string id) => Findings.FirstOrDefault(finding => (string?)finding["id"] == id) ?? throw new Xunit.Sdk.XunitException($"No {id} in {Root}");

    /// <summary>All that a finding says, as a person reads it.</summary>
    public string Text(string id)
    {
        var finding = Finding(id);
        var texts = finding["evidence"]!.AsArray().Select(one => one!["text"]).Concat(finding["fixes"]!.AsArray().SelectMany(one => new[] { one!["why"], one["run"] }));
        return string.Join('\n', texts.Prepend(finding["message"]).Select(text => (string?)text));
    }

    public IEnumerable<string> Skipped => Root["skipped"]!.AsArray().Select(skip => $"{skip!["rule"]}: {skip["reason"]}");
}
