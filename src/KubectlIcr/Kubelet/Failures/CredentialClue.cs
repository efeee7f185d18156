namespace KubectlIcr.Kubelet;

/// <summary>Whether the runtime had a credential to send, as far as its words show.</summary>
internal static class CredentialClue
{
    // containerd's authorizer asks for an oauth token when it has a secret, for an anonymous one when it has none.
    private static readonly Phrase[] NoneSent = ["anonymous token", "no basic auth credentials", "unauthenticated pull rate limit", "Unauthenticated request", "Anonymous users are only allowed"];

    private static readonly Phrase[] OneSent =
        ["oauth token", "login credentials are not valid", "incorrect username or password", "token has expired", "authenticated pull rate limit"];

    public static bool? In(PullText text, PullPattern? pattern) =>
        pattern is { SecretUnparsable: true } || Array.Exists(NoneSent, text.Has) ? false
        : Array.Exists(OneSent, text.Has) ? true
        : null;
}
