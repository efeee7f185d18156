namespace KubectlIcr.Tests.Krew;

/// <summary>A test that drives a program which not every machine can have: skipped, with the reason, where it is not on PATH.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ProgramFactAttribute : FactAttribute
{
    public ProgramFactAttribute(string program)
    {
        if (!(Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program))))
            Skip = $"{program} is not on PATH (go install sigs.k8s.io/krew/cmd/{(program == "kubectl-krew" ? "krew" : program)}@latest)";
    }
}
