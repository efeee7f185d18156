namespace KubectlIcr.Registry;

/// <summary>One request that the node would make, too.</summary>
/// <param name="Host">The registry as the image names it, with its port if it has one: <c>us.icr.io</c>, <c>docker.io</c>.</param>
/// <param name="Repository">The path, e.g. <c>team/app</c>.</param>
/// <param name="Reference">A tag, or a digest when the image has one.</param>
/// <param name="Credential">Null to ask anonymously.</param>
/// <param name="Alone">With a token that is asked for this repository alone: the last word of a token service that may know one scope only.</param>
internal sealed record RegistryQuestion(string Host, string Repository, string Reference, Credential? Credential, bool Alone = false);
