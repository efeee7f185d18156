namespace KubectlIcr.Kubelet;

/// <summary>What the text of one failure says.</summary>
internal sealed record PullFailure
{
    public required PullCause Cause { get; init; }

    /// <summary>The causes that remain when the text can't decide, most likely first, <see cref="Cause"/> among them; empty when it decides.</summary>
    public IReadOnlyList<PullCause> Candidates { get; init; } = [];

    /// <summary>The whole text, as the cluster gave it.</summary>
    public required string Text { get; init; }

    /// <summary>Each error of a joined <c>[e1, e2]</c>, in order: one a credential tried. Empty when there is only one.</summary>
    public IReadOnlyList<PullFailure> Parts { get; init; } = [];

    /// <summary>The host the error names, where it is another than the image's registry (mirror, CDN, proxy, DNS server); else null.</summary>
    public string? Host { get; init; }

    /// <summary><see cref="Host"/> is the proxy that the node pulls through.</summary>
    public bool NamesProxy { get; init; }

    /// <summary>The mirror that this is the answer of; null when the registry itself answered, or nobody did.</summary>
    public string? Mirror { get; init; }

    /// <summary>Every host that was asked, the mirrors in their order and the registry last; empty when the text names one answer only.</summary>
    public IReadOnlyList<MirrorTry> Tries { get; init; } = [];

    public PullDetail Detail { get; init; }

    /// <summary>What the runtime says of the credential: true: one was sent; false: none was (an anonymous token); null: not said.</summary>
    public bool? CredentialSent { get; init; }

    /// <summary>The image that the text is about, where that is not the container's; else null.</summary>
    public string? OtherImage { get; init; }

    /// <summary>What the text says of <see cref="OtherImage"/>; null where there is none.</summary>
    public PullFailure? OfOther { get; init; }

    /// <summary>The registry did not accept the login; some runtimes say <c>unauthorized</c> of a credential they sent, too. A mirror's word is not the registry's.</summary>
    public bool RejectsLogin => Mirror is null && !SecretUnparsable && (Cause == PullCause.BadCredentials || (Cause == PullCause.Unauthorized && CredentialSent != false));

    /// <summary>The kubelet could not parse one of the pull secrets: nothing was sent, and no registry was asked.</summary>
    public bool SecretUnparsable { get; init; }

    /// <summary>IBM's sentence that the account serves private networks only: it is about where the request came from, whatever its status.</summary>
    public bool IsPrivateOnly => Text.Contains("Private-only access is enabled", StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// containerd asks <c>/blobs/</c> for a digest once <c>/manifests/</c> has failed, for whatever reason, and shows only the second answer.
    /// </summary>
    public bool IsSecondAnswer => Text.Contains("failed to resolve reference", StringComparison.Ordinal) && Text.Contains("/blobs/sha256", StringComparison.Ordinal);

    /// <summary>The one sentence of the text worth showing a person, without the runtime's wrapping.</summary>
    public required string Summary { get; init; }
}

/// <summary>One host that the runtime asked for an image in place of, or after, a mirror.</summary>
/// <param name="Image">The image as this host was asked for it.</param>
internal sealed record MirrorTry(string Image, PullFailure Failure)
{
    /// <summary>The host that was asked.</summary>
    public string? Host => ImageReference.TryParse(Image, out var parsed, out _) ? parsed.Registry : null;
}
