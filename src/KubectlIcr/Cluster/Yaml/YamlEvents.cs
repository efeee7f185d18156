using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace KubectlIcr.Cluster.Yaml;

/// <summary>
/// The events of a YAML text, and no other error than <see cref="YamlException"/>: the scanner has faults of its own, and nesting without end would overflow
/// the stack of whoever builds a tree, which ends the process.
/// </summary>
internal sealed class YamlEvents(TextReader text) : IParser
{
    public const int MaxDepth = 400;

    private readonly Parser parser = new(text);
    private int depth;

    public ParsingEvent? Current => parser.Current;

    public bool MoveNext()
    {
        try
        {
            if (!parser.MoveNext()) return false;
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException or IndexOutOfRangeException)
        {
            var at = parser.Current?.End ?? Mark.Empty;
            throw new YamlException(at, at, "what follows can't be read");
        }
        depth += parser.Current!.NestingIncrease;
        return depth <= MaxDepth ? true : throw new YamlException(parser.Current.Start, parser.Current.End, $"nested deeper than {MaxDepth}");
    }
}
