namespace KubectlIcr.EndToEnd.Harness;

/// <summary>What a finished command left: all that a user or a script sees of it.</summary>
internal sealed record Outcome(int ExitCode, string Stdout, string Stderr)
{
    /// <summary>Fails the test, with everything the command said, unless it exited with 0.</summary>
    public Outcome Succeeded()
    {
        if (ExitCode != 0) Assert.Fail(ToString());
        return this;
    }

    public override string ToString() => $"exit code {ExitCode}\nstdout:\n{Stdout}\nstderr:\n{Stderr}";
}
