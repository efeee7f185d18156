using System.Text.RegularExpressions;

namespace KubectlIcr.Kubelet;

/// <summary>One error of a runtime, prepared for <see cref="PullPatterns"/>.</summary>
/// <param name="Error">The error without a second opinion (<c>; artifact err: …</c>) and without the old kubelet's guess.</param>
/// <param name="Searched">The error without names: an image called <c>not-found:403</c> must not decide the cause.</param>
/// <param name="Status">The HTTP status it names; null when it names none.</param>
/// <param name="Registry">The image's registry: given, or read off the image the error names, or off the URL; null when unknown.</param>
/// <param name="Mirror">The mirror that answered in the registry's place; null when the text names none.</param>
/// <param name="Inspecting">The kubelet asked the runtime whether it has the image: no registry was asked yet.</param>
internal sealed partial record PullText(string Error, string Searched, int? Status, string? Registry, string? Mirror, bool Inspecting)
{
    private const string Guess = "this may be because there are no credentials on this request";

    /// <summary>IBM Cloud Container Registry, under a new name or an old one.</summary>
    public bool IsIcr => Registry is not null && IcrHost().IsMatch(Registry);

    /// <summary>The error is a URL and bare words: Go has nothing else to say when a proxy refuses the way there.</summary>
    public bool EndsInBareWords => BareWords().IsMatch(Searched);

    public static PullText Read(string error, PullMessage message, string? registry)
    {
        var one = WithoutGuess(WithoutArtifact(error));
        var names = PullNames.In(one, message.Image);
        var searched = LineBreaks().Replace(PullNames.Mask(one, names), " ");
        var status = HttpStatus().Match(searched);
        var source = registry ?? RegistryOf(names) ?? RegistryAsked(one);
        var mirror = ForeignHost.Mirror(one, source);
        return new PullText(one, searched, status.Success ? int.Parse(status.Groups[1].ValueSpan) : null, mirror ?? source, mirror, message.Inspecting);
    }

    private string Capitals => field ??= Searched.ToUpperInvariant();

    public bool Has(Phrase phrase) => Capitals.Contains(phrase.Capitals, StringComparison.Ordinal);

    public bool Starts(Phrase phrase) => Error.StartsWith(phrase.Capitals, StringComparison.OrdinalIgnoreCase);

    /// <summary>The error of the image, without that of the artifact tried after it.</summary>
    public static string WithoutArtifact(string error)
    {
        const string Before = "unable to pull image or OCI artifact: pull image err: ";
        var start = error.IndexOf(Before, StringComparison.Ordinal);
        if (start < 0)
        {
            return error;
        }

        var end = error.IndexOf("; artifact err:", start, StringComparison.Ordinal);
        return error[(start + Before.Length)..(end < 0 ? error.Length : end)];
    }

    private static string WithoutGuess(string error)
    {
        var guess = error.IndexOf(Guess, StringComparison.OrdinalIgnoreCase);
        var details = guess < 0 ? -1 : error.IndexOf("details: (", guess, StringComparison.OrdinalIgnoreCase);
        return guess < 0 ? error
            : details < 0 ? error[..guess] + error[(guess + Guess.Length)..]
            : error[(details + "details: (".Length)..].TrimEnd(')', ' ', '.');
    }

    private static string? RegistryOf(IReadOnlyList<string> names) =>
        names.Select(name => ImageReference.TryParse(name, out var image, out _) ? image.Registry : null).FirstOrDefault(found => found is not null);

    private static string? RegistryAsked(string error) => RegistryUrl().Match(error) is { Success: true } url ? url.Groups["host"].Value : null;

    [GeneratedRegex(@"\s*\n\s*")]
    private static partial Regex LineBreaks();

    [GeneratedRegex(@"https?://[^\s""]{1,300}"": [A-Za-z][A-Za-z ]{3,60}\.?\z")]
    private static partial Regex BareWords();

    [GeneratedRegex(@"https?://(?<host>[^\s/""']{1,255})/v2/")]
    private static partial Regex RegistryUrl();

    [GeneratedRegex(@"(?:status:? |status code:? ?|from registry |StatusCode: |HTTP |: )([45]\d\d)(?![\w.:/-])", RegexOptions.IgnoreCase)]
    private static partial Regex HttpStatus();

    [GeneratedRegex(@"(?:\Aicr\.io|\.icr\.io|\.bluemix\.net)(?::443)?\z")]
    private static partial Regex IcrHost();
}

/// <summary>Words to look for in an error, whatever its capitals: both are compared in capitals, which is many times as fast as to ignore case.</summary>
internal readonly record struct Phrase(string Capitals)
{
    public static implicit operator Phrase(string words) => new(words.ToUpperInvariant());
}
