using KubectlIcr.Iam;
using KubectlIcr.Kubelet;
using KubectlIcr.PullSecrets;
using KubectlIcr.Registry;

namespace KubectlIcr.Probe;

/// <summary>Asks registries and IAM about the credentials of pull secrets as such, without an image: each question once.</summary>
internal static class CredentialProbe
{
    /// <param name="asking">Its scope says which registries are asked.</param>
    /// <param name="server">The API server's URL: it tells which IAM the cluster's keys are of; null when there is none.</param>
    public static async Task<CredentialAnswers> AskAsync(IEnumerable<DockerConfigEntry> entries, Asking asking, string? server, CancellationToken cancel)
    {
        var all = entries.ToList();
        var logins = asking.Scope == RegistryScope.None ? CredentialAnswers.None.Logins : await LoginsAsync(all, asking, cancel);
        var keys = asking.Iam ? await KeysAsync(all, asking, server, cancel) : CredentialAnswers.None.Keys;
        return new CredentialAnswers(logins, keys);
    }

    private static async Task<Dictionary<(string, Credential), RegistryAnswer>> LoginsAsync(List<DockerConfigEntry> entries, Asking asking, CancellationToken cancel)
    {
        var questions = entries.Select(entry => (Host: CredentialAnswers.HostOf(entry), entry.Credential)).Where(one => asking.Scope.Covers(one.Host ?? "") && one.Host is not null).Distinct().ToList();
        asking.Say($"querying the registries to verify {questions.Count} {(questions.Count == 1 ? "credential" : "credentials")}");
        using var answers = new RegistryAnswers(new RegistryClient(asking.Http, asking.PlainHttp));
        var got = await Task.WhenAll(questions.Select(one => answers.LoginAsync(one.Host!, one.Credential, cancel)));
        return questions.Zip(got).ToDictionary(pair => (pair.First.Host!, pair.First.Credential), pair => pair.Second);
    }

    private static async Task<Dictionary<Credential, KeyFacts>> KeysAsync(List<DockerConfigEntry> entries, Asking asking, string? server, CancellationToken cancel)
    {
        var keys = entries.Where(CredentialAnswers.HasApiKey).Select(entry => entry.Credential).Distinct().ToList();
        asking.Say($"querying IBM Cloud IAM about {keys.Count} {(keys.Count == 1 ? "key" : "keys")}");
        using var client = new IamClient(asking.Http, IbmEndpoints.From(asking.Http.Environment, server));
        var facts = new Dictionary<Credential, KeyFacts>();
        foreach (var some in keys.Chunk(AtOnce))
        {
            foreach (var (key, said) in some.Zip(await Task.WhenAll(some.Select(key => client.AskAsync(key.Password, IcrUser.ProfileOf(key.Username), cancel)))))
                facts[key] = said;
        }
        return facts;
    }

    private const int AtOnce = 8;
}
