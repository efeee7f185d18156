using KubectlIcr.Iam;
using KubectlIcr.Registry;

namespace KubectlIcr.Kubelet;

/// <summary>What the registry answered from here to the request that the node makes with one credential.</summary>
/// <param name="Try">The credential; null when the pull is anonymous.</param>
internal sealed record PullAnswer(KeyringTry? Try, RegistryAnswer Answer)
{
    /// <summary>What IAM says of the API key; null when it was not asked, or the credential is none.</summary>
    public KeyFacts? Key { get; init; }

    /// <summary>What the registry's API says of the key's account in the image's region; null when it was not asked.</summary>
    public RegistryAccount? Account { get; init; }
}
