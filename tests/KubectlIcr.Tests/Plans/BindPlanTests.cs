using KubectlIcr.Cluster;
using KubectlIcr.Plans;

namespace KubectlIcr.Tests.Plans;

/// <summary>Lists of pull secrets: appended to, never lost from.</summary>
public sealed class BindPlanTests
{
    [Theory]
    [InlineData("", "a", "a")]
    [InlineData("x", "a b", "x a b")]
    [InlineData("x a", "a b a", "x a b")]
    [InlineData("x x", "a", "x x a")]
    public void Binding_appends_what_is_not_there(string before, string secrets, string after) =>
        Assert.Equal(after, string.Join(' ', Assert.IsType<SetPullSecrets>(BindPlan.Bind(AStored.Account(Words(before)), Words(secrets))).After));

    [Theory]
    [InlineData("a b", "b a")]
    [InlineData("a", "")]
    public void Binding_what_is_bound_changes_nothing(string before, string secrets) => Assert.IsType<Unchanged>(BindPlan.Bind(AStored.Account(Words(before)), Words(secrets)));

    [Theory]
    [InlineData("x a y a", "a", "x y")]
    [InlineData("a", "a b", "")]
    public void Unbinding_takes_what_is_named(string before, string secrets, string after) =>
        Assert.Equal(after, string.Join(' ', Assert.IsType<SetPullSecrets>(BindPlan.Unbind(AStored.Account(Words(before)), Words(secrets))).After));

    [Fact]
    public void Unbinding_what_is_not_bound_changes_nothing() => Assert.IsType<Unchanged>(BindPlan.Unbind(AStored.Account("x"), ["a"]));

    [Fact]
    public void The_patch_rests_on_what_was_read_and_keeps_fields_that_are_not_known_here() => Assert.Equal(
        """{"metadata":{"resourceVersion":"42"},"imagePullSecrets":[{"name":"x","newInEntry":1},{"name":"a"}]}""",
        BindPlan.Bind(AStored.Account("x"), ["a"]).Request!.Body.Reveal());

    [Fact]
    public void The_preview_is_the_whole_object()
    {
        var json = BindPlan.Bind(AStored.Account("x"), ["a"]).ToJson();

        Assert.True((bool)json["newField"]!["kept"]!);
        Assert.Equal(["x", "a"], new StoredAccount(json).ImagePullSecrets);
    }

    [Fact]
    public void A_missing_secret_is_refused_and_an_unread_one_is_not()
    {
        var refused = Assert.IsType<Refused>(BindPlan.Bind(AStored.Account(), Found(("a", Fact<StoredSecret>.Absent()), ("b", Fact<StoredSecret>.Found(AStored.Secret())))));

        Assert.Equal(
            "is not changed: secret \"a\" does not exist in the namespace; kubectl icr copy-secret a --to team-a --bind=default copies it from namespace default, and --force binds the name anyway", refused.Why);
        Assert.IsType<SetPullSecrets>(BindPlan.Bind(AStored.Account(), Found(("a", Fact<StoredSecret>.NotRead("secrets: forbidden")))));
    }

    [Fact]
    public void A_secret_that_the_kubelet_ignores_is_refused() => Assert.Equal(
        "is not changed: the kubelet ignores secret \"all-icr-io\" (type Opaque); use --force to bind it anyway",
        Assert.IsType<Refused>(BindPlan.Bind(AStored.Account(), Found(("all-icr-io", Fact<StoredSecret>.Found(AStored.Secret(type: "Opaque")))))).Why);

    [Theory]
    [InlineData("x all-icr-io default-us-icr-io", "all-icr-io")]
    [InlineData("default-us-icr-io x default-icr-io", "default-us-icr-io default-icr-io")]
    [InlineData("x", "")]
    public void The_default_is_IBM_Clouds_own(string names, string expected) => Assert.Equal(expected, string.Join(' ', DefaultSecrets.Among(Words(names))));

    private static Dictionary<string, Fact<StoredSecret>> Found(params (string Name, Fact<StoredSecret> Fact)[] all) => all.ToDictionary(one => one.Name, one => one.Fact);

    private static string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
