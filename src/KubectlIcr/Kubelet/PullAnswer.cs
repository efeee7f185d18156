using KubectlIcr.Registry;

namespace KubectlIcr.Kubelet;

/// <summary>What the registry answered from this machine to the request that the node makes with one credential.</summary>
/// <param name="Try">The credential; null when the pull is anonymous.</param>
internal sealed record PullAnswer(KeyringTry? Try, RegistryAnswer Answer);
