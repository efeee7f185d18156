namespace KubectlIcr.Rules;

/// <summary>The facts a rule can't do without. Where one was not read the rule is skipped with the reason, never passed.</summary>
[Flags]
internal enum RequiredFacts
{
    /// <summary>The pod itself and the text of its failure are enough.</summary>
    Pod = 0,

    /// <summary>Every secret that reaches the pod.</summary>
    Secrets = 1,

    /// <summary>The pod's service account.</summary>
    ServiceAccount = 2,

    /// <summary>The node the pod is on.</summary>
    Node = 4,

    /// <summary>The registry's answer, where the text of the failure leaves the question open. The rule runs without it.</summary>
    Registry = 8,
}
