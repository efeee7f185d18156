using System.Text.RegularExpressions;

namespace KubectlIcr.Kubelet;

/// <summary>The one sentence of an error that a person should read.</summary>
internal static partial class PullSummary
{
    private const int Longest = 300;
    private const int Head = 90;

    public static string Of(PullText text, PullPattern? pattern)
    {
        var sentence = Shortened(ServerSentence(WithoutWrapping(OneLine(text.Error))));
        return pattern is { SecretUnparsable: true } ? $"a pull secret can't be parsed: {sentence}" : sentence;
    }

    /// <summary>Each host with what it answered.</summary>
    public static string Of(IReadOnlyList<MirrorTry> tries) => Shortened(string.Join("; ", tries.Select(one => $"{one.Host ?? one.Image}: {one.Failure.Summary}")));

    private static string WithoutWrapping(string error)
    {
        var at = 0;
        for (var wrapping = Wrapping().Match(error, at); wrapping.Success && wrapping.Length > 0; wrapping = Wrapping().Match(error, at))
        {
            at += wrapping.Length;
        }

        var rest = LogTail().Replace(error[at..], "");
        return rest.Length == 0 ? error : rest.EndsWith('"') && rest.Count(c => c == '"') % 2 == 1 ? rest[..^1] : rest;
    }

    /// <summary>What follows the registry's error code, when that is a sentence and not the code once more.</summary>
    private static string ServerSentence(string error)
    {
        var code = ErrorCode().Matches(error).LastOrDefault();
        var sentence = code is null ? "" : error[(code.Index + code.Length)..].Trim();
        return sentence.Count(c => c == ' ') >= 2 ? sentence : error;
    }

    private static string OneLine(string error) => string.Join(' ', error.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The cause stands at the end, so what is too long is cut in its middle.</summary>
    private static string Shortened(string sentence)
    {
        var plain = string.Concat(TokenId().Replace(sentence, "$1…").Where(c => !char.IsControl(c)));
        return plain.Length > Longest ? $"{plain[..Head].TrimEnd()} … {plain[^(Longest - Head - 3)..].TrimStart()}" : plain;
    }

    [GeneratedRegex(@"\G(?:rpc error: code = \w{1,30} desc = "
        + @"|Error response from daemon: "
        + @"|RegistryUnavailable: "
        + @"|SignatureValidationFailed: "
        + @"|(?:ErrImagePull|ErrImageNeverPull|InvalidImageName|ImageInspectError): "
        + @"|Failed to create pod sandbox: "
        + @"|failed to get sandbox image ""[^""]{0,600}"": "
        + @"|Error: (?=image )"
        + @"|failed to (?:pull and unpack|pull|resolve) image(?: ""[^""]{0,600}"")?: "
        + @"|failed to resolve reference(?: ""[^""]{0,600}"")?: "
        + @"|failed pulling image ""[^""]{0,600}"": "
        + @"|error creating pod sandbox with name ""[^""]{0,600}"": "
        + @"|failed to (?:copy|authorize|do request): "
        + @"|httpRead(?:er)?Seeker: failed open: "
        + @"|initializing source docker://[^\s]{1,600}: "
        + @"|unable to retrieve auth token: "
        + @"|image pull failed for [^\s]{1,600} because the [a-z ]{1,60}: "
        + @"|output: time=""[^""]{1,60}"" level=\w+ msg="""
        + @"|(?:waiting: )?message: '"
        + @"|(?:FATAL?\[\d+\] )?pulling image(?: failed)?: "
        + @"|(?:WARNING: Failed to pull image [^:]{0,300}: )?image pull failed: "
        + @"|ERROR: Job failed: "
        + @"|Error syncing pod, skipping: "
        + @"|failed to ""StartContainer"" for ""[^""]{1,253}"" with \w+: """
        + @"|E\d{4} [^\]]{1,80}\] ""[^""]{1,80}""(?: \w+=""[^""]{0,300}"")? err="""
        + @"|docker: "
        + @"|unable to pull image or OCI artifact: pull image err: "
        + @"|unable to copy from source docker://[^\s]{1,600}: "
        + @"|Error initializing source docker://[^\s]{1,600}: "
        + @"|copying system image from manifest list: "
        + @"|failed to unpack image on snapshotter \w{1,40}: "
        + @"|no available registry endpoint: "
        + @"|API error \(500\): )")]
    private static partial Regex Wrapping();

    /// <summary>Docker Hub names the token of the login: it identifies, and helps nobody.</summary>
    [GeneratedRegex(@"\b(dckr_[a-z]{1,10}_)[\w=+/-]+")]
    private static partial Regex TokenId();

    /// <summary>What a log writes after the message it quotes.</summary>
    [GeneratedRegex(@"' reason: \w+\z|""(?: (?:image|pod|podUID)=\S{1,600})+\z")]
    private static partial Regex LogTail();

    [GeneratedRegex(@"(?:\A|[\s:\]])(?:unauthorized|denied|toomanyrequests|manifest unknown|name unknown|unknown|unsupported): ", RegexOptions.IgnoreCase)]
    private static partial Regex ErrorCode();
}
