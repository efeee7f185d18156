using System.Text.Json;

namespace KubectlIcr.Printers.JsonPath;

/// <summary>One walk through the pieces of a template, with its ranges.</summary>
internal sealed class Evaluation(IReadOnlyList<IReadOnlyList<Node>> pieces)
{
    private int depth;
    private int lastEnd = -1;

    public IReadOnlyList<Found> Run(JsonElement document)
    {
        var found = new List<Found>();
        Run(0, [document], found);
        return found;
    }

    /// <summary>Goes on from a piece to the end of its range. A range without end goes to the last piece, and what follows it is then done again: as in kubectl.</summary>
    private void Run(int from, IReadOnlyList<JsonElement> current, List<Found> found)
    {
        for (var i = from; i < pieces.Count; i++)
        {
            var values = Walk.Through(pieces[i], current);
            var words = pieces[i].OfType<WordNode>().Select(node => node.Word).ToList();
            if (words.Contains("end"))
            {
                lastEnd = depth > 0 ? i : throw new TemplateException("not in range, nothing to end");
                return;
            }
            if (words.Contains("range"))
                i = Math.Max(i, Range(i + 1, values, found));
            else
                found.Add(new(values, pieces[i] is [.., TextNode]));
        }
    }

    /// <returns>The piece that ended the range.</returns>
    private int Range(int from, IReadOnlyList<JsonElement> values, List<Found> found)
    {
        depth++;
        foreach (var value in values)
            Run(from, [value], found);
        if (values.Count == 0)
            Run(from, [], []); // only to find its end
        depth--;
        return lastEnd;
    }
}
