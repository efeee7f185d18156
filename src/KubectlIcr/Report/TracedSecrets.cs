using System.Text.Json.Serialization;

namespace KubectlIcr.Report;

/// <summary>The pull secrets of a container's pod, in the order the kubelet reads them, and what became of each.</summary>
/// <param name="From">
/// <c>pod</c> for the pod's own list, <c>serviceaccount</c> for the list that new pods of the template get, <c>project</c> for an image stream's import, <c>build</c> for a build's own.
/// </param>
/// <param name="ServiceAccountSecrets">What the service account lists now; null when it does not exist or was not read.</param>
internal sealed record TracedSecrets(string From, IReadOnlyList<string>? ServiceAccountSecrets, IReadOnlyList<TracedSecret> Secrets)
{
    /// <summary>Secrets with an entry for the image that the pod does not list, best first, at most ten. Left out where there are none, or where no secret would help.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<OtherSecret>? Others { get; init; }
}

/// <summary>One pull secret of the pod.</summary>
/// <param name="Outcome">
/// <c>matched</c>, <c>no-match</c>, <c>ignored</c>, <c>unparsable</c>, <c>missing</c>, <c>unread</c>, or <c>not-used</c> where the pull fails before its turn.
/// </param>
/// <param name="Reason">Null for <c>matched</c> and <c>no-match</c>.</param>
/// <param name="Keys">The keys that match the image.</param>
internal sealed record TracedSecret(string Name, string Outcome, string? Reason, IReadOnlyList<MatchedKey> Keys)
{
    /// <summary>The keys of a secret that has none for the image.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? OtherKeys { get; init; }
}

/// <summary>A key that matches the image.</summary>
/// <param name="By"><c>host</c>, <c>path</c>, <c>wildcard</c>, or <c>docker-hub</c> for <c>index.docker.io</c>, which is tried where nothing else matches.</param>
internal sealed record MatchedKey(string Key, string By);

/// <summary>A secret that could be given to the pod.</summary>
/// <param name="Against">Why it would not help; null when nothing that was read speaks against it.</param>
/// <param name="Answer">What the registry answered to this machine with its credential; null when it was not asked.</param>
internal sealed record OtherSecret(string Namespace, string Name, string Key, string Username, string? Against, string? Answer);

/// <summary>A credential for the image in a secret that is copied to every node of Red Hat OpenShift on IBM Cloud.</summary>
/// <param name="Reached">Whether what the secret holds now is on the node; null where that can't be told.</param>
internal sealed record NodeWideReport(string Namespace, string Name, string Key, string Username, bool? Reached);

/// <summary>What the node was told, without the runtime's wrapping.</summary>
internal sealed record NodeAnswer(string Cause, string Text);
