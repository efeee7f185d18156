namespace KubectlIcr.Registry;

/// <summary>A login without an image, as <c>docker login</c> makes it: what <c>/v2/</c> or its token service says to the credential alone.</summary>
internal static class RegistryLogin
{
    public static async Task<RegistryAnswer> AskAsync(RegistryHost host, RegistryQuestion question, CancellationToken cancel)
    {
        var greeting = await host.GreetAsync(cancel);
        var challenge = greeting.Status == 401 ? Challenge.Best(greeting.Answer!.HeaderValues("WWW-Authenticate")) : null;
        var permit = challenge is null ? new Authorization() : await host.Session(question.Credential).PermitLoginAsync(challenge.Unscoped, cancel);
        var reply = permit.IsBasic ? await host.Wire.FollowAsync(HttpMethod.Get, host.Address("/v2/"), null, permit.Login, TokenService.MostBytes, cancel) : greeting;
        return new RegistryExchange(reply, permit).ToAnswer(question, AnswerStage.Login);
    }
}
