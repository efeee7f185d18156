namespace KubectlIcr.PullSecrets;

/// <summary>One thing to say of a pull secret or of an entry in it.</summary>
/// <param name="Word">For columns and scripts, e.g. <c>dead-token</c>: a contract.</param>
/// <param name="Text">For a person, without a full stop.</param>
/// <param name="IsProblem">It keeps pods from pulling, or will.</param>
internal sealed record Remark(string Word, string Text, bool IsProblem = true);
