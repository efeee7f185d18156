using System.Text.RegularExpressions;
using KubectlIcr.Tests.Golden;

namespace KubectlIcr.Tests;

/// <summary>One way through the house: a folder may use only what stands before it in the flow, and the finished report. Reads the <c>using</c> lines.</summary>
public partial class LayersTests
{
    /// <summary>Folder to the folders it may use. Reports know nothing, so that printers know nothing but reports.</summary>
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Text"] = [],
        ["Secrecy"] = [],
        ["Http"] = [],
        ["Cluster"] = ["Http"],
        ["Registry"] = ["Http"],
        ["Iam"] = ["Http"],
        ["Kubelet"] = ["Cluster", "Registry", "Iam"],
        ["Probe"] = ["Http", "Cluster", "Registry", "Iam", "Kubelet", "PullSecrets"],
        ["PullSecrets"] = ["Cluster", "Registry", "Iam", "Kubelet"],
        ["Report"] = [],
        ["Rules"] = ["Cluster", "Registry", "Iam", "Kubelet", "PullSecrets", "Report"],
        ["Plans"] = ["Cluster", "Kubelet", "Report"],
        ["Printers"] = ["Report"],
        ["Commands"] = ["Http", "Cluster", "Registry", "Iam", "Kubelet", "PullSecrets", "Probe", "Rules", "Report", "Plans", "Printers"],
    };

    private static string Source => Path.Combine(Verified.Root, "src/KubectlIcr");

    [Fact]
    public void Every_folder_uses_only_what_it_may()
    {
        var wrong = from folder in Allowed.Keys
                    from file in Directory.EnumerateFiles(Path.Combine(Source, folder), "*.cs", SearchOption.AllDirectories)
                    from Match match in Used().Matches(File.ReadAllText(file))
                    let used = match.Groups["folder"].Value
                    where used != folder && !Allowed[folder].Contains(used)
                    select $"{Path.GetRelativePath(Source, file)} uses {used}";

        Assert.Empty(wrong);
    }

    [Fact]
    public void Every_folder_is_in_the_table() =>
        Assert.Equal(Allowed.Keys.Order(), Directory.EnumerateDirectories(Source).Select(Path.GetFileName).Where(name => name is not ("bin" or "obj")).Order());

    /// <summary>That a command only reads is a matter of types: what can write is known to plans, and to the commands that carry them out.</summary>
    [Theory]
    [InlineData("Check*.cs")]
    [InlineData("Secrets*.cs")]
    [InlineData("Decode*.cs")]
    [InlineData("Explain*.cs")]
    [InlineData("FactSources.cs")]
    [InlineData("Reports/*.cs")]
    public void A_command_that_only_reads_knows_no_writer(string files)
    {
        var texts = Directory.EnumerateFiles(Path.Combine(Source, "Commands"), files).Select(File.ReadAllText).ToList();

        Assert.NotEmpty(texts);
        Assert.All(texts, text => Assert.DoesNotMatch(@"Cluster\.Write|ApiExchange|ClusterWriter|Commands\.Changes|LiveCluster|ChangeRun", text));
    }

    /// <summary>A <c>using</c> line, or a name that is qualified in place: in full, or by the folder alone as <c>Printers.PlainText</c> (<c>Registry</c> alone is a property of images).</summary>
    [GeneratedRegex(@"(?<!namespace )\bKubectlIcr\.(?<folder>Http|Cluster|Registry|Iam|Kubelet|PullSecrets|Probe|Rules|Report|Plans|Printers|Commands)\b|(?<![\w.""/])(?<folder>Http|Cluster|Iam|Kubelet|PullSecrets|Probe|Rules|Report|Plans|Printers|Commands)\.[A-Z]\w+[.(;? ]")]
    private static partial Regex Used();
}
