using KubectlIcr.Http;

namespace KubectlIcr.Registry;

/// <summary>What came of a request, and what was sent with it.</summary>
/// <param name="IsUnsure">Denied to a token that was asked for several repositories, by a token service that has not shown that it knows several.</param>
internal sealed record Asked(Reply Reply, Permit Permit, bool IsUnsure = false)
{
    public RegistryAnswer ToAnswer(RegistryQuestion question, AnswerStage stage)
    {
        if (Permit.Refusal is { } refusal) return refusal;
        var isLoginRefused = Permit.IsBasic && Reply.Status == 401;
        return Answers.Of(Reply, isLoginRefused ? AnswerStage.Login : stage, Secrets(question)) with
        {
            LoginTaken = question.Credential is null or { IsEmpty: true } || Permit.Login is null ? null : Permit.IsBasic ? OfBasic() : true,
            Granted = Permit.Token?.GrantedOn(question.Repository),
            IsUnsure = IsUnsure,
        };
    }

    // Whoever gets past the door with Basic was known there; of a broken server nobody knows.
    private bool? OfBasic() => Reply.Status switch
    {
        401 => false,
        null or 429 or >= 500 => null,
        _ => true,
    };

    private SentSecrets Secrets(RegistryQuestion question) =>
        new([question.Credential?.Password.Reveal(), question.Credential is { } one ? BasicLogin.Of(one).Parameter : null, Permit.Token?.Value.Reveal()]);
}
