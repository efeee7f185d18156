using System.Text.Json;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace KubectlIcr.Cluster.Yaml;

/// <summary>Writes YAML documents as JSON, event by event, so that YAML and JSON are read by the same code.</summary>
internal sealed class YamlJson : IDisposable
{
    private const int MaxDepth = YamlEvents.MaxDepth;

    /// <summary>A bomb of aliases ends here; honest files replay a few hundred events.</summary>
    private const int MaxReplayed = 200_000;

    private readonly YamlEvents parser;
    private readonly Utf8JsonWriter writer;
    private readonly Dictionary<AnchorName, List<ParsingEvent>> anchors = [];
    private int replayed;
    private int line = 1;

    private YamlJson(TextReader yaml, Stream json)
    {
        parser = new YamlEvents(yaml);
        writer = new Utf8JsonWriter(json, new JsonWriterOptions { SkipValidation = true });
    }

    /// <summary>One JSON value a document, one after the other, each on the line its document begins on.</summary>
    public static void Write(TextReader yaml, Stream json)
    {
        using var self = new YamlJson(yaml, json);
        while (self.Moves())
        {
            if (self.parser.Current is not DocumentStart) continue;
            self.anchors.Clear();
            var first = self.Next();
            for (; self.line < first.Start.Line; self.line++) json.Write("\n"u8);
            self.Node(first, self.Next, 0);
            self.writer.Flush();
            json.Write(" "u8);
            self.writer.Reset();
        }
    }

    public void Dispose() => writer.Dispose();

    /// <summary>YamlDotNet's scanner loses its way in a line that begins a key within brackets.</summary>
    private bool Moves()
    {
        try
        {
            return parser.MoveNext();
        }
        catch (InvalidOperationException e)
        {
            throw new YamlException(parser.Current?.End ?? Mark.Empty, parser.Current?.End ?? Mark.Empty, "a bracket is not closed", e);
        }
    }

    private ParsingEvent Next()
    {
        if (!Moves()) throw new YamlException("the document ends in the middle of a value");
        return parser.Current!;
    }

    private void Node(Func<ParsingEvent> next, int depth) => Node(next(), next, depth);

    private void Node(ParsingEvent first, Func<ParsingEvent> next, int depth)
    {
        if (depth > MaxDepth) throw new YamlException(first.Start, first.End, $"nested deeper than {MaxDepth}");
        if (first is NodeEvent { Anchor.IsEmpty: false } node)
        {
            var events = Collected(first, next);
            Inner(first, Player(events), depth);
            anchors[node.Anchor] = events; // not before: a node can't hold itself
            return;
        }
        Inner(first, next, depth);
    }

    private void Inner(ParsingEvent first, Func<ParsingEvent> next, int depth)
    {
        switch (first)
        {
            case AnchorAlias alias:
                var events = Replay(alias);
                Inner(events[0], Player(events), depth + 1);
                break;
            case Scalar scalar:
                YamlScalar.Write(scalar, writer);
                break;
            case SequenceStart:
                writer.WriteStartArray();
                for (var item = next(); item is not SequenceEnd; item = next()) Node(item, next, depth + 1);
                writer.WriteEndArray();
                FlushSome();
                break;
            case MappingStart:
                writer.WriteStartObject();
                Pairs(next, [], depth);
                writer.WriteEndObject();
                FlushSome();
                break;
            default:
                throw new YamlException(first.Start, first.End, "a value is missing");
        }
    }

    private void Pairs(Func<ParsingEvent> next, HashSet<string> written, int depth)
    {
        for (var key = next(); key is not MappingEnd; key = next())
        {
            if (key is AnchorAlias alias) key = Replay(alias)[0];
            if (key is not Scalar { Value: { } name } scalar) throw new YamlException(key.Start, key.End, "a key must be a text");
            if (name == "<<" && scalar.Style == ScalarStyle.Plain)
            {
                Merge(Collected(next(), next), written, depth + 1);
                continue;
            }
            written.Add(name);
            writer.WritePropertyName(name);
            Node(next, depth + 1);
        }
    }

    // YAML's merge key: the mapping's pairs, but for those that stand here themselves. (What follows wins anyway: the last key does.)
    private void Merge(List<ParsingEvent> value, HashSet<string> written, int depth)
    {
        if (depth > MaxDepth) throw new YamlException(value[0].Start, value[0].End, $"nested deeper than {MaxDepth}");
        if (value[0] is AnchorAlias alias) value = Replay(alias);
        var next = Player(value);
        if (value[0] is MappingStart) MergePairs(next, written, depth);
        else if (value[0] is SequenceStart)
            for (var item = next(); item is not SequenceEnd; item = next()) Merge(Collected(item, next), written, depth + 1);
    }

    private void MergePairs(Func<ParsingEvent> next, HashSet<string> written, int depth)
    {
        for (var key = next(); key is not MappingEnd; key = next())
        {
            var value = Collected(next(), next);
            if (key is not Scalar { Value: { } name } || !written.Add(name)) continue;
            writer.WritePropertyName(name);
            Node(value[0], Player(value), depth + 1);
        }
    }

    private List<ParsingEvent> Replay(AnchorAlias alias)
    {
        if (!anchors.TryGetValue(alias.Value, out var events)) throw new AnchorNotFoundException(alias.Start, alias.End, "an alias without its anchor");
        replayed += events.Count;
        return replayed <= MaxReplayed ? events : throw new YamlException(alias.Start, alias.End, "too many aliases");
    }

    /// <summary>A whole node's events, its first included.</summary>
    private static List<ParsingEvent> Collected(ParsingEvent first, Func<ParsingEvent> next)
    {
        List<ParsingEvent> events = [first];
        for (var open = first.NestingIncrease; open > 0; open += events[^1].NestingIncrease) events.Add(next());
        return events;
    }

    /// <summary>Plays collected events from the second on.</summary>
    private static Func<ParsingEvent> Player(List<ParsingEvent> events)
    {
        var index = 0;
        return () => events[++index];
    }

    private void FlushSome()
    {
        if (writer.BytesPending > 64 * 1024) writer.Flush();
    }
}
