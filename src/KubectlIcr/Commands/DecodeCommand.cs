using KubectlIcr.Commands.Completing;
using KubectlIcr.Commands.Options;
using KubectlIcr.Commands.Parsing;
using McMaster.Extensions.CommandLineUtils;

namespace KubectlIcr.Commands;

/// <summary><c>kubectl icr decode</c>: its words.</summary>
internal static class DecodeCommand
{
    public static Func<string[], Invocation> Define(CommandLineApplication command)
    {
        command.Description = "Show what pull secrets contain, the way the kubelet reads them. Exits with 1 if the kubelet ignores "
            + "or can't parse a secret, or if a registry or IAM rejects a credential. PASSWORD shows the length of each password and its fingerprint: "
            + "within one run, equal passwords have the same fingerprint";
        command.ExtendedHelpText = Examples;
        var names = command.Argument("[SECRET ... | -]", "Secrets in the namespace (NAME or secret/NAME), or - for stdin", multipleValues: true).Completes(Completion.PullSecrets);
        var kube = KubeOptions.Define(command);
        var files = command.Value("-f|--filename <FILE...>", "Read a saved Secret (YAML or JSON), its payload or its base64 data from a file or - (stdin). Can be repeated").Completes(Completion.Files);
        var image = command.Value("--for <IMAGE>", "Show only the entries that the kubelet would try for this image, in its order").Completes(Completion.Nothing);
        var show = command.Switch("--show-password", "Show passwords instead of dots");
        var raw = command.Switch("--raw", "Print the exact bytes of the payload. Requires --show-password, because they contain the password");
        var output = Output.Define(command, OutputFormat.Json, OutputFormat.Yaml);
        var registry = RegistryOptions.DefineVerify(command);
        return more => Checked(new DecodeInvocation
        {
            Names = names.All(more),
            Files = files.All(),
            Kube = kube(),
            Image = image.Last(),
            ShowPassword = show.IsOn(),
            Raw = raw.IsOn(),
            Output = output(),
            Registry = registry(),
        });
    }

    private static DecodeInvocation Checked(DecodeInvocation decode)
    {
        if (decode.Names.Count + decode.Files.Count == 0)
            throw UserError.Usage("no secret specified; pass a name, - for standard input, or a file with -f", $"See '{Build.Command} decode --help' for usage.");
        if (decode.Names.Concat(decode.Files).Count(path => path == "-") > 1)
            throw UserError.Usage("standard input (-) can be read only once");
        if (decode is { Raw: true, ShowPassword: false })
            throw UserError.Usage("--raw prints passwords; add --show-password to confirm");
        return decode;
    }

    private const string Examples = """
          # What is in this secret?
          kubectl icr decode all-icr-io -n default

          # Which entries would the kubelet try for an image, and in which order?
          kubectl icr decode all-icr-io mine --for us.icr.io/team/app:1.0

          # Does the registry accept the key, and whose is it?
          kubectl icr decode secret/all-icr-io --verify --iam

          # Decode a saved secret, its payload or its base64 data, from a file or a pipe
          kubectl icr decode -f secret.yaml
          kubectl get secret all-icr-io -o jsonpath='{.data.\.dockerconfigjson}' | kubectl icr decode -

        """;
}
