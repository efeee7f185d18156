namespace KubectlIcr.Report;

/// <summary>What a fix does, for whoever puts fixes in order or carries them out: the command itself is for people.</summary>
/// <param name="Namespace">Where it changes something.</param>
internal abstract record Step(string Namespace);

/// <summary>Copies a pull secret.</summary>
/// <param name="Overwrite">The target has a secret of that name, whose payload is lost.</param>
/// <param name="Registry">Only the entries for this host are copied; null for all.</param>
internal sealed record CopySecret(string From, string Name, string To, string NewName, bool Overwrite, string? Registry = null) : Step(To);

/// <summary>Adds a secret to a service account's list.</summary>
internal sealed record BindServiceAccount(string Namespace, string Account, string Secret) : Step(Namespace);

/// <summary>Recreates pods: to be done last.</summary>
internal abstract record Renewal(string Namespace) : Step(Namespace);

/// <summary>Lets a controller replace all its pods.</summary>
/// <param name="Kind">In lowercase, as kubectl accepts it.</param>
internal sealed record RestartWorkload(string Namespace, string Kind, string Name) : Renewal(Namespace);

/// <summary>Deletes a pod whose controller makes a new one.</summary>
/// <param name="After">The command that changes the pod's template before; null where none is needed.</param>
internal sealed record DeletePod(string Namespace, string Name, string? After = null) : Renewal(Namespace);

/// <summary>Deletes a pod without a controller and creates it again.</summary>
internal sealed record ReplacePod(string Namespace, string Name) : Renewal(Namespace);
