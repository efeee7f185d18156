using KubectlIcr.Cluster;
using KubectlIcr.Plans;

namespace KubectlIcr.Tests.Plans;

/// <summary>What is put back, and what is left to whoever changed it since.</summary>
public sealed class UndoPlanTests
{
    private static readonly StoredSecret Copy = CopySource.Of(AStored.Secret(), null, null).In("team-a") with { Uid = "u-9", ResourceVersion = "50" };

    private static readonly UndoEntry Planned = UndoEntry.Of(new CreateSecret(Copy))!;

    private static readonly UndoEntry Created = Planned with { Uid = "u-9", ResourceVersion = "50" };

    private static readonly UndoEntry Bound = UndoEntry.Of(BindPlan.Bind(AStored.Account("x"), ["a"]))!;

    [Fact]
    public void A_secret_as_it_was_made_is_deleted_by_uid_and_version() =>
        Assert.Equal(new DeleteObject(ObjectRef.Secret(Copy.Key), "u-9") { Version = "50" }, UndoPlan.Secret(Created, Copy));

    [Fact]
    public void The_server_is_told_which_version_is_meant() => Assert.Contains(
        "\"preconditions\":{\"uid\":\"u-9\",\"resourceVersion\":\"50\"}", UndoPlan.Secret(Created, Copy).Request!.Body.Reveal(), StringComparison.Ordinal);

    [Theory]
    [InlineData("u-9", "51")]
    [InlineData("u-10", "50")]
    public void A_secret_that_was_changed_or_made_anew_is_left(string uid, string version) =>
        Assert.IsType<Refused>(UndoPlan.Secret(Created, Copy with { Uid = uid, ResourceVersion = version }));

    [Fact]
    public void After_a_kill_the_marks_of_the_copy_decide()
    {
        Assert.IsType<DeleteObject>(UndoPlan.Secret(Planned, Copy));
        Assert.IsType<Refused>(UndoPlan.Secret(Planned, Copy with { HasSeveralManagers = true }));
        Assert.IsType<Refused>(UndoPlan.Secret(Planned, Copy with { Annotations = new Dictionary<string, string>() }));
        Assert.IsType<Refused>(UndoPlan.Secret(Planned, CopySource.Of(AStored.Secret(version: "8"), null, null).In("team-a")));
    }

    [Fact]
    public void A_list_as_it_was_made_gets_what_it_had()
    {
        var back = Assert.IsType<SetPullSecrets>(UndoPlan.Account(Bound, AStored.Account("x", "a")));

        Assert.Equal(["x"], back.After);
        Assert.Equal("""{"metadata":{"resourceVersion":"42"},"imagePullSecrets":[{"name":"x","newInEntry":1}]}""", back.Request.Body.Reveal());
    }

    [Fact]
    public void A_list_that_was_changed_since_is_left()
    {
        Assert.IsType<Refused>(UndoPlan.Account(Bound, AStored.Account("x", "a", "b")));
        Assert.IsType<Refused>(UndoPlan.Account(Bound, AStored.Account()));
        Assert.IsType<Refused>(UndoPlan.Account(Bound with { Uid = "another" }, AStored.Account("x", "a")));
    }

    [Fact]
    public void What_is_gone_or_back_already_is_unchanged()
    {
        Assert.Equal("unchanged", UndoPlan.Secret(Created, null).Verb);
        Assert.Equal("unchanged", UndoPlan.Account(Bound, null).Verb);
        Assert.Equal("unchanged", UndoPlan.Account(Bound, AStored.Account("x")).Verb);
    }

    [Fact]
    public void The_file_keeps_what_it_takes_and_no_secret()
    {
        var record = new UndoRecord("https://here:6443", "prod", new DateTimeOffset(2026, 11, 25, 12, 0, 0, TimeSpan.Zero), [Created, Bound, new UndoEntry(UndoEntry.Restarted, "Pod", "team-a", "web-0")]);

        var text = record.ToJson();

        Assert.StartsWith("{\n  \"apiVersion\": \"kubectl-icr/v1\",\n  \"kind\": \"Undo\",\n  \"server\": ", text, StringComparison.Ordinal);
        Assert.Equal(text, UndoRecord.Read(text)!.ToJson());
        Assert.DoesNotContain("good-key", text, StringComparison.Ordinal);
        Assert.DoesNotContain(Convert.ToBase64String(Copy.Data[".dockerconfigjson"].Bytes.Span)[..20], text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("""{"apiVersion":"kubectl-icr/v2","kind":"Undo","server":"s","changes":[]}""")]
    [InlineData("""{"apiVersion":"kubectl-icr/v1","kind":"Undo","changes":[]}""")]
    [InlineData("""{"apiVersion":"kubectl-icr/v1","kind":"Undo","server":"s","changes":[null]}""")]
    [InlineData("""{"apiVersion":"kubectl-icr/v1","kind":"Undo","server":"s","changes":[{"did":"bound","kind":"ServiceAccount","namespace":"a","name":"b"}]}""")]
    [InlineData("""{"apiVersion":"kubectl-icr/v1","kind":"Undo","server":"s","changes":[{"did":"other","kind":"Secret","namespace":"a","name":"b"}]}""")]
    [InlineData("""{"apiVersion":"kubectl-icr/v1","kind":"Undo","server":"s","changes":[{"did":"created","kind":"Secret","namespace":"a","name":"b","mark":{"any":null}}]}""")]
    [InlineData("""{"apiVersion":"kubectl-icr/v1","kind":"Undo","server":"s","changes":[{"did":"bound","kind":"ServiceAccount","namespace":"a","name":"b","before":[null],"after":[]}]}""")]
    public void Another_file_is_none(string text) => Assert.Null(UndoRecord.Read(text));
}
