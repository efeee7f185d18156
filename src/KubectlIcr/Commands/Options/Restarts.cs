namespace KubectlIcr.Commands.Options;

/// <summary>What <c>--restart</c> makes anew.</summary>
internal enum Restarts
{
    None,

    /// <summary>Pods that something makes again when they go.</summary>
    Workloads,

    /// <summary>Bare pods too: they are deleted and created from their own spec.</summary>
    All,
}
