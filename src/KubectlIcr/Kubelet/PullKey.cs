using KubectlIcr.Iam;

namespace KubectlIcr.Kubelet;

/// <summary>What IAM says of an API key that the kubelet would send.</summary>
/// <param name="Account">What the registry's API says of the key's account in the image's region; null when the key has no account.</param>
internal sealed record PullKey(KeyringTry Try, KeyFacts Key, RegistryAccount? Account);
