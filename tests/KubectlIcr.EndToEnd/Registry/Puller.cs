using System.Net.Http.Headers;
using System.Text;

namespace KubectlIcr.EndToEnd.Registry;

/// <summary>Asks as docker does: the manifest, the token its challenge names, the manifest again.</summary>
internal sealed class Puller(RegistryWorld world) : IDisposable
{
    private readonly HttpClient http = world.Client();

    /// <param name="path">E.g. <c>team/app/manifests/1.0</c>.</param>
    /// <param name="password">Null to ask without a login.</param>
    public async Task<HttpResponseMessage> PullAsync(string host, string path, string? password, string user = "iamapikey")
    {
        var url = $"https://{host}/v2/{path}";
        var first = await GetAsync(url);
        if ((int)first.StatusCode != 401 || Challenge(first) is not ['B', 'e', 'a', 'r', 'e', 'r', ' ', .. var challenge]) return first;
        var login = await LoginAsync(Fields(challenge), password is null ? null : (user, password));
        if (!login.IsSuccessStatusCode) return login;
        var token = (string)JsonNode.Parse(await login.Content.ReadAsStringAsync())!["token"]!;
        return await GetAsync(url, new("Bearer", token));
    }

    public async Task<HttpResponseMessage> GetAsync(string url, AuthenticationHeaderValue? authorization = null, HttpMethod? method = null)
    {
        using var request = new HttpRequestMessage(method ?? HttpMethod.Get, url);
        request.Headers.Authorization = authorization;
        foreach (var type in (string[])["application/vnd.docker.distribution.manifest.v2+json", "application/vnd.docker.distribution.manifest.list.v2+json"])
            request.Headers.Accept.Add(new(type));
        return await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }

    public static AuthenticationHeaderValue Basic(string user, string password) => new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}")));

    /// <summary>The header as it came: .NET's own parser takes an unquoted one with blanks for several challenges.</summary>
    public static string? Challenge(HttpResponseMessage answer) => answer.Headers.NonValidated.TryGetValues("WWW-Authenticate", out var values) ? values.ToString() : null;

    public void Dispose() => http.Dispose();

    /// <summary>The fields of a challenge, quoted or not.</summary>
    private static Dictionary<string, string> Fields(string challenge) => challenge
        .Split(',', StringSplitOptions.TrimEntries)
        .Select(field => field.Split('=', 2))
        .ToDictionary(field => field[0], field => field[1].Trim('"'));

    private Task<HttpResponseMessage> LoginAsync(Dictionary<string, string> challenge, (string User, string Password)? login) => GetAsync(
        $"{challenge["realm"]}?service={challenge["service"]}&scope={Uri.EscapeDataString(challenge["scope"])}",
        login is { } one ? Basic(one.User, one.Password) : null);
}
