using System.Text.RegularExpressions;

namespace KubectlIcr.EndToEnd.Completion;

/// <summary>Real shells that somebody sits at: words are typed, Tab is pressed, and what then stands on the line is read.</summary>
internal static partial class Shells
{
    /// <summary>Ctrl-G prints the line and empties it.</summary>
    private const string Bash = """
        bind 'set enable-bracketed-paste off'
        bind -x '"\C-g": printf "\nLINE=[%s]\n" "$READLINE_LINE"; READLINE_LINE='

        """;

    private const string Zsh = """
        unset zle_bracketed_paste
        autoload -Uz compinit; compinit -u -D
        show() { print; print -r -- "LINE=[$BUFFER]"; BUFFER= }
        zle -N show
        bindkey -e
        bindkey '^G' show

        """;

    /// <param name="startup">What the user has in the shell's start-up file.</param>
    /// <param name="typed">Each is completed on a line of its own.</param>
    public static async Task<string[]> CompleteAsync(string shell, Kubectl kubectl, string startup, params string[] typed)
    {
        using var folder = new TempFolder();
        if (shell == "fish")
            return await FishAsync(kubectl, startup, typed);
        var file = folder.Write(".zshrc", (shell == "zsh" ? Zsh : Bash) + startup + "\n");
        var terminal = kubectl with
        {
            Stdin = string.Concat(typed.Select(line => $"{line}\t\a")) + "exit\n",
            Environment = kubectl.Environment.Add("ZDOTDIR", folder.Path).Add("TERM", "dumb"),
        };
        var outcome = await terminal.OtherAsync("script", "-qec", shell == "zsh" ? "zsh -i" : $"bash --noprofile --rcfile {file} -i", "/dev/null");
        return [.. Line().Matches(outcome.Stdout).Select(match => match.Groups["line"].Value)];
    }

    /// <summary>fish itself says what it would offer, with the descriptions cut off here.</summary>
    private static async Task<string[]> FishAsync(Kubectl kubectl, string startup, string[] typed)
    {
        var lines = new List<string>();
        foreach (var line in typed)
        {
            var outcome = await (kubectl with { Environment = kubectl.Environment.Add("LINE", line) }).OtherAsync("fish", "--no-config", "-c", $"{startup}\ncomplete -C \"$LINE\"");
            var start = line[..(line.LastIndexOf(' ') + 1)];
            lines.AddRange(outcome.Succeeded().Stdout.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(choice => start + choice.Split('\t')[0]));
        }
        return [.. lines];
    }

    [GeneratedRegex(@"LINE=\[(?<line>.*)\]")]
    private static partial Regex Line();
}
