namespace KubectlIcr.Registry;

/// <summary>Makes one request with the login that the registry asks for, and again when its answer asks for another.</summary>
internal static class RegistryRequests
{
    /// <param name="path">Below the origin: <c>/v2/…</c>.</param>
    public static async Task<RegistryExchange> AskAsync(RegistryHost host, RegistryQuestion question, HttpMethod method, string path, int mostBytes, CancellationToken cancel)
    {
        var greeting = await host.GreetAsync(cancel);
        if (greeting.Fault is not null) return new(greeting, new());
        var session = host.Session(question.Credential);
        var challenge = greeting.Status == 401 ? Challenge.Best(greeting.Answer!.HeaderValues("WWW-Authenticate")) : null;
        var asked = await SendAsync(await (question.Alone && challenge is not null && !host.TrustsSeveral
            ? session.PermitAloneAsync(challenge.Unscoped, question.Repository, cancel) : session.PermitAsync(challenge, question.Repository, cancel)));
        if (asked.Authorization.Refusal is not null || !asked.Result.IsDenied) return asked;
        if (OtherChallenge(asked) is { } other) return await SendAsync(await session.PermitAloneAsync(other, question.Repository, cancel));
        host.TrustsSeveral |= question.Alone && session.HasSeveralFor(question.Repository);
        return asked with { IsUnsure = asked.Authorization.MayBePartial(question.Repository) && !host.TrustsSeveral };

        async Task<RegistryExchange> SendAsync(Authorization permit)
        {
            if (permit.Refusal is not null) return new(greeting, permit);
            if (path.Split('/')[^2] == "manifests") host.CountManifest();
            return new(await host.Wire.FollowAsync(method, host.Address(path), ManifestReader.Accept, permit.Login, mostBytes, cancel), permit);
        }
    }

    /// <summary>The challenge of a 401 that requires something other than was sent; null when it requires the same.</summary>
    private static Challenge? OtherChallenge(RegistryExchange asked)
    {
        var (reply, permit) = (asked.Result, asked.Authorization);
        if (reply.Status != 401 || Challenge.Best(reply.Answer!.HeaderValues("WWW-Authenticate")) is not { } wanted) return null;
        if (permit.For is not { } sent) return wanted;
        var isSame = wanted.Scheme == sent.Scheme && wanted.Realm == sent.Realm && wanted.Service == sent.Service
            && !wanted.IsInvalidToken && wanted.Scopes.All(scope => permit.Token is null || permit.Token.Scopes.Contains(scope));
        return isSame ? null : wanted;
    }
}
