using KubectlIcr.Cluster;
using KubectlIcr.Kubelet;
using KubectlIcr.PullSecrets;
using KubectlIcr.Registry;
using KubectlIcr.Report;

namespace KubectlIcr.Commands.Reports;

/// <summary>Puts what pull secrets hold into the report of <c>decode</c>.</summary>
internal sealed class DecodeReports(Fingerprints fingerprints, CredentialAnswers answers, bool showPassword)
{
    public DecodeReport Of(IReadOnlyList<PullSecret> secrets) => new()
    {
        Items = [.. secrets.SelectMany(secret => secret.Entries, Entry)],
        Secrets = [.. secrets.Select(Payload)],
    };

    /// <summary>The entries that the kubelet would try for the image, in its order.</summary>
    public DecodeReport For(ImageReference image, IReadOnlyList<PullSecret> secrets)
    {
        var tries = Keyring.Lookup(image, secrets.Select(secret => secret.Fact.Value).OfType<Secret>(), Config).Tries;
        return Of(secrets) with { Image = image.Raw, Items = [.. tries.Select(one => Entry(secrets.First(secret => secret.Entries.Contains(one.Entry, ReferenceEqualityComparer.Instance)), one.Entry))] };

        DockerConfig Config(Secret secret) => secrets.First(one => ReferenceEquals(one.Fact.Value, secret)).Config!;
    }

    private EntryReport Entry(PullSecret secret, DockerConfigEntry entry)
    {
        var (key, credential) = (entry.RegistryKey, entry.Credential);
        var domain = !EntryRemarks.IsPattern(key) && IcrDomain.TryGet(key.Host, out var found) ? found : null;
        return new EntryReport
        {
            Namespace = Namespace(secret),
            Secret = secret.Key.Name,
            Registry = key.Shown,
            Covers = key.Index,
            Region = domain?.Region,
            Endpoint = domain is { Region: "global", Endpoint: IcrEndpoint.Public } ? "global" : domain?.Endpoint.ToString().ToLowerInvariant(),
            User = credential.Username,
            UserKind = domain is null && !EntryRemarks.IsPattern(key) ? null : IcrUser.KindOf(credential.Username),
            Password = credential.Password.IsEmpty ? "" : showPassword ? credential.Password.Reveal() : Sensitive.Dots,
            PasswordLength = credential.Password.Bytes.Length,
            Fingerprint = credential.IsEmpty ? null : fingerprints.Of(credential),
            Email = entry.Email,
            Notes = [.. EntryRemarks.Of(entry).Select(remark => new NoteReport(remark.Word, remark.Text))],
            Login = answers.Login(entry) is { } answer && LoginVerdict.Of(answer) is var verdict ? new LoginReport(verdict.Word, verdict.Text) : null,
            ApiKey = answers.Key(entry) is { } facts ? IdentityReports.Of(facts) : null,
        };
    }

    private static PayloadReport Payload(PullSecret secret) => new(Namespace(secret), secret.Key.Name, secret.Fact.Value?.Type, Status(secret))
    {
        Error = secret.Fact.Unread ?? secret.Fault ?? secret.Blank,
        Fault = secret.Config?.Fault is { } fault ? new FaultReport(PayloadHint.KeyOf(secret.Fact.Value!), fault.Offset, fault.Line, fault.Column, fault.Entry is null ? null : RegistryKey.Read(fault.Entry).Shown, fault.Field) : null,
        Hint = secret.Hint,
        Kubelet = secret.Reaction,
    };

    private static string Status(PullSecret secret) => secret.Blank is not null ? "no-credential" : secret.Config switch
    {
        null => "unread",
        { Error: not null } => "unparsable",
        { Ignored: not null } => "ignored",
        _ => "ok",
    };

    private static string? Namespace(PullSecret secret) => secret.Key.Namespace.Length == 0 ? null : secret.Key.Namespace;
}
