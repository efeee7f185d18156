using System.Text;
using KubectlIcr.EndToEnd.Check;

namespace KubectlIcr.EndToEnd.Repair;

/// <summary>Pulls the images of a pod as its kubelet would: with the credentials that the published binary says it tries, in that order, from the real registries.</summary>
internal sealed class NodePull(ControlPlane plane, RegistryWorld world) : IDisposable
{
    private readonly Puller puller = new(world);

    /// <summary>Null when every image of the pod comes; else the first that does not, and why.</summary>
    public async Task<string?> FailureAsync(string @namespace, string pod)
    {
        var outcome = await plane.Kubectl(@namespace: @namespace).IcrAsync("check", $"pod/{pod}", "--registry", "none", "-o", "json");
        var pulls = CheckReportJson.Of(outcome).Pulls.ToList();
        Assert.NotEmpty(pulls);
        foreach (var pull in pulls)
            if (await FailureAsync(@namespace, pull) is { } why) return $"{pull["image"]!["raw"]}: {why}";
        return null;
    }

    public void Dispose() => puller.Dispose();

    private async Task<string?> FailureAsync(string @namespace, JsonNode pull)
    {
        if ((string?)pull["image"]!["error"] is { } invalid) return invalid;
        var credentials = pull["credentials"]!;
        if ((string?)credentials["error"] is { } unparsable) return unparsable;
        var tries = credentials["tries"]!.AsArray();
        var said = new List<string>();
        foreach (var one in tries.Count == 0 ? [null] : tries.ToArray())
        {
            said.Add(await AnswerAsync(pull["image"]!, one is null ? null : await LoginAsync(@namespace, one)));
            if (said[^1] == "200") return null;
        }
        return $"{string.Join(", ", said)} to {(tries.Count == 0 ? "nobody" : string.Join(", ", tries.Select(one => one!["secret"])))}";
    }

    private async Task<string> AnswerAsync(JsonNode image, (string User, string Password)? login)
    {
        try
        {
            using var answer = await puller.PullAsync((string)image["registry"]!, $"{image["repository"]}/manifests/{image["digest"] ?? image["tag"]}", login?.Password, login?.User ?? "");
            return ((int)answer.StatusCode).ToString(System.Globalization.CultureInfo.InvariantCulture);
        }
        catch (Exception e) when (e is HttpRequestException or System.Text.Json.JsonException)
        {
            return $"no answer ({e.GetType().Name})";
        }
    }

    /// <summary>The report has no passwords: the secret itself has.</summary>
    private async Task<(string User, string Password)> LoginAsync(string @namespace, JsonNode one)
    {
        var secret = await plane.Api.GetAsync($"/api/v1/namespaces/{@namespace}/secrets/{one["secret"]}");
        var auths = JsonNode.Parse(Decoded((string)secret["data"]![".dockerconfigjson"]!))!["auths"]!;
        return Decoded((string?)auths[(string)one["key"]!]!["auth"] ?? "Og==").Split(':', 2) is [var user, var password] ? (user, password) : default;
    }

    private static string Decoded(string base64) => Encoding.UTF8.GetString(Convert.FromBase64String(base64));
}
