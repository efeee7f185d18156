using KubectlIcr.Cluster;
using KubectlIcr.Cluster.Files;
using KubectlIcr.Cluster.Read;
using KubectlIcr.Commands.Options;
using KubectlIcr.Commands.Reports;
using KubectlIcr.Commands.Parsing;
using KubectlIcr.Kubelet;
using KubectlIcr.Printers;
using KubectlIcr.Probe;
using KubectlIcr.PullSecrets;

namespace KubectlIcr.Commands;

/// <summary>Reads secrets from the cluster or from files, and prints what is in them.</summary>
internal sealed record DecodeInvocation : Invocation
{
    private const string StandardInput = "-";

    /// <summary>As typed; among them <c>-</c> for standard input.</summary>
    public required IReadOnlyList<string> Names { get; init; }

    public IReadOnlyList<string> Files { get; init; } = [];

    public required KubeOptions Kube { get; init; }

    /// <summary>Null for all entries.</summary>
    public string? Image { get; init; }

    public bool ShowPassword { get; init; }

    /// <summary>The bytes of the payload and nothing else.</summary>
    public bool Raw { get; init; }

    public required Output Output { get; init; }

    public RegistryOptions Registry { get; init; } = new();

    public override async Task<int> RunAsync(Terminal terminal, CancellationToken cancel)
    {
        var image = Image is null ? null : Parsed(Image);
        var (secrets, errors, server) = await ReadAsync(terminal, cancel);
        if (errors.Count > 0 && (secrets.Count == 0 || Raw))
            throw errors[0];
        if (Raw)
            return WriteRaw(secrets, terminal);
        var answers = await AskAsync(secrets, server, terminal, cancel);
        Print(secrets, image, answers, terminal);
        await terminal.Out.FlushAsync(cancel);
        foreach (var error in errors)
            terminal.Say(error.Message);
        return errors.Count > 0 || secrets.Any(secret => !secret.Fact.IsKnown) ? ExitCode.Failed
            : secrets.Any(secret => secret.Fault is not null || secret.Blank is not null || secret.Entries.Any(answers.IsRefused)) ? ExitCode.Problems
            : ExitCode.Ok;
    }

    private static ImageReference Parsed(string text) =>
        ImageReference.TryParse(text, out var image, out var error) ? image! : throw UserError.Usage(error!);

    private async Task<(IReadOnlyList<PullSecret> Secrets, IReadOnlyList<UserError> Errors, string? Server)> ReadAsync(Terminal terminal, CancellationToken cancel)
    {
        var named = NameArgs.OfSecrets([.. Names.Where(name => name != StandardInput)]);
        var saved = Names.Where(name => name == StandardInput).Concat(Files).SelectMany(path => SecretFiles.Read(path, terminal.In)).Select(one => new PullSecret(one.Key, one.Fact));
        if (named.Count == 0)
            return ([.. saved], [], null);
        await using var progress = Progress.On(terminal);
        var source = await FactSources.OpenAsync([], Kube, terminal, progress.Say, cancel);
        var live = await NamedSecrets.ReadAsync(source, Kube.Namespace ?? source.DefaultNamespace ?? "default", named, cancel);
        return ([.. live.Found.Select(wire => new PullSecret(SecretFacts.Key(wire), SecretFacts.Of(wire))), .. saved], [.. live.Errors.Select(pair => pair.Error)], source.Identity.Server);
    }

    private async Task<CredentialAnswers> AskAsync(IReadOnlyList<PullSecret> secrets, string? server, Terminal terminal, CancellationToken cancel)
    {
        await using var progress = Progress.On(terminal);
        var asking = Registry.Asking(RegistryScope.None, Kube, terminal, progress.Say);
        return await CredentialProbe.AskAsync(secrets.SelectMany(secret => secret.Entries), asking, server, cancel);
    }

    private static int WriteRaw(IReadOnlyList<PullSecret> secrets, Terminal terminal)
    {
        if (secrets is not [var only])
            throw UserError.Usage($"--raw can only print a single secret, not {secrets.Count}");
        if (only.Fact.Value is not { } secret)
            throw new UserError(only.Fact.Unread!);
        var payload = PayloadHint.Payload(secret);
        terminal.Write(payload.IsEmpty ? throw new UserError($"secret \"{secret.Name}\" contains neither .dockerconfigjson nor .dockercfg") : payload.Bytes.Span);
        return ExitCode.Ok;
    }

    private void Print(IReadOnlyList<PullSecret> secrets, ImageReference? image, CredentialAnswers answers, Terminal terminal)
    {
        var reports = new DecodeReports(new Fingerprints(terminal.Salt), answers, ShowPassword);
        var report = image is null ? reports.Of(secrets) : reports.For(image, secrets);
        if (Output.TryPrint(report, ReportJson.Default.DecodeReport, terminal.Out))
            return;
        new DecodePrinter(terminal.Out, terminal.Columns).Print(report with { Items = Output.Table.Sort(report.Items, ReportJson.Default.EntryReport) }, Output.Table.NoHeaders);
        if (report.Items.Count == 0 && report.Secrets.All(secret => secret.Error is null))
            terminal.Say(image is null ? "No registry entries found" : $"No entry matches {image.Name}; the kubelet would pull it without credentials");
    }
}
