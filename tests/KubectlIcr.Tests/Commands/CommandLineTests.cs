using KubectlIcr.Commands;
using KubectlIcr.Commands.Parsing;
using KubectlIcr.Commands.Options;
using KubectlIcr.Report;

namespace KubectlIcr.Tests.Commands;

/// <summary>argv by the rules of kubectl's own parser, each kind of flag at each place.</summary>
public sealed class CommandLineTests
{
    /// <summary>Words of a line; <c>''</c> is an empty one.</summary>
    private static string[] Words(string line) => [.. line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => word.Replace("''", ""))];

    private static UserError Wrong(string line) => Assert.Throws<UserError>(() => CommandLine.Parse(Words(line)));

    [Theory]
    [InlineData("check", "")]
    [InlineData("check x", "names=x")]
    [InlineData("check x y z", "names=x,y,z")]
    [InlineData("check pod/a deploy/b", "names=pod/a,deploy/b")]
    [InlineData("-n a check x", "names=x n=a")]
    [InlineData("-na check x", "names=x n=a")]
    [InlineData("-n=a check x", "names=x n=a")]
    [InlineData("--namespace a check x", "names=x n=a")]
    [InlineData("--namespace=a check x", "names=x n=a")]
    [InlineData("--namespace check check x", "names=x n=check")]
    [InlineData("-n check check", "n=check")]
    [InlineData("check -n check", "n=check")]
    [InlineData("-A check x", "names=x A")]
    [InlineData("-A -n a --strict check x --all", "names=x n=a A all strict")]
    [InlineData("-v 6 -An a check", "n=a A v=6")]
    [InlineData("check -Av6", "A v=6")]
    [InlineData("check -Av=6", "A v=6")]
    [InlineData("check -Av 6", "A v=6")]
    [InlineData("check -Aojson", "A o=Json")]
    [InlineData("check -Ao=json", "A o=Json")]
    [InlineData("check -A=false x", "names=x")]
    [InlineData("check -A=true x", "names=x A")]
    [InlineData("check -A false", "names=false A")]
    [InlineData("check --all false", "names=false all")]
    [InlineData("check --all=false", "")]
    [InlineData("check --all=0 --all", "all")]
    [InlineData("check --all --all --all=F", "")]
    [InlineData("check --all-namespaces=t", "A")]
    [InlineData("check -AA", "A")]
    [InlineData("check -A -A=false", "")]
    [InlineData("check -A=false --all-namespaces", "A")]
    [InlineData("check -ojson", "o=Json")]
    [InlineData("check -o=json", "o=Json")]
    [InlineData("check -o json", "o=Json")]
    [InlineData("check --output json", "o=Json")]
    [InlineData("check --output=json", "o=Json")]
    [InlineData("check -o json -o yaml --output=wide", "o=Wide")]
    [InlineData("check -o ''", "")]
    [InlineData("check -o json -o ''", "")]
    [InlineData("check --output= x", "names=x")]
    [InlineData("check -n ''", "")]
    [InlineData("check -n= x", "names=x n==")]
    [InlineData("check --namespace= x", "names=x")]
    [InlineData("check -n a -n b --namespace=c", "n=c")]
    [InlineData("check -n -A", "n=-A")]
    [InlineData("check -n --", "n=--")]
    [InlineData("check -n -- x", "names=x n=--")]
    [InlineData("check -- -n a", "names=-n,a")]
    [InlineData("check x -- y --all", "names=x,y,--all")]
    [InlineData("check -n a -- -- b", "names=--,b n=a")]
    [InlineData("check --", "")]
    [InlineData("check x -l a=b,c!=d", "names=x l=a=b,c!=d")]
    [InlineData("check -la=b", "l=a=b")]
    [InlineData("check -l=a=b", "l=a=b")]
    [InlineData("check --selector=a=b", "l=a=b")]
    [InlineData("check -l a=b -l c=d", "l=c=d")]
    [InlineData("check --from a --from=b -f c", "from=a,b f=c")]
    [InlineData("check -f a,b -f c", "f=a,b,c")]
    [InlineData("check -fa -f=b", "f=a,b")]
    [InlineData("check -f -", "f=-")]
    [InlineData("check --from -", "from=-")]
    [InlineData("check --from=C:\\x:y", "from=C:\\x:y")]
    [InlineData("--from a check --from b", "from=a,b")]
    [InlineData("check -v 9 -v=3", "v=3")]
    [InlineData("check --v=4", "v=4")]
    [InlineData("check -v -1", "v=-1")]
    [InlineData("check check", "names=check")]
    [InlineData("check help", "names=help")]
    [InlineData("check -o jsonpath={.a} x", "names=x o=JsonPath")]
    [InlineData("check -ojsonpath={.a=='b'}", "o=JsonPath")]
    [InlineData("check --output=custom-columns=A:.a,B:.b", "o=CustomColumns")]
    [InlineData("check --help=false x", "names=x")]
    public void Argv_to_record(string line, string expected)
    {
        var check = Assert.IsType<CheckInvocation>(CommandLine.Parse(Words(line)));
        (string Name, object? Value)[] all =
        [
            ("names", string.Join(',', check.Names)), ("n", check.Kube.Namespace), ("A", check.List.AllNamespaces), ("l", check.List.Selector), ("all", check.All), ("strict", check.Gate.FailOn == Severity.Info),
            ("from", string.Join(',', check.From)), ("f", string.Join(',', check.Manifests)), ("v", check.Kube.Verbosity), ("o", check.Output.Format),
        ];
        Assert.Equal(expected, string.Join(' ', all.Where(one => one.Value is not (null or "" or false or 0 or OutputFormat.Text)).Select(one => one.Value is true ? one.Name : $"{one.Name}={one.Value}")));
    }

    [Theory]
    [InlineData("check --bogus", "unknown flag: --bogus", "check")]
    [InlineData("check --bogus=x", "unknown flag: --bogus", "check")]
    [InlineData("--bogus check", "unknown flag: --bogus", "check")]
    [InlineData("check --namepsace x", "unknown flag: --namepsace; did you mean --namespace?", "check")]
    [InlineData("check --outptu=json", "unknown flag: --outptu; did you mean --output?", "check")]
    [InlineData("check --all-namespace", "unknown flag: --all-namespace; did you mean --all-namespaces?", "check")]
    [InlineData("check --Namespace=x", "unknown flag: --Namespace; did you mean --namespace?", "check")]
    [InlineData("check -x", "unknown shorthand flag: 'x' in -x", "check")]
    [InlineData("check -Ax", "unknown shorthand flag: 'x' in -x", "check")]
    [InlineData("check -xA", "unknown shorthand flag: 'x' in -xA", "check")]
    [InlineData("check -n", "flag needs an argument: 'n' in -n", "check")]
    [InlineData("check -An", "flag needs an argument: 'n' in -n", "check")]
    [InlineData("check --namespace", "flag needs an argument: --namespace", "check")]
    [InlineData("check x --from", "flag needs an argument: --from", "check")]
    [InlineData("check -o", "flag needs an argument: 'o' in -o", "check")]
    [InlineData("check --=x", "bad flag syntax: --=x", "check")]
    [InlineData("check ---x", "bad flag syntax: ---x", "check")]
    [InlineData("explain a b", "unexpected argument \"b\"", "explain")]
    [InlineData("explain a -- b", "unexpected argument \"b\"", "explain")]
    [InlineData("explain -- a b", "unexpected argument \"b\"", "explain")]
    [InlineData("explain --strict", "unknown flag: --strict", "explain")]
    [InlineData("version x", "unexpected argument \"x\"", "version")]
    [InlineData("chek", "unknown command \"chek\" for \"kubectl icr\"; did you mean check?", null)]
    [InlineData("-n a chek", "unknown command \"chek\" for \"kubectl icr\"; did you mean check?", null)]
    [InlineData("exlpain x", "unknown command \"exlpain\" for \"kubectl icr\"; did you mean explain?", null)]
    [InlineData("get pods", "unknown command \"get\" for \"kubectl icr\"; did you mean check?", null)]
    [InlineData("describe pod/x", "unknown command \"describe\" for \"kubectl icr\"; did you mean check?", null)]
    [InlineData("pod/x", "unknown command \"pod/x\" for \"kubectl icr\"; did you mean check pod/x?", null)]
    [InlineData("decod", "unknown command \"decod\" for \"kubectl icr\"; did you mean decode?", null)]
    [InlineData("frobnicate", "unknown command \"frobnicate\" for \"kubectl icr\"", null)]
    [InlineData("it's", "unknown command \"it's\" for \"kubectl icr\"", null)]
    [InlineData("help frobnicate", "unknown command \"frobnicate\" for \"kubectl icr\"", null)]
    [InlineData("-x", "unknown shorthand flag: 'x' in -x", null)]
    [InlineData("Check", "unknown command \"Check\" for \"kubectl icr\"; did you mean check?", null)]
    public void Wrong_words(string line, string expected, string? command)
    {
        var error = Wrong(line);
        Assert.Equal((expected, ExitCode.Usage), (error.Message, error.ExitCode));
        Assert.Equal($"See 'kubectl icr{(command is null ? "" : $" {command}")} --help' for usage.", error.See);
    }

    [Theory]
    [InlineData("check --all=maybe", "invalid argument \"maybe\" for \"--all\" flag: give true or false")]
    [InlineData("check -A=maybe", "invalid argument \"maybe\" for \"-A, --all-namespaces\" flag: give true or false")]
    [InlineData("check --all=", "invalid argument \"\" for \"--all\" flag: give true or false")]
    [InlineData("check -v x", "invalid argument \"x\" for \"-v, --v\" flag: give a number")]
    [InlineData("check -vA", "invalid argument \"A\" for \"-v, --v\" flag: give a number")]
    [InlineData("check --as me --as-user-extra reason", "invalid argument \"reason\" for \"--as-user-extra\" flag: give KEY=VALUE")]
    [InlineData("check -o xml", "unable to match a printer suitable for the output format \"xml\", allowed formats are: custom-columns,custom-columns-file,json,jsonpath,jsonpath-as-json,jsonpath-file,junit,name,prometheus,sarif,wide,yaml")]
    [InlineData("check -o:json", "unable to match a printer suitable for the output format \":json\", allowed formats are: custom-columns,custom-columns-file,json,jsonpath,jsonpath-as-json,jsonpath-file,junit,name,prometheus,sarif,wide,yaml")]
    [InlineData("check -o json=x", "unable to match a printer suitable for the output format \"json=x\", allowed formats are: custom-columns,custom-columns-file,json,jsonpath,jsonpath-as-json,jsonpath-file,junit,name,prometheus,sarif,wide,yaml")]
    [InlineData("check -o jsonpath", "template format specified but no template given")]
    [InlineData("check -o jsonpath-file=", "template format specified but no template given")]
    [InlineData("check -o jsonpath={.a[}", "error parsing jsonpath {.a[}, unterminated array")]
    [InlineData("check -o jsonpath-file=/nope", "error reading --template /nope, open /nope: no such file or directory")]
    [InlineData("check -o custom-columns", "custom-columns format specified but no custom columns given")]
    [InlineData("check -o custom-columns=A", "unexpected custom-columns spec: A, expected <header>:<json-path-expr>")]
    [InlineData("check -o custom-columns-file=/nope", "error reading template /nope, open /nope: no such file or directory")]
    [InlineData("check -o go-template={{.a}}", "go-template is not supported: use jsonpath or custom-columns, or json and a tool as jq")]
    [InlineData("check --sort-by {a}{b}", "unexpected path string, expected a 'name1.name2' or '.name1.name2' or '{name1.name2}' or '{.name1.name2}'")]
    public void Wrong_values(string line, string expected)
    {
        var error = Wrong(line);
        Assert.Equal((expected, ExitCode.Usage), (error.Message, error.ExitCode));
    }

    [Theory]
    [InlineData("", "kubectl icr")]
    [InlineData("-h", "kubectl icr")]
    [InlineData("--help", "kubectl icr")]
    [InlineData("help", "kubectl icr")]
    [InlineData("-n x", "kubectl icr")]
    [InlineData("help check", "kubectl icr check")]
    [InlineData("-n x help check", "kubectl icr check")]
    [InlineData("--help check", "kubectl icr check")]
    [InlineData("-h check x", "kubectl icr check")]
    [InlineData("check -Ah", "kubectl icr check")]
    [InlineData("check pod/x -h -n a", "kubectl icr check")]
    [InlineData("check -o xml --help", "kubectl icr check")]
    [InlineData("explain x --help", "kubectl icr explain")]
    [InlineData("version --help", "kubectl icr version")]
    public void Help(string line, string expected) => Assert.Equal(expected, HelpText.Path(Assert.IsType<HelpInvocation>(CommandLine.Parse(Words(line))).Command));

    [Theory]
    [InlineData("version -n x --context=y -v6")]
    [InlineData("-n x version")]
    [InlineData("--version")]
    public void Global_flags_are_taken_everywhere(string line) => Assert.IsType<VersionInvocation>(CommandLine.Parse(Words(line)));

    [Fact]
    public void No_flag_means_one_thing_to_one_command_and_another_to_the_next()
    {
        var flags = CommandLine.Commands().Root.Commands.SelectMany(command => command.Options).ToList();
        Assert.All(flags.GroupBy(flag => flag.LongName), same => Assert.Single(same.Select(flag => (flag.ShortName, flag.OptionType)).Distinct()));
        Assert.All(flags.Where(flag => flag.ShortName is { Length: > 0 }).GroupBy(flag => flag.ShortName), same => Assert.Single(same.Select(flag => flag.LongName).Distinct()));
    }

    [Fact]
    public void The_list_of_commands_has_one_short_line_for_each() => Assert.All(
        HelpText.Shown(CommandLine.Commands().Root),
        command => Assert.Matches("^[A-Z].{10,63}[a-z]$", HelpText.Summary(command)));
}
