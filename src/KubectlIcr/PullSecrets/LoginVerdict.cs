using KubectlIcr.Registry;

namespace KubectlIcr.PullSecrets;

/// <summary>What a registry's answer to a login says, in a word and a sentence.</summary>
/// <param name="Word"><c>ok</c>, <c>refused</c>, <c>withheld</c> (nothing was sent) or <c>unknown</c>.</param>
internal sealed record LoginVerdict(string Word, string Text)
{
    public const string Refused = "refused";

    public static LoginVerdict Of(RegistryAnswer answer) => answer switch
    {
        { LoginTaken: true } => new("ok", $"{answer.Host} accepts the credentials"),
        { LoginTaken: false } => new(Refused, answer.Words),
        { ForeignRealm: not null } => new("withheld", answer.Words),
        { Status: 200 } => new("unknown", $"{answer.Host} requires no credentials"),
        _ => new("unknown", answer.Words),
    };
}
