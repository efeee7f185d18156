using System.Text.RegularExpressions;

namespace KubectlIcr.Cluster.Read;

/// <summary>
/// Reads the nodes that a failure is about: their platform (which a text that has aged out may be about, too), their images, their network, which is looked at
/// with an image they have.
/// </summary>
internal sealed partial class NodeReading(IObjectSource source, ClusterFactsBuilder builder, CancellationToken cancel)
{
    private const int Most = 20;

    public Task ReadAsync(IEnumerable<Pod> pods, ILookup<string, Event> eventsByUid)
    {
        var names = pods.Where(pod => pod.NodeName is not null && (source.IsFree || IsAboutNode([.. Texts(pod, eventsByUid)])))
            .Select(pod => pod.NodeName!).Distinct().Take(Most);
        return WideList.EachAsync(names, OneAsync, cancel);
    }

    /// <summary>The nodes of these pods, whatever is said of them.</summary>
    public Task OfAsync(IEnumerable<Pod> pods) =>
        WideList.EachAsync(pods.Select(pod => pod.NodeName).OfType<string>().Distinct().Where(name => !builder.Nodes.ContainsKey(name)).Take(Most), OneAsync, cancel);

    private async Task OneAsync(string name)
    {
        var answer = await source.GetAsync(Resources.Nodes, null, name, cancel);
        builder.Note(answer.Gap);
        builder.Nodes[name] = answer.ToFact(wire => Fact<Node>.Found(NodeFacts.Of(wire)));
    }

    private static bool IsAboutNode(List<string> texts) => texts.Exists(text => AboutPlatform().IsMatch(text) || AboutNode().IsMatch(text)) || (texts.Count > 0 && texts.TrueForAll(OnlyBackOff().IsMatch));

    /// <summary>What is said of the pod's containers, in its status and in events.</summary>
    public static IEnumerable<string> Texts(Pod pod, ILookup<string, Event> eventsByUid) =>
        pod.Containers.SelectMany(container => new[] { container.State?.Message, container.LastState?.Message }).OfType<string>()
            .Concat(eventsByUid[pod.Uid].Select(one => one.Message));

    [GeneratedRegex("^Back-off pulling image \"[^\"]*\"$|^Error: ImagePullBackOff$")]
    private static partial Regex OnlyBackOff();

    [GeneratedRegex("pull policy of Never|dial tcp|lookup |x509|tls: |proxyconnect|HTTP response to HTTPS client|i/o timeout|deadline exceeded|timed out|Client.Timeout|signature|credential provider", RegexOptions.IgnoreCase)]
    private static partial Regex AboutNode();

    [GeneratedRegex("no match for platform|exec format|no matching manifest|no image found in (manifest|image index)|image operating system|does not match the (specified )?platform|choosing image instance", RegexOptions.IgnoreCase)]
    private static partial Regex AboutPlatform();
}
