using KubectlIcr.Http;

namespace KubectlIcr.Registry;

/// <summary>One credential (or none) at one registry: its tokens, and what the token service refused it.</summary>
internal sealed class RegistrySession(RegistryHost host, Credential? credential)
{
    /// <summary>This number of scopes fits into a URL.</summary>
    private const int MostScopes = 20;

    private readonly AsyncLock turns = new();
    private readonly HashSet<string> expected = new(StringComparer.Ordinal);
    private readonly List<(Challenge For, RegistryToken Token)> tokens = [];
    private readonly Dictionary<string, RegistryAnswer> refusals = new(StringComparer.Ordinal);
    private RegistryAnswer? refusedLogin;

    /// <summary>Repositories that one token may be asked for.</summary>
    public void Expect(IEnumerable<string> repositories)
    {
        lock (expected) expected.UnionWith(repositories);
    }

    /// <summary>What to send for the repository. The token may be one for several repositories.</summary>
    public async Task<Authorization> PermitAsync(Challenge? challenge, string repository, CancellationToken cancel)
    {
        if (challenge is not { IsBearer: true }) return challenge is null || credential is null ? new() : new(BasicLogin.Of(credential), For: challenge);
        return await turns.RunAsync(async () => Known(challenge, repository) ?? await FetchAsync(challenge, repository, Scopes(repository), cancel), cancel);
    }

    /// <summary>The same by a token that was asked for this repository alone, with the scopes that the registry itself named.</summary>
    public async Task<Authorization> PermitAloneAsync(Challenge challenge, string repository, CancellationToken cancel)
    {
        if (!challenge.IsBearer) return await PermitAsync(challenge, repository, cancel);
        var scopes = challenge.Scopes is [] ? [Scope(repository)] : challenge.Scopes;
        return await turns.RunAsync(async () => KnownAlone(challenge, scopes) ?? await FetchAsync(challenge, repository, scopes, cancel), cancel);
    }

    /// <summary>What to send to prove the credential alone: a token for no repository.</summary>
    public async Task<Authorization> PermitLoginAsync(Challenge challenge, CancellationToken cancel)
    {
        if (!challenge.IsBearer) return await PermitAsync(challenge, "", cancel);
        return await turns.RunAsync(async () => refusedLogin is { } refusal ? new(Refusal: refusal) : await FetchAsync(challenge, "", [], cancel), cancel);
    }

    /// <summary>There is a token that was asked for this repository and others.</summary>
    public bool HasSeveralFor(string repository) => tokens.Exists(one => one.Token.Scopes.Count > 1 && one.Token.Scopes.Contains(Scope(repository)));

    private static string Scope(string repository) => $"repository:{repository}:pull";

    private Authorization? Known(Challenge challenge, string repository)
    {
        if ((refusedLogin ?? refusals.GetValueOrDefault(repository)) is { } refusal) return new(Refusal: refusal);
        tokens.RemoveAll(one => !one.Token.IsGood);
        return Fitting(challenge, repository).MinBy(token => token.Scopes.Count) is { } best ? Authorization.Of(best, challenge) : null;
    }

    private Authorization? KnownAlone(Challenge challenge, IReadOnlyList<string> scopes)
    {
        if (refusedLogin is not null) return new(Refusal: refusedLogin);
        if (challenge.IsInvalidToken) return null;
        var same = tokens.Find(one => one.Token.IsGood && IsSame(one.For, challenge) && one.Token.Scopes.SequenceEqual(scopes)).Token;
        return same is null ? null : Authorization.Of(same, challenge);
    }

    private IEnumerable<RegistryToken> Fitting(Challenge challenge, string repository) =>
        tokens.Where(one => IsSame(one.For, challenge) && one.Token.Scopes.Any(scope => scope.StartsWith($"repository:{repository}:", StringComparison.Ordinal))).Select(one => one.Token);

    private static bool IsSame(Challenge one, Challenge other) => one.Realm == other.Realm && one.Service == other.Service;

    // Those that have a token already need none.
    private List<string> Scopes(string repository)
    {
        var scope = Scope(repository);
        lock (expected)
        {
            var others = expected.Select(Scope).Where(other => other != scope && !tokens.Exists(one => one.Token.Scopes.Contains(other)));
            return [scope, .. others.Order(StringComparer.Ordinal).Take(MostScopes - 1)];
        }
    }

    private async Task<Authorization> AloneAsync(Challenge challenge, string repository, CancellationToken cancel)
    {
        var alone = await FetchAsync(challenge, repository, [Scope(repository)], cancel);
        if (alone.Refusal is { Status: not null } || alone.Token?.Denies(repository) == true) host.TrustsSeveral = true;
        return alone;
    }

    private async Task<Authorization> FetchAsync(Challenge challenge, string repository, IReadOnlyList<string> scopes, CancellationToken cancel)
    {
        if (!Uri.TryCreate(challenge.Realm, UriKind.Absolute, out var realm) || !MayAsk(realm)) return new(Refusal: Foreign(challenge.Realm));
        var service = new TokenService(host.Wire, host.Origin, realm, challenge.Service, credential);
        if (credential is not null) host.CountLogin();
        var reply = await service.AskAsync(scopes, cancel);
        if (service.Foreign is { } elsewhere) return new(Refusal: Foreign(elsewhere.OriginalString));
        if (reply.IsSuccess) return Take(challenge, reply, scopes);
        // A service may stumble over scopes it does not expect; a password is wrong whatever the scopes.
        if (scopes.Count > 1 && reply.Status is >= 400 and < 500 and not 401 and not 429 && !host.TrustsSeveral) return await AloneAsync(challenge, repository, cancel);
        return Refused(reply, repository);
    }

    private bool MayAsk(Uri realm) => credential is null ? RealmTrust.IsSafe(host.Origin, realm) : RealmTrust.Covers(host.Origin, realm);

    private Authorization Take(Challenge challenge, HttpResult reply, IReadOnlyList<string> scopes)
    {
        if (reply.Answer!.IsCut || RegistryToken.Read(reply.Answer.Body, scopes) is not { } token)
            return new(Refusal: Login(reply.Garbled($"the token service responded with {ErrorBody.Page(reply.Answer) ?? "something"} instead of a token")));
        if (token.Access?.Values.Count(actions => actions.Count > 0) > 1) host.TrustsSeveral = true;
        tokens.RemoveAll(one => one.Token.Scopes.SequenceEqual(scopes));
        tokens.Add((challenge, token));
        return Authorization.Of(token, challenge);
    }

    private Authorization Refused(HttpResult reply, string repository)
    {
        var answer = Login(reply);
        if (credential is not null && reply.Status is 400 or 401) refusedLogin = answer = answer with { LoginTaken = false };
        else if (reply.Fault is not null) refusedLogin = answer;
        else if (reply.Status is < 500) refusals[repository] = answer;
        return new(Refusal: answer);
    }

    private RegistryAnswer Login(HttpResult reply) => Answers.Of(reply, AnswerStage.Login, Secrets);

    private SentSecrets Secrets => new([credential?.Password.Reveal(), credential is null ? null : BasicLogin.Of(credential).Parameter]);

    private RegistryAnswer Foreign(string realm) => new()
    {
        Stage = AnswerStage.Login,
        Host = FaultWords.HostName(host.Origin),
        ForeignRealm = Secrets.Hide(CleanText.OneLine(ShownUrl.WithoutQueryValues(realm), 200)),
    };
}
