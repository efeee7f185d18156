using System.Net.Http.Headers;

namespace KubectlIcr.Registry;

/// <summary>What to send with a request, or why none is sent.</summary>
/// <param name="Login">Null to ask without.</param>
/// <param name="Token">The token in it, if it is one.</param>
/// <param name="Refusal">The answer that the token service has given already.</param>
internal sealed record Permit(AuthenticationHeaderValue? Login = null, RegistryToken? Token = null, Challenge? For = null, RegistryAnswer? Refusal = null)
{
    /// <summary>The token was asked for more than this repository.</summary>
    public bool IsForSeveral => Token?.Scopes.Count > 1;

    public bool IsBasic => Login?.Scheme == "Basic";

    public static Permit Of(RegistryToken token, Challenge challenge) => new(new("Bearer", token.Value.Reveal()), token, challenge);
}
