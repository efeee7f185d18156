using KubectlIcr.Cluster;
using KubectlIcr.Plans;

namespace KubectlIcr.Tests.Plans;

/// <summary>What copying a secret comes to, by what is there already.</summary>
public sealed class CopyPlanTests
{
    private static readonly CopyPlan Careful = new(Overwrite: false, CreateNamespaces: false, AStored.Fingerprints);
    private static readonly CopyPlan Bold = Careful with { Overwrite = true, CreateNamespaces = true };
    private static readonly CopySource Source = CopySource.Of(AStored.Secret(), null, null);

    private static StoredSecret Copy => Source.In("team-a") with { Uid = "u-2", ResourceVersion = "9" };

    private static StoredSecret Other(string payload = """{"auths":{"us.icr.io":{"username":"iamapikey","password":"old"},"uk.icr.io":{"username":"a","password":"b"}}}""") =>
        AStored.Secret("team-a", payload: payload, version: "9");

    [Fact]
    public void An_absent_secret_is_created()
    {
        var change = Assert.IsType<CreateSecret>(Careful.Secret(Source, "team-a", null));

        Assert.Equal("secret/all-icr-io in namespace team-a", change.Target.ToString());
        Assert.Equal("create secrets in namespace team-a", Assert.Single(change.Rights).ToString());
        Assert.True(change.Secret.HasContentOf(AStored.Secret()));
    }

    [Fact]
    public void The_same_content_is_left_as_it_is_whoever_put_it_there() =>
        Assert.All([Copy, AStored.Secret("team-a"), Copy with { IsImmutable = true }], existing => Assert.IsType<Unchanged>(Bold.Secret(Source, "team-a", existing)));

    [Fact]
    public void Other_content_is_refused_by_hosts_and_fingerprints()
    {
        var refused = Assert.IsType<Refused>(Careful.Secret(Source, "team-a", Other()));

        var (old, now) = (AStored.Fingerprints.Of(new Credential("iamapikey", Sensitive.Of("old"))), AStored.Fingerprints.Of(new Credential("iamapikey", Sensitive.Of("good-key"))));
        Assert.Equal(
            $"has different content from default/all-icr-io (us.icr.io with iamapikey {old} instead of iamapikey {now}, uk.icr.io only in this one, de.icr.io missing); --overwrite replaces its content",
            refused.Why);
    }

    [Fact]
    public void A_copy_of_an_earlier_version_is_stale()
    {
        var stale = Other() with { Annotations = CopyMark.Of(AStored.Secret(version: "3")) };

        Assert.StartsWith("is a stale copy of default/all-icr-io, which has changed since (", Assert.IsType<Refused>(Careful.Secret(Source, "team-a", stale)).Why, StringComparison.Ordinal);
        Assert.IsType<UpdateSecret>(Bold.Secret(Source, "team-a", stale));
    }

    [Fact]
    public void A_copy_of_this_version_was_changed() => Assert.StartsWith(
        "is a copy of default/all-icr-io that was changed (",
        Assert.IsType<Refused>(Careful.Secret(Source, "team-a", Other() with { Annotations = CopyMark.Of(AStored.Secret()) })).Why, StringComparison.Ordinal);

    [Fact]
    public void Overwriting_changes_data_and_marks_and_rests_on_what_was_read()
    {
        var mine = Other() with
        {
            Labels = new Dictionary<string, string> { ["a"] = "b" },
            Annotations = new Dictionary<string, string> { ["mine"] = "x" },
            Data = new Dictionary<string, Sensitive>(Other().Data) { ["extra"] = Sensitive.Of("e") },
        };

        var change = Assert.IsType<UpdateSecret>(Bold.Secret(Source, "team-a", mine));

        Assert.Equal(
            """{"metadata":{"resourceVersion":"9","annotations":{"kubectl-icr.io/copied-from":"default/all-icr-io","kubectl-icr.io/copied-from-resource-version":"7","kubectl-icr.io/copied-from-uid":"u-1"}},"data":{".dockerconfigjson":"""
            + $"\"{Convert.ToBase64String(Source.Data[".dockerconfigjson"].Bytes.Span)}\"" + ""","extra":null}}""",
            change.Request.Body.Reveal());
        Assert.Equal(("x", "b"), (change.After.Annotations["mine"], change.After.Labels["a"]));
    }

    [Fact]
    public void A_type_an_immutable_secret_and_the_original_itself_are_refused_even_then()
    {
        string Why(StoredSecret existing) => Assert.IsType<Refused>(Bold.Secret(Source, existing.Key.Namespace, existing)).Why;

        Assert.EndsWith("can't be changed; delete it first: kubectl delete secret/all-icr-io -n team-a", Why(Other() with { Type = "Opaque" }), StringComparison.Ordinal);
        Assert.EndsWith("and it is immutable; delete it first: kubectl delete secret/all-icr-io -n team-a", Why(Other() with { IsImmutable = true }), StringComparison.Ordinal);
        Assert.Equal("is the secret that is copied; use --name to give the copy another name", Why(AStored.Secret()));
    }

    [Fact]
    public void A_namespace_is_made_when_asked_for_and_a_terminating_one_is_not_filled()
    {
        Assert.IsType<CreateNamespace>(Bold.Namespace("new", Fact<StoredNamespace>.Absent()));
        Assert.Equal("does not exist; --create-namespace creates it", Assert.IsType<Refused>(Careful.Namespace("new", Fact<StoredNamespace>.Absent())).Why);
        Assert.IsType<Refused>(Bold.Namespace("old", Fact<StoredNamespace>.Found(new("old", IsTerminating: true))));
        Assert.Null(Bold.Namespace("there", Fact<StoredNamespace>.Found(new("there", IsTerminating: false))));
        Assert.Null(Careful.Namespace("unread", Fact<StoredNamespace>.NotRead("namespaces: forbidden")));
    }

    [Fact]
    public void Nothing_of_a_payload_is_in_what_a_change_says_of_itself()
    {
        Change[] changes = [Careful.Secret(Source, "team-a", null), Bold.Secret(Source, "team-a", Other()), Careful.Secret(Source, "team-a", Other()), Unchanged.Of(Copy)];

        Assert.All(changes, change => Assert.DoesNotContain("good-key", $"{change} {change.Request}", StringComparison.Ordinal));
        Assert.All(changes, change => Assert.DoesNotContain(Convert.ToBase64String(Source.Data[".dockerconfigjson"].Bytes.Span), $"{change} {change.Request}", StringComparison.Ordinal));
    }
}
