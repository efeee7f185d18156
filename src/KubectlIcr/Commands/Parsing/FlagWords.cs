using McMaster.Extensions.CommandLineUtils;

namespace KubectlIcr.Commands.Parsing;

/// <summary>Tells the flags of one command from its arguments, as kubectl does: bundles, values in the same or the next word, the last switch wins.</summary>
internal sealed class FlagWords(CommandLineApplication command, IReadOnlyCollection<CommandOption> options)
{
    private readonly List<(string Name, bool IsSwitch, string Word)> given = [];

    /// <summary>The flags that were read, as <c>--name=value</c>; unknown ones as they were.</summary>
    public IEnumerable<string> Given => given.Where((flag, index) => !flag.IsSwitch || given.FindLastIndex(other => other.Name == flag.Name) == index).Select(flag => flag.Word);

    /// <summary>The first word that is neither a flag nor a flag's value.</summary>
    public string? FirstArgument(IReadOnlyList<string> args)
    {
        for (var i = 0; i < args.Count && args[i] != "--"; i += IsFlag(args[i]) && TakesNext(args[i]) ? 2 : 1)
        {
            if (!IsFlag(args[i]))
                return args[i];
        }
        return null;
    }

    /// <returns>The arguments before and behind <c>--</c>.</returns>
    public (List<string> Arguments, List<string> More) Read(IReadOnlyList<string> args)
    {
        var arguments = new List<string>();
        var words = new Queue<string>(args);
        while (words.TryDequeue(out var word) && word != "--")
        {
            if (!IsFlag(word))
                arguments.Add(word);
            else if (word.StartsWith("--", StringComparison.Ordinal))
                ReadLong(word, words);
            else
                ReadLetters(word, words);
        }
        return (arguments, [.. words]);
    }

    private void ReadLong(string word, Queue<string> words)
    {
        if (word[2] is '-' or '=')
            throw new CommandParsingException(command, $"bad flag syntax: {word}");
        var (name, value) = word.Split('=', 2) is [var before, var after] ? (before, after) : (word, null);
        if (Long(name) is not { } option)
            given.Add((name, false, name));
        else
            Add(option, value ?? (IsSwitch(option) ? "true" : Next(words, name)));
    }

    /// <summary><c>-Av6</c>: switches, then perhaps one flag with a value, which is the rest of the word or the next one.</summary>
    private void ReadLetters(string word, Queue<string> words)
    {
        for (var i = 1; i < word.Length; i++)
        {
            var option = Letter(word[i]) ?? throw new CommandParsingException(command, $"unknown shorthand flag: '{word[i]}' in -{word[i..]}");
            var rest = word[(i + 1)..];
            if (rest is ['=', _, ..])
                rest = rest[1..];
            else if (IsSwitch(option))
                rest = null;
            Add(option, rest switch { null => "true", "" => Next(words, $"'{word[i]}' in -{word[i..]}"), _ => rest });
            if (rest is not null)
                return;
        }
    }

    private void Add(CommandOption option, string value) => given.Add((option.LongName!, IsSwitch(option), $"--{option.LongName}={value}"));

    private string Next(Queue<string> words, string flag) => words.TryDequeue(out var next) ? next : throw new CommandParsingException(command, $"flag needs an argument: {flag}");

    private bool TakesNext(string word) => word.StartsWith("--", StringComparison.Ordinal)
        ? Long(word) is { } option && !IsSwitch(option)
        : word.Skip(1).Select(Letter).TakeWhile(letter => letter is not null && IsSwitch(letter)).Count() == word.Length - 2 && Letter(word[^1]) is { } last && !IsSwitch(last);

    private static bool IsFlag(string word) => word.Length > 1 && word[0] == '-';

    private static bool IsSwitch(CommandOption option) => option.OptionType == CommandOptionType.SingleOrNoValue;

    private CommandOption? Long(string name) => options.FirstOrDefault(option => name == $"--{option.LongName}");

    private CommandOption? Letter(char letter) => options.FirstOrDefault(option => option.ShortName == letter.ToString());
}
