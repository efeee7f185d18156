using System.Text.Json.Nodes;
using KubectlIcr.Commands.Completing;
using KubectlIcr.Tests.Golden;

namespace KubectlIcr.Tests.Release;

/// <summary>The files beside the binary in an archive that stand in the repository: right for what is built now.</summary>
public class ArchiveFilesTests
{
    private static string Read(string file) => File.ReadAllText(Path.Combine(Verified.Root, "src", file));

    [Fact]
    public void The_notices_name_every_package_that_is_shipped()
    {
        var targets = JsonNode.Parse(Read("KubectlIcr/obj/project.assets.json"))!["targets"]!.AsObject();
        var shipped = targets.SelectMany(target => target.Value!.AsObject()).Where(package => IsShipped(package.Value!)).Select(package => package.Key.Split('/')[0]).Distinct().ToList();
        var notices = Read("Release/THIRD-PARTY-NOTICES").Split('\n', ' ', ',');

        Assert.Contains("YamlDotNet", shipped);
        Assert.DoesNotContain(shipped, package => !notices.Contains(package));
    }

    [Fact]
    public void The_file_for_completion_is_what_the_command_prints() => Assert.Equal(CompletionScripts.For(null), Read("Release/kubectl_complete-icr"));

    /// <summary>It has an assembly that the program runs; tools of the build have none.</summary>
    private static bool IsShipped(JsonNode package) => package["runtime"]?.AsObject().Any(file => file.Key.EndsWith(".dll", StringComparison.Ordinal)) ?? false;
}
