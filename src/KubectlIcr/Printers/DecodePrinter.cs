using KubectlIcr.Report;

namespace KubectlIcr.Printers;

/// <summary>The entries of pull secrets as a table, and beneath it what can't be read and who the keys are.</summary>
internal sealed class DecodePrinter(TextWriter output, int width)
{
    private const string Unparsable = "unparsable";

    public void Print(DecodeReport report, bool noHeaders)
    {
        if (report.Items.Count > 0)
            PrintTable(report, noHeaders);
        var isNext = report.Items.Count > 0;
        foreach (var secret in report.Secrets.Where(secret => secret.Error is not null))
            PrintFault(secret, ref isNext);
        foreach (var item in report.Items.Where(item => item.ApiKey is not null).DistinctBy(item => item.Fingerprint))
            PrintKey(item.Fingerprint!, item.ApiKey!, ref isNext);
    }

    private void PrintTable(DecodeReport report, bool noHeaders) => Table.Print(output, report.Items,
    [
        ("NAMESPACE", report.Secrets.Select(secret => secret.Namespace).Distinct().Count() > 1, item => item.Namespace ?? Table.None),
        ("SECRET", report.Secrets.Count > 1, item => item.Secret),
        ("REGISTRY", true, item => item.Registry),
        ("REGION", true, item => item.Region ?? Table.None),
        ("ENDPOINT", true, item => item.Endpoint ?? Table.None),
        ("USER", true, item => item.User.Length == 0 ? Table.None : Visible(item.User)),
        ("USER-KIND", true, item => item.UserKind ?? Table.None),
        ("PASSWORD", true, Password),
        ("EMAIL", true, item => item.Email is { Length: > 0 } email ? email : Table.None),
        ("LOGIN", report.Items.Any(item => item.Login is not null), item => item.Login?.Result ?? "not-queried"),
        ("IDENTITY", report.Items.Any(item => item.ApiKey is not null), item => item.ApiKey is { } key ? SecretsPrinter.Identity(key) : "not-queried"),
        ("NOTE", true, Note),
    ], noHeaders, endsInText: true);

    private static string Password(EntryReport item) => item.PasswordLength == 0 ? Table.None
        : item.Password == Sensitive.Dots ? $"{item.Password}({item.PasswordLength},{item.Fingerprint})"
        : Visible(item.Password);

    private static string Note(EntryReport item)
    {
        var notes = item.Notes.Select(note => note.Text)
            .Concat(item.Login is { Result: not "ok" } login ? [login.Text] : [])
            .Concat(item.ApiKey?.Refusal is { } refusal ? [$"IAM: {refusal}"] : []);
        return string.Join("; ", notes) is { Length: > 0 } text ? text : Table.None;
    }

    /// <summary>White space and control characters, which a table would hide, as a string of Go or JSON writes them.</summary>
    private static string Visible(string text) => text.Any(c => c <= ' ' || char.IsControl(c) || c == '"')
        ? $"\"{string.Concat(text.Select(c => c switch { '\n' => "\\n", '\r' => "\\r", '\t' => "\\t", '"' => "\\\"", '\\' => @"\\", _ when c <= ' ' || char.IsControl(c) => $"\\x{(int)c:x2}", _ => c.ToString() }))}\""
        : text;

    private void PrintFault(PayloadReport secret, ref bool isNext)
    {
        var name = secret.Namespace is null ? secret.Name : $"secret \"{secret.Name}\" in namespace {secret.Namespace}";
        var verb = secret.Status switch { Unparsable => "can't be parsed", "ignored" => "is ignored by the kubelet", "no-credential" => "contains no credentials that the kubelet can use", _ => "could not be read" };
        PrintHead($"{name} {verb}: {secret.Error}", ref isNext);
        PrintField("Where", secret.Fault is { } fault ? Where(fault) : null);
        PrintField("Effect", secret.Kubelet is { } does ? $"the kubelet {does}" : null);
        PrintField("Hint", secret.Hint);
    }

    private static string Where(FaultReport fault)
    {
        var place = fault switch
        {
            { Registry: { } registry, Field: { } field } => $", in the {field} field of the entry for {registry}",
            { Registry: { } registry } => $", in the entry for {registry}",
            _ => "",
        };
        return $"{fault.Key}, line {fault.Line}, column {fault.Column}{place}";
    }

    private void PrintKey(string fingerprint, IdentityReport key, ref bool isNext)
    {
        PrintHead($"Key {fingerprint} {Who(key)}", ref isNext);
        PrintField("Account", key.Account);
        PrintField("Cluster", key.Cluster);
        PrintField("Expires", key.ExpiresAt is { } expiry ? TimeWords.Exact(expiry) : null);
        foreach (var policy in key.Policies ?? [])
            PrintField("Policy", policy);
        foreach (var unread in key.Unread)
            PrintField("Unread", unread);
    }

    private static string Who(IdentityReport key) => key switch
    {
        { Refusal: { } refusal } => $"is rejected by IAM: {refusal}",
        { Kind: null } => "has an unknown owner: IAM did not return one",
        _ => $"is {key.Kind} {key.Name} ({key.Id})",
    };

    private void PrintHead(string text, ref bool isNext)
    {
        if (isNext)
            output.WriteLine();
        isNext = true;
        foreach (var line in PlainText.Wrap(text, width))
            output.WriteLine(line);
    }

    private void PrintField(string name, string? text)
    {
        if (text is null)
            return;
        var label = $"  {name}:".PadRight(12);
        foreach (var line in PlainText.Wrap(text, width - label.Length))
        {
            output.WriteLine(label + line);
            label = new string(' ', label.Length);
        }
    }
}
