namespace KubectlIcr.Kubelet.Pasted;

/// <summary>A pull failure in a pasted text, and what it belongs to as far as the text shows.</summary>
/// <param name="Image">Null where the text names none.</param>
/// <param name="Pod">Null where the text names none.</param>
internal sealed record PastedFailure(PullFailure Failure, string? Image, PastedPod? Pod, string? Container)
{
    /// <summary>The names in the kubelet's warning that it could not retrieve pull secrets, where it is about the same pod.</summary>
    public IReadOnlyList<string> Unretrieved { get; init; } = [];

    /// <summary>Nothing in the text sets the two apart: they may be about the same container.</summary>
    public bool MayBeOf(PastedFailure other) => Agree(Image, other.Image) && Agree(Pod?.Name, other.Pod?.Name) && Agree(Pod?.Namespace, other.Pod?.Namespace);

    private static bool Agree(string? one, string? other) => one is null || other is null || one == other;
}

/// <summary>A pod as a text names it.</summary>
/// <param name="Namespace">Null where the text does not say.</param>
internal sealed record PastedPod(string? Namespace, string Name);

/// <summary>A message of a pasted text, and what the text says that it is about.</summary>
internal sealed record PastedMessage(string Text, string? Image = null, PastedPod? Pod = null, string? Container = null);
