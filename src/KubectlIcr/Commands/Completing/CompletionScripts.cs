namespace KubectlIcr.Commands.Completing;

/// <summary>The scripts that ask <c>kubectl-icr __complete</c> on behalf of a shell. What they know is how to ask; the answers come from the command tree.</summary>
internal static class CompletionScripts
{
    private static readonly Dictionary<string, string> Scripts = new()
    {
        ["bash"] = Bash,
        ["zsh"] = Zsh,
        ["fish"] = Fish,
        ["powershell"] = PowerShell,
    };

    public static IReadOnlyCollection<string> Shells => Scripts.Keys;

    /// <param name="shell">Null for what kubectl itself runs.</param>
    public static string For(string? shell) =>
        shell is null ? Kubectl
        : Scripts.TryGetValue(shell, out var script) ? script
        : throw UserError.Usage($"unknown shell \"{shell}\"{(Spelling.Nearest(shell, Shells) is { } near ? $"; did you mean {near}? Known" : "; known")}: {string.Join(", ", Shells)}");

    private const string Kubectl = """
        #!/bin/sh
        exec kubectl-icr __complete "$@" 2>/dev/null

        """;

    private const string Bash = """
        # bash completion for kubectl icr: source <(kubectl icr completion bash)
        # Load it after kubectl's own completion, which then goes on to complete all else.

        # Asks with the words from number $1 on.
        __kubectl_icr_ask() {
            local line=${COMP_LINE:0:COMP_POINT} words answer directive=4
            read -ra words <<<"$line"
            [[ $line == *[[:space:]] ]] && words+=("")
            local typed=${words[${#words[@]} - 1]}
            COMPREPLY=()
            while IFS= read -r answer; do
                if [[ $answer == :* ]]; then directive=${answer#:}; else COMPREPLY+=("${answer%%$'\t'*}"); fi
            done < <(kubectl-icr __complete "${words[@]:$1}" 2>/dev/null)
            # readline takes what follows a colon for a word of its own
            if [[ $typed == *:* && $COMP_WORDBREAKS == *:* ]]; then COMPREPLY=("${COMPREPLY[@]#"${typed%:*}:"}"); fi
            if ((directive & 2)); then compopt -o nospace 2>/dev/null; fi
            if ((directive & 4)); then compopt +o default 2>/dev/null; fi
        }

        __kubectl_icr() { __kubectl_icr_ask 1; }

        __kubectl_icr_or_other() {
            if [[ ${COMP_WORDS[1]} == icr ]] && ((COMP_CWORD > 1)); then
                __kubectl_icr_ask 2
            elif [[ -n $__kubectl_icr_other ]]; then
                "$__kubectl_icr_other" "$@"
            fi
        }

        if [[ $(complete -p kubectl 2>/dev/null) != *__kubectl_icr_or_other* ]]; then
            __kubectl_icr_other=$(complete -p kubectl 2>/dev/null | sed -n 's/.* -F \([^ ]*\) .*/\1/p')
        fi
        complete -o default -F __kubectl_icr kubectl-icr
        complete -o default -F __kubectl_icr_or_other kubectl

        """;

    private const string Zsh = """
        #compdef kubectl-icr
        # zsh completion for kubectl icr: source <(kubectl icr completion zsh)
        # Load it after compinit and kubectl's own completion, which then goes on to complete all else.

        # Asks with the words from number $1 on.
        __kubectl_icr_ask() {
            local answer directive=4
            local -a choices space
            for answer in "${(@f)$(kubectl-icr __complete "${(@Q)words[$1,CURRENT]}" 2>/dev/null)}"; do
                if [[ $answer == :* ]]; then
                    directive=${answer#:}
                elif [[ -n $answer ]]; then
                    answer=${answer//:/\\:}
                    choices+=("${answer/$'\t'/:}")
                fi
            done
            if ((directive == 0)); then
                _files
                return
            fi
            ((directive & 2)) && space=(-S '')
            [[ $PREFIX == -*=* ]] && compset -P '*='
            _describe 'kubectl icr' choices "${space[@]}"
        }

        __kubectl_icr() { __kubectl_icr_ask 2 }

        __kubectl_icr_or_other() {
            if [[ ${words[2]} == icr ]] && ((CURRENT > 2)); then
                __kubectl_icr_ask 3
            elif [[ -n $__kubectl_icr_other ]]; then
                $__kubectl_icr_other "$@"
            fi
        }

        [[ ${_comps[kubectl]} == __kubectl_icr_or_other ]] || typeset -g __kubectl_icr_other=${_comps[kubectl]}
        compdef __kubectl_icr kubectl-icr
        compdef __kubectl_icr_or_other kubectl

        """;

    private const string Fish = """
        # fish completion for kubectl icr: kubectl icr completion fish | source

        # Asks with the words that follow the first $argv[1].
        function __kubectl_icr_ask
            set -l words (commandline -opc)
            set -l typed (commandline -ct)
            set -l flag (string match -r -- '^-[^=]*=' "$typed")
            for answer in (kubectl-icr __complete $words[(math $argv[1] + 1)..-1] "$typed" 2>/dev/null)
                if test "$answer" = :0
                    __fish_complete_path (string replace -- "$flag" '' "$typed")
                else if not string match -qr '^:[0-9]+$' -- "$answer"
                    printf '%s\n' "$flag$answer"
                end
            end
        end

        function __kubectl_icr_follows
            set -l words (commandline -opc)
            test (count $words) -ge 2; and test "$words[2]" = icr
        end

        complete -c kubectl-icr -f -a '(__kubectl_icr_ask 1)'
        complete -c kubectl -n __kubectl_icr_follows -f -a '(__kubectl_icr_ask 2)'

        """;

    private const string PowerShell = """
        # PowerShell completion for kubectl-icr: kubectl-icr completion powershell | Out-String | Invoke-Expression
        Register-ArgumentCompleter -Native -CommandName 'kubectl-icr' -ScriptBlock {
            param($wordToComplete, $commandAst, $cursorPosition)
            $words = @($commandAst.CommandElements | Select-Object -Skip 1 | Where-Object { $_.Extent.StartOffset -lt $cursorPosition } | ForEach-Object { $_.ToString() })
            if ($wordToComplete -eq '') {
                # PowerShell before 7.3 loses empty words of other programs
                $words += $(if ($PSVersionTable.PSVersion -lt [version]'7.3') { '""' } else { '' })
            }
            $flag = if ($wordToComplete -match '^-[^=]*=') { $Matches[0] } else { '' }
            kubectl-icr __complete @words 2>$null | Where-Object { $_ -notmatch '^:\d+$' } | ForEach-Object {
                $choice, $about = $_ -split "`t", 2
                if (-not $about) { $about = $choice }
                [System.Management.Automation.CompletionResult]::new("$flag$choice", $choice, 'ParameterValue', $about)
            }
        }

        """;
}
