using System.Text;
using KubectlIcr.Tests.Golden;

namespace KubectlIcr.Tests;

/// <summary>A password that somebody wrote into the URL of an entry is shown by no command, whatever else is wrong with the entry.</summary>
public sealed class KeyPasswordsTests : IDisposable
{
    private const string Hidden = "h1dden";

    private const string Denied = "failed to authorize: failed to fetch oauth token: unexpected status: 401 Unauthorized";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("kubectl-icr-");

    public void Dispose() => folder.Delete(recursive: true);

    public static TheoryData<string, string> Ways
    {
        get
        {
            string[] entries =
            [
                """{"username":"iamapikey","password":"p"}""", """{"username":"token","password":"p"}""", """{"username":"iamapikey","password":" p"}""", "{}",
                """{"username":"iamapikey","password":"p","auth":"YTpi"}""", """{"username":1}""", """{"auth":"!"}""",
            ];
            var ways = new TheoryData<string, string>();
            foreach (var command in (string[])["check --all", "secrets", "secrets --by-key", "decode"])
                foreach (var format in (string[])["", "-o wide", "-o json", "-o yaml", "-o name", "-o junit", "-o sarif", "-o jsonpath={}", "-o custom-columns=A:.registry,B:.message,C:.registries,D:.evidence"])
                    foreach (var entry in entries)
                        ways.Add($"{command} -v 9 {format}", entry);
            return ways;
        }
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task It_is_not_shown(string commandLine, string entry)
    {
        var file = Path.Combine(folder.FullName, "cluster.json");
        await File.WriteAllTextAsync(file, Cluster(entry));
        string[] args = commandLine.Split(' ', StringSplitOptions.RemoveEmptyEntries);

        var run = await Run.Of([.. args, args[0] == "decode" ? "-f" : "--from", file]);

        Assert.DoesNotContain(Hidden, run.Out + run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("internal error in kubectl icr", run.Error, StringComparison.Ordinal);
    }

    private static string Cluster(string entry)
    {
        var keys = (string[])["us.icr.io", $"https://robot:{Hidden}@us.icr.io", $"https://robot:{Hidden}@us.icr.io/team", $"https://robot:x/{Hidden}@us.icr.io", $"robot:{Hidden}@de.icr.io"];
        var entries = string.Join(',', keys.Select(key => $"\"{key}\":{entry}"));
        var payload = Convert.ToBase64String(Encoding.UTF8.GetBytes("{\"auths\":{" + entries + "}}"));
        var pods = ((string[])["us.icr.io/team/app:1", "uk.icr.io/team/app:1", "de.icr.io/team/app:1"]).Select((image, index) => $$"""
            {"apiVersion":"v1","kind":"Pod","metadata":{"name":"web-{{index}}","namespace":"team-a","creationTimestamp":"2026-11-25T10:00:00Z"},
             "spec":{"serviceAccountName":"default","imagePullSecrets":[{"name":"key"}],"containers":[{"name":"main","image":"{{image}}"}]},
             "status":{"phase":"Pending","containerStatuses":[{"name":"main","image":"{{image}}","state":{"waiting":{"reason":"ErrImagePull","message":"{{Denied}}"} } }]} }
            """);
        return $$"""
            {"apiVersion":"v1","kind":"List","items":[
             {"apiVersion":"v1","kind":"Secret","type":"kubernetes.io/dockerconfigjson","metadata":{"name":"key","namespace":"team-a"},"data":{".dockerconfigjson":"{{payload}}"} },
             {"apiVersion":"v1","kind":"ServiceAccount","metadata":{"name":"default","namespace":"team-a"} },{{string.Join(',', pods)}} ]}
            """;
    }
}
