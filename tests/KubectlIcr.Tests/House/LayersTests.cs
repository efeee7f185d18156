using System.Text.RegularExpressions;
using KubectlIcr.Tests.Golden;

namespace KubectlIcr.Tests.House;

/// <summary>One way through the house: a folder may use only what stands before it in the flow, and the finished report. See <see cref="SourceUses"/>.</summary>
public partial class LayersTests
{
    /// <summary>What every folder may use: the root (facts, errors, exit codes), words and secrets.</summary>
    private static readonly string[] Everywhere = ["", "Text", "Secrecy"];

    /// <summary>Folder to the folders it may use. Reports know nothing, so that printers know nothing but reports.</summary>
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        [""] = ["Commands", "Console"],
        ["Text"] = [],
        ["Secrecy"] = [],
        ["Console"] = [],
        ["Http"] = [],
        ["Cluster"] = ["Http"],
        ["Registry"] = ["Http"],
        ["Iam"] = ["Http"],
        ["Kubelet"] = ["Http", "Cluster", "Registry", "Iam"],
        ["PullSecrets"] = ["Cluster", "Registry", "Iam", "Kubelet"],
        ["Probe"] = ["Http", "Cluster", "Registry", "Iam", "Kubelet", "PullSecrets"],
        ["Report"] = [],
        ["Rules"] = ["Cluster", "Registry", "Iam", "Kubelet", "PullSecrets", "Report"],
        ["Plans"] = ["Cluster", "Kubelet", "Report"],
        ["Printers"] = ["Report"],
        ["Commands"] = ["Console", "Http", "Cluster", "Registry", "Iam", "Kubelet", "PullSecrets", "Probe", "Rules", "Report", "Plans", "Printers"],
    };

    /// <summary>
    /// Two halves of one thing, each in a file of its own: what is read or written and how, a grammar and its parts. No other files may need each other.
    /// </summary>
    private static readonly string[] Halves =
    [
        "Cluster/Connect/InCluster.cs, Cluster/Connect/KubeTarget.cs",
        "Commands/CommandLine.cs, Commands/CompleteInvocation.cs",
        "Commands/Options/Output.cs, Commands/Options/OutputFormat.cs, Commands/Options/OutputTemplates.cs",
        "Kubelet/CredentialHistory.cs, Kubelet/Pull.cs",
        "Kubelet/Credentials/DockerConfig.cs, Kubelet/Credentials/DockerConfigDecoder.cs, Kubelet/Credentials/DockerConfigEntryFields.cs",
        "Kubelet/Failures/ForeignHost.cs, Kubelet/Failures/PullText.cs",
        "Kubelet/Pasted/PastedObjects.cs, Kubelet/Pasted/PastedText.cs",
        "Printers/JsonPath/Evaluation.cs, Printers/JsonPath/Template.cs",
        "Registry/Logins/RegistryHost.cs, Registry/Logins/RegistrySession.cs",
    ];

    [Fact]
    public void Every_folder_uses_only_what_it_may()
    {
        var wrong = from use in SourceUses.All
                    let folder = RoomOf(use.From)
                    let used = RoomOf(use.To)
                    where used != folder && !Everywhere.Contains(used) && !Allowed[folder].Contains(used)
                    select $"{use.From} uses {use.To}";

        Assert.Empty(wrong);
    }

    /// <summary>Of the root only the entry point uses a folder.</summary>
    [Fact]
    public void The_root_uses_no_folder() =>
        Assert.All(SourceUses.All.Where(use => !use.From.Contains('/') && use.From != "Program.cs"), use => Assert.DoesNotContain('/', use.To));

    [Fact]
    public void Every_folder_is_in_the_table() =>
        Assert.Equal(Allowed.Keys.Order(), SourceUses.Files.Select(RoomOf).Distinct().Order());

    /// <summary>At any depth, so that each can be read without the others that use it.</summary>
    [Fact]
    public void No_two_folders_use_each_other() =>
        Assert.Empty(Circles.Of(SourceUses.All.Where(use => use.From != "Program.cs").Select(use => (SourceUses.FolderOf(use.From), SourceUses.FolderOf(use.To)))));

    [Fact]
    public void Files_use_each_other_only_where_they_are_halves_of_one_thing() =>
        Assert.Equal(Halves, Circles.Of(SourceUses.All.Select(use => (use.From, use.To))));

    [Fact]
    public void The_table_on_the_architecture_page_is_current()
    {
        var page = File.ReadAllText(Path.Combine(Verified.Root, "docs/architecture.md"));
        Assert.Single(Table().Matches(page));
        Verified.Matches(Table().Replace(page, $"<!-- begin folders -->\n{FolderTable.Markdown()}<!-- end -->"), "docs/architecture.md");
    }

    [Fact]
    public void A_circle_is_found() =>
        Assert.Equal(["a, b, c"], Circles.Of([("a", "b"), ("b", "c"), ("c", "a"), ("c", "d"), ("e", "a"), ("d", "d")]));

    /// <summary>That a command only reads is a matter of types: what can write is known to plans, and to the commands that carry them out.</summary>
    [Theory]
    [InlineData("Check")]
    [InlineData("Secrets")]
    [InlineData("Decode")]
    [InlineData("Explain")]
    [InlineData("FactSources.cs")]
    [InlineData("Reports/")]
    public void A_command_that_only_reads_knows_no_writer(string files)
    {
        var uses = SourceUses.All.Where(use => use.From.StartsWith($"Commands/{files}", StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(uses);
        Assert.All(uses, use => Assert.DoesNotMatch("^(Cluster/Write/|Commands/Changes/|Cluster/Connect/ApiExchange)", use.To));
    }

    private static string RoomOf(string file) => SourceUses.FolderOf(file).Split('/')[0];

    [GeneratedRegex("<!-- begin folders -->\n.*?<!-- end -->", RegexOptions.Singleline)]
    private static partial Regex Table();
}
