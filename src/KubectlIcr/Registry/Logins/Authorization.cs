using System.Net.Http.Headers;

namespace KubectlIcr.Registry;

/// <summary>What to send with a request, or why none is sent.</summary>
/// <param name="Login">Null to ask without.</param>
/// <param name="Token">The token in it, if it is one.</param>
/// <param name="Refusal">The answer that the token service has given already.</param>
internal sealed record Authorization(AuthenticationHeaderValue? Login = null, RegistryToken? Token = null, Challenge? For = null, RegistryAnswer? Refusal = null)
{
    /// <summary>The token was asked for more than this repository and does not say that it allows it: the token service may know one scope only.</summary>
    public bool MayBePartial(string repository) => Token is { Scopes.Count: > 1 } token && (token.Access is null || token.Denies(repository));

    public bool IsBasic => Login?.Scheme == "Basic";

    public static Authorization Of(RegistryToken token, Challenge challenge) => new(new("Bearer", token.Value.Reveal()), token, challenge);
}
