using KubectlIcr.PullSecrets;
using static KubectlIcr.Tests.PullSecrets.AHolding;

namespace KubectlIcr.Tests.PullSecrets;

public sealed class KeyGroupTests
{
    [Fact]
    public void One_a_credential_and_the_most_common_first()
    {
        var groups = KeyGroup.Of(new[]
        {
            Secret("a", "one", ("us.icr.io", "iamapikey:rare"), ("de.icr.io", "iamapikey:common")),
            Secret("a", "two", ("us.icr.io", "iamapikey:common"), ("de.icr.io", "iamapikey:common")),
            Secret("b", "three", ("cp.icr.io", "cp:common")),
            Secret("b", "four", ("us.icr.io", ":")),
        }.Select(Held));

        Assert.Equal(
            ["1 iamapikey common a/one,a/two 3", "2 iamapikey rare a/one 1", "3 cp common b/three 1"],
            groups.Select(group => $"{group.Number} {group.Credential.Username} {group.Credential.Password.Reveal()} {string.Join(',', group.Holders.Select(holder => holder.Secret.Key))} {group.Entries.Count()}"));
    }

    [Fact]
    public void Who_names_a_secret()
    {
        var facts = Facts() with
        {
            Pods = [Pod("web", "key", "key"), Pod("db")],
            Templates = [Pod("own", "key"), Pod("inherits"), Pod("other", "mine"), Pod("robot") with { ServiceAccountName = "robot" }, Pod("far") with { Namespace = "b" }],
            ServiceAccounts = [new("a", "default", ["key"]), new("a", "robot", []), new("b", "default", [])],
        };

        var use = new SecretUses(facts).Of(new("a", "key"));

        Assert.Equal(["default"], use.ServiceAccounts!.Select(account => account.Name));
        Assert.Equal(["web"], use.Pods!.Select(pod => pod.Name));
        Assert.Equal(["own", "inherits"], use.Workloads!.Select(pod => pod.Name));
        Assert.False(use.IsUnused);
        Assert.True(new SecretUses(facts).Of(new("b", "key")).IsUnused);
    }

    [Theory]
    [InlineData("pods", "a", false, true, true)]
    [InlineData("serviceaccounts", "a", true, false, false)]
    [InlineData("cronjobs", null, true, true, false)]
    [InlineData("secrets", "a", true, true, true)]
    [InlineData("pods", "b", true, true, true)]
    public void Who_names_a_secret_is_not_known_where_a_list_was_not_read(string kind, string? @namespace, bool pods, bool accounts, bool workloads)
    {
        var use = new SecretUses(Facts() with { Gaps = [new(kind, @namespace, "timed out")] }).Of(new("a", "key"));

        Assert.Equal((pods, accounts, workloads), (use.Pods is not null, use.ServiceAccounts is not null, use.Workloads is not null));
        Assert.Equal(pods && accounts && workloads, use.IsUnused);
    }
}
