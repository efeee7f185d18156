using System.Collections.Immutable;
using System.Diagnostics;

namespace KubectlIcr.EndToEnd.Harness;

/// <summary>The real kubectl, as a user with a clean shell runs it: vary it by <c>with</c>, then run it.</summary>
/// <param name="Home">HOME, where kubectl keeps its caches.</param>
internal sealed record Kubectl(string Program, string Home)
{
    /// <summary>KUBECONFIG; null leaves it unset.</summary>
    public string? Kubeconfig { get; init; }

    /// <summary>The whole environment beside PATH, HOME, LANG and KUBECONFIG, all of which it may override.</summary>
    public ImmutableDictionary<string, string> Environment { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Folders to search for programs before all others.</summary>
    public ImmutableArray<string> Folders { get; init; } = [];

    public string? Stdin { get; init; }

    public string? WorkingFolder { get; init; }

    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>When it completes, the command gets what Ctrl-C sends.</summary>
    public Task? Interrupt { get; init; }

    /// <summary><c>kubectl icr ARGUMENTS</c>, which runs the published binary.</summary>
    public Task<Outcome> IcrAsync(params string[] arguments)
    {
        _ = PublishedBinary.File;
        return RunAsync(["icr", .. arguments]);
    }

    /// <summary><c>kubectl ARGUMENTS</c>.</summary>
    public Task<Outcome> RunAsync(params string[] arguments) => Execution.RunAsync(Start(arguments), Stdin, Timeout, Interrupt);

    /// <summary>Another program in the same environment.</summary>
    public Task<Outcome> OtherAsync(string program, params string[] arguments) => Execution.RunAsync(Shell(program, arguments), Stdin, Timeout);

    /// <summary>For tests that stop it on its way.</summary>
    public ProcessStartInfo Start(params string[] arguments) => Shell(Program, arguments);

    /// <summary>Another program in the same shell, which finds kubectl and the plugin. Signals do what they do by default, also where the tests run as a background job, which ignores some.</summary>
    public ProcessStartInfo Shell(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo("/usr/bin/env", ["--default-signal=INT,QUIT", program, .. arguments]) { WorkingDirectory = WorkingFolder ?? Home };
        start.Environment.Clear();
        start.Environment["PATH"] = SearchPath();
        start.Environment["HOME"] = Home;
        start.Environment["LANG"] = "C.UTF-8";
        if (Kubeconfig is not null) start.Environment["KUBECONFIG"] = Kubeconfig;
        foreach (var (name, value) in Environment) start.Environment[name] = value;
        return start;
    }

    private string SearchPath()
    {
        string?[] folders = [.. Folders, PublishedBinary.TryFind(out var plugin) ? Path.GetDirectoryName(plugin) : null, Path.GetDirectoryName(Program)];
        return string.Join(':', folders.Where(folder => !string.IsNullOrEmpty(folder)).Append("/usr/local/bin:/usr/bin:/bin"));
    }
}
