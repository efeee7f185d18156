namespace KubectlIcr;

/// <summary>The exit codes: a contract, see the README.</summary>
internal static class ExitCode
{
    /// <summary>Nothing is wrong, or the change was made or was not needed.</summary>
    public const int Ok = 0;

    /// <summary>Problems were found.</summary>
    public const int Problems = 1;

    /// <summary>The check or the change could not be done.</summary>
    public const int Failed = 2;

    /// <summary>The command line is wrong.</summary>
    public const int Usage = 3;
}
