using KubectlIcr.Http;

namespace KubectlIcr.Registry;

/// <summary>What came of a request, and what was sent with it.</summary>
/// <param name="IsUnsure">Denied to a token that was asked for several repositories, by a token service that has not shown that it knows several.</param>
internal sealed record RegistryExchange(HttpResult Result, Authorization Authorization, bool IsUnsure = false)
{
    public RegistryAnswer ToAnswer(RegistryQuestion question, AnswerStage stage)
    {
        if (Authorization.Refusal is { } refusal) return refusal;
        var isLoginRefused = Authorization.IsBasic && Result.Status == 401;
        return Answers.Of(Result, isLoginRefused ? AnswerStage.Login : stage, Secrets(question)) with
        {
            LoginTaken = question.Credential is null or { IsEmpty: true } || Authorization.Login is null ? null : Authorization.IsBasic ? OfBasic() : true,
            Granted = Authorization.Token?.GrantedOn(question.Repository),
            IsUnsure = IsUnsure,
        };
    }

    // A credential that gets past Basic authentication is valid; with a broken server that is unknown.
    private bool? OfBasic() => Result.Status switch
    {
        401 => false,
        null or 429 or >= 500 => null,
        _ => true,
    };

    private SentSecrets Secrets(RegistryQuestion question) =>
        new([question.Credential?.Password.Reveal(), question.Credential is { } one ? BasicLogin.Of(one).Parameter : null, Authorization.Token?.Value.Reveal()]);
}
