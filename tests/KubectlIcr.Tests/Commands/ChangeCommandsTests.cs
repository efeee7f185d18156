using KubectlIcr.Commands;

namespace KubectlIcr.Tests.Commands;

/// <summary>From argv to the records of copy-secret and bind-sa.</summary>
public sealed class ChangeCommandsTests
{
    private static Invocation Parsed(string line) => CommandLine.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    private static CopySecretInvocation Copy(string line) => Assert.IsType<CopySecretInvocation>(Parsed($"copy-secret {line}"));

    private static BindSaInvocation Bind(string line) => Assert.IsType<BindSaInvocation>(Parsed($"bind-sa {line}"));

    [Theory]
    [InlineData("", "None")]
    [InlineData("--dry-run", "Client")]
    [InlineData("--dry-run=client", "Client")]
    [InlineData("--dry-run=true", "Client")]
    [InlineData("--dry-run=server", "Server")]
    [InlineData("--dry-run=none", "None")]
    [InlineData("--dry-run=false", "None")]
    [InlineData("--dry-run=server --dry-run=client", "Client")]
    public void Dry_runs(string line, string expected)
    {
        Assert.Equal(expected, Copy($"--to a {line}").Change.DryRun.ToString());
        Assert.Equal(expected, Bind(line).Change.DryRun.ToString());
    }

    [Fact]
    public void A_bare_dry_run_takes_no_name_along() => Assert.Equal(["x"], Copy("--dry-run x --to a").Names);

    [Theory]
    [InlineData("--to a", "a", null)]
    [InlineData("--to a,b --to=c,a --bind", "a b c", "default")]
    [InlineData("--to a --bind=robot", "a", "robot")]
    public void Targets(string line, string to, string? bind)
    {
        var copy = Copy($"one secret/two {line}");
        Assert.Equal((to, bind, "one two", "default"), (string.Join(' ', copy.To), copy.Bind, string.Join(' ', copy.Names), copy.From));
    }

    [Theory]
    [InlineData("sa/a serviceaccount/b c --secret x,secret/y --secret z", "a b c", "x y z")]
    [InlineData("", "", "")]
    public void Service_accounts_and_secrets(string line, string names, string secrets)
    {
        var bind = Bind(line);
        Assert.Equal((names, secrets), (string.Join(' ', bind.Names), string.Join(' ', bind.Secrets)));
    }

    [Theory]
    [InlineData("", "None")]
    [InlineData("--restart", "Workloads")]
    [InlineData("--restart=all", "All")]
    [InlineData("--restart=false", "None")]
    public void What_is_restarted(string line, string expected) => Assert.Equal(expected, Bind(line).Restart.ToString());

    [Theory]
    [InlineData("", "None False")]
    [InlineData("--verify", "All False")]
    [InlineData("--verify --force", "All True")]
    [InlineData("--verify=false", "None False")]
    public void Whether_registries_are_asked_first(string line, string expected)
    {
        var (copy, bind) = (Copy($"--to a {line}"), Bind(line));
        Assert.Equal((expected, expected), ($"{copy.Verify.Scope} {copy.Force}", $"{bind.Verify.Scope} {bind.Force}"));
    }

    [Theory]
    [InlineData("copy-secret")]
    [InlineData("copy-secret --to a -n b")]
    [InlineData("copy-secret a b --to c --name d")]
    [InlineData("copy-secret pod/a --to b")]
    [InlineData("copy-secret --to a --dry-run=x")]
    [InlineData("copy-secret --to a -o wide")]
    [InlineData("bind-sa a --all")]
    [InlineData("bind-sa a -l x=y")]
    [InlineData("bind-sa --unbind --force")]
    [InlineData("bind-sa --unbind --restart")]
    [InlineData("bind-sa --unbind --verify")]
    [InlineData("bind-sa --unbind --iam")]
    [InlineData("bind-sa --restart=some")]
    [InlineData("bind-sa --secret pod/x")]
    [InlineData("bind-sa pod/x")]
    public void Bad_usage(string line) => Assert.Equal(ExitCode.Usage, Assert.Throws<UserError>(() => Parsed(line)).ExitCode);
}
