using KubectlIcr.Commands;
using KubectlIcr.Report;

namespace KubectlIcr.Tests.Commands;

/// <summary>From argv to the record.</summary>
public sealed class CheckCommandTests
{
    private static CheckInvocation Check(string line) => Assert.IsType<CheckInvocation>(CommandLine.Parse(["check", .. line.Split(' ', StringSplitOptions.RemoveEmptyEntries)]));

    private static UserError Wrong(string line) => Assert.Throws<UserError>(() => CommandLine.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)));

    [Theory]
    [InlineData("", "Text")]
    [InlineData("-ojson", "Json")]
    [InlineData("-o=json", "Json")]
    [InlineData("-o json", "Json")]
    [InlineData("--output json", "Json")]
    [InlineData("--output=yaml", "Yaml")]
    [InlineData("-o json -o wide", "Wide")]
    [InlineData("-oname", "Name")]
    public void Output(string line, string expected) => Assert.Equal(expected, Check(line).Output.Format.ToString());

    [Theory]
    [InlineData("-n a x", "a")]
    [InlineData("x -n a", "a")]
    [InlineData("x -na", "a")]
    [InlineData("-n=a x", "a")]
    [InlineData("--namespace a x", "a")]
    [InlineData("--namespace=a x", "a")]
    [InlineData("-n b x --namespace=c -n a", "a")]
    public void Namespaces_and_the_last_wins(string line, string expected)
    {
        var check = Check(line);
        Assert.Equal(expected, check.Kube.Namespace);
        Assert.Equal(["x"], check.Names);
    }

    [Theory]
    [InlineData("--all", true)]
    [InlineData("--all=true", true)]
    [InlineData("--all=1", true)]
    [InlineData("--all=false", false)]
    [InlineData("--all --all=false", false)]
    [InlineData("", false)]
    public void Switches(string line, bool expected)
    {
        Assert.Equal(expected, Check(line).All);
        Assert.Equal(expected ? Severity.Info : Severity.Error, Check(line.Replace("--all", "--strict")).Gate.FailOn);
        Assert.Equal(expected, Check(line.Replace("--all", "--all-namespaces")).List.AllNamespaces);
    }

    [Fact]
    public void A_switch_takes_no_word_after_it()
    {
        var check = Check("-A pod/a --all pod/b --strict c");
        Assert.Equal((true, true, true), (check.List.AllNamespaces, check.All, check.Gate.FailOn == Severity.Info));
        Assert.Equal(["pod/a", "pod/b", "c"], check.Names);
    }

    [Fact]
    public void Everything_at_once()
    {
        var check = Check("--kubeconfig k --context c -l app=web,tier!=db --request-timeout 1m --from a --from b --color never");
        Assert.Equal(("k", "c", "app=web,tier!=db", TimeSpan.FromMinutes(1), "never"), (check.Kube.Kubeconfig, check.Kube.Context, check.List.Selector, check.Kube.RequestTimeout, check.Color));
        Assert.Equal(["a", "b"], check.From);
        Assert.Equal(["x", "y", "z"], Check("-f x --filename=y,z").Manifests);
    }

    [Fact]
    public void What_is_not_given()
    {
        var check = Check("");
        Assert.Equal((null, null, null, null, "auto"), (check.Kube.Kubeconfig, check.Kube.Context, check.Kube.Namespace, check.List.Selector, check.Color));
        Assert.Equal((TimeSpan.FromSeconds(30), 0, 0, 0), (check.Kube.RequestTimeout, check.Names.Count, check.From.Count, check.Manifests.Count));
        Assert.Null(Check("--request-timeout=0").Kube.RequestTimeout);
    }

    [Fact]
    public void After_two_dashes_all_words_are_names()
    {
        var check = Check("-n a -- x -n");
        Assert.Equal(["x", "-n"], check.Names);
        Assert.Equal("a", check.Kube.Namespace);
        Assert.Equal("-h", Assert.IsType<ExplainInvocation>(CommandLine.Parse(["explain", "--", "-h"])).Topic);
    }

    [Theory]
    [InlineData("check --color blue", "invalid argument \"blue\" for \"--color\" flag: must be auto, always or never")]
    [InlineData("check -f x pod/a", "when paths are provided as input, you may not specify resource arguments as well")]
    [InlineData("check -f x -l a=b", "when paths are provided as input, you may not specify resource arguments as well")]
    [InlineData("check -f - --from -", "standard input (-) can be read only once")]
    [InlineData("check -f - -f -", "standard input (-) can be read only once")]
    [InlineData("check -f -,-", "standard input (-) can be read only once")]
    public void Wrong_words_end_with_usage(string line, string expected)
    {
        var error = Wrong(line);
        Assert.Equal((expected, ExitCode.Usage), (error.Message, error.ExitCode));
    }

    [Theory]
    [InlineData("")]
    [InlineData("--help")]
    [InlineData("-h")]
    [InlineData("check --help")]
    [InlineData("check pod/x -h -n a")]
    [InlineData("explain -h")]
    public void Help(string line) => Assert.IsType<HelpInvocation>(CommandLine.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)));

    [Fact]
    public void The_other_commands()
    {
        Assert.Equal("ICR302", Assert.IsType<ExplainInvocation>(CommandLine.Parse(["explain", "ICR302"])).Topic);
        Assert.Equal("-", Assert.IsType<ExplainInvocation>(CommandLine.Parse(["explain", "-"])).Topic);
        Assert.Null(Assert.IsType<ExplainInvocation>(CommandLine.Parse(["explain"])).Topic);
        Assert.IsType<VersionInvocation>(CommandLine.Parse(["version"]));
    }
}
