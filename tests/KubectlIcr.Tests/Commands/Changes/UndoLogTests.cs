using KubectlIcr.Commands.Changes;
using KubectlIcr.Plans;
using KubectlIcr.Tests.Plans;

namespace KubectlIcr.Tests.Commands.Changes;

/// <summary>The undo file is true at every moment, also for a process that is killed.</summary>
public sealed class UndoLogTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("kubectl-icr-");
    private readonly UndoLog log = new(new UndoRecord("https://here", null, DateTimeOffset.UnixEpoch, []));
    private readonly CreateSecret create = new(CopySource.Of(AStored.Secret(), null, null).In("team-a"));

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task A_change_is_in_the_file_before_it_is_sent_and_its_uid_after()
    {
        await PlanAsync(create);
        var file = Open();
        var before = Assert.Single(UndoFile.Read(file.Path).Changes);

        log.Tell(Applied.Done(create, AStored.Account().Json));
        log.Tell(Applied.Done(create, Answer("u-9", "50")));

        Assert.Null(before.Uid);
        Assert.Equal(("u-9", "50"), (Assert.Single(UndoFile.Read(file.Path).Changes) is var after ? after.Uid : null, after.ResourceVersion));
    }

    [Fact]
    public async Task What_is_planned_anew_on_the_way_replaces_what_was_planned()
    {
        await PlanAsync(BindPlan.Bind(AStored.Account("x"), ["a"]));
        var file = Open();
        await PlanAsync(BindPlan.Bind(AStored.Account("x", "new"), ["a"]));

        Assert.Equal(["x", "new", "a"], Assert.Single(UndoFile.Read(file.Path).Changes).After);
    }

    [Fact]
    public async Task A_write_that_may_have_been_done_stays_until_it_is_known()
    {
        await PlanAsync(create);
        var file = Open();
        await PlanAsync(Unchanged.Of(create.Secret));
        var inDoubt = UndoFile.Read(file.Path).Changes.Count;
        log.Tell(Applied.Interrupted(create) with { MayBeDone = true });
        var interrupted = UndoFile.Read(file.Path).Changes.Count;
        log.Tell(Applied.Done(Unchanged.Of(create.Secret), create.ToJson()));

        Assert.Equal((1, 1, 0), (inDoubt, interrupted, UndoFile.Read(file.Path).Changes.Count));
    }

    [Fact]
    public async Task What_was_not_begun_when_Ctrl_C_came_is_not_in_the_file()
    {
        await PlanAsync(create);
        var file = Open();

        log.Tell(Applied.Interrupted(create));

        Assert.Empty(UndoFile.Read(file.Path).Changes);
    }

    [Fact]
    public async Task What_failed_and_may_have_been_done_stays_in_the_file()
    {
        await PlanAsync(create);
        var file = Open();

        log.Tell(Applied.Failed(create, "cut off") with { MayBeDone = true });

        Assert.Single(UndoFile.Read(file.Path).Changes);
    }

    [Fact]
    public async Task Nobody_else_may_read_the_file_and_no_other_is_written_over()
    {
        var path = Path.Combine(folder.FullName, "undo.json");
        await File.WriteAllTextAsync($"{path}.tmp", "precious");

        await PlanAsync(create);
        var file = Open(path);

        Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(file.Path) == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
        Assert.Equal("precious", await File.ReadAllTextAsync($"{path}.tmp"));
        Assert.Equal(2, folder.GetFiles().Length);
    }

    [Fact]
    public void A_link_is_not_followed()
    {
        var (path, other) = (Path.Combine(folder.FullName, "undo.json"), Path.Combine(folder.FullName, "other"));
        File.CreateSymbolicLink(path, other);

        Assert.Throws<UserError>(() => Open(path));
        Assert.False(File.Exists(other));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a\0b")]
    public void A_path_that_is_none(string path)
    {
        Assert.Throws<UserError>(() => UndoFile.Read(path));
        Assert.Throws<UserError>(() => UndoFile.Claim(path, Of(_ => null), DateTimeOffset.UnixEpoch));
    }

    [Fact]
    public async Task A_file_without_anything_to_undo_goes()
    {
        await PlanAsync(create);
        var file = Open();
        log.Tell(Applied.Failed(create, "refused"));

        log.Close();

        Assert.False(File.Exists(file.Path));
    }

    [Fact]
    public void An_older_file_is_never_overwritten()
    {
        var path = Path.Combine(folder.FullName, "undo.json");
        File.WriteAllText(path, "precious");

        Assert.Contains("already exists", Assert.Throws<UserError>(() => Open(path)).Message, StringComparison.Ordinal);
        Assert.Equal("precious", File.ReadAllText(path));
    }

    [Theory]
    [InlineData("XDG_STATE_HOME", "kubectl-icr/undo-20261125T120000.000Z.json")]
    [InlineData("HOME", ".local/state/kubectl-icr/undo-20261125T120000.000Z.json")]
    public void By_default_it_is_kept_with_the_users_state(string variable, string expected)
    {
        var terminal = Of(name => name == variable ? folder.FullName : null);

        Assert.Equal(Path.Combine(folder.FullName, expected), UndoFile.Claim(null, terminal, new DateTimeOffset(2026, 11, 25, 12, 0, 0, TimeSpan.Zero)).Path);
    }

    [Fact]
    public void Without_a_home_it_must_be_named() =>
        Assert.Contains("--undo-file", Assert.Throws<UserError>(() => UndoFile.Claim(null, Of(_ => null), DateTimeOffset.UnixEpoch)).Message, StringComparison.Ordinal);

    private async Task PlanAsync(Change change) => await log.Watching(Goal.Of(change)).PlanAsync(default);

    private UndoFile Open(string? path = null)
    {
        var file = UndoFile.Claim(path ?? Path.Combine(folder.FullName, "a", "undo.json"), Of(_ => null), DateTimeOffset.UnixEpoch);
        log.Open(file);
        return file;
    }

    private System.Text.Json.Nodes.JsonObject Answer(string uid, string version)
    {
        var json = create.ToJson();
        json["metadata"]!["uid"] = uid;
        json["metadata"]!["resourceVersion"] = version;
        return json;
    }

    private static Terminal Of(Func<string, string?> environment) => new() { In = Stream.Null, Out = TextWriter.Null, Error = TextWriter.Null, Environment = environment };
}
