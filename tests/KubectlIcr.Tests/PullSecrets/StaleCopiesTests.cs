using KubectlIcr.Cluster;
using KubectlIcr.PullSecrets;
using static KubectlIcr.Tests.PullSecrets.AHolding;

namespace KubectlIcr.Tests.PullSecrets;

public sealed class StaleCopiesTests
{
    private static readonly Secret Original = Secret("default", "key", ("us.icr.io", "iamapikey:new"));

    private static bool IsStale(Secret copy, params Secret[] others)
    {
        var facts = Facts([copy, .. others]);
        return new StaleCopies(facts, new PullSecretTable(facts).Find).IsStale(Held(copy));
    }

    [Fact]
    public void Another_key_or_another_registry() => Assert.All(
        [Secret("a", "key", ("us.icr.io", "iamapikey:old")), Secret("a", "key", ("de.icr.io", "iamapikey:new")), Secret("a", "key"), Secret("a", "key", ("us.icr.io", "no colon"))],
        copy => Assert.True(IsStale(copy, Original)));

    [Fact]
    public void The_same_however_it_is_written() => Assert.All(
        [
            Original with { Namespace = "a" },
            Secret("a", "key", ("https://us.icr.io", "iamapikey:new")),
            Original with { Namespace = "a", DockerConfigJson = Sensitive.Of("{ \"auths\": {\"us.icr.io\": {\"username\":\"iamapikey\",\"password\":\"new\"}}}") },
        ],
        copy => Assert.False(IsStale(copy, Original)));

    [Fact]
    public void Not_where_there_is_nothing_to_compare_with()
    {
        Assert.False(IsStale(Original));
        Assert.False(IsStale(Secret("a", "key", ("us.icr.io", "iamapikey:old"))));
        Assert.False(IsStale(Secret("a", "key", ("us.icr.io", "iamapikey:old")), Original with { Type = "Opaque" }));
    }

    [Fact]
    public void What_a_copy_says_of_its_origin_wins_over_the_name()
    {
        var copy = Secret("a", "key", ("us.icr.io", "iamapikey:old")) with { CopiedFrom = new("b", "source") };
        Assert.False(IsStale(copy, Original, Secret("b", "source", ("us.icr.io", "iamapikey:old"))));
        Assert.False(IsStale(copy, Original));
        Assert.True(IsStale(copy, Secret("b", "source", ("us.icr.io", "iamapikey:new"))));
    }

    [Fact]
    public void An_original_of_another_namespace_that_was_read_for_this()
    {
        var copy = Secret("a", "key", ("us.icr.io", "iamapikey:old"));
        var facts = Facts(copy) with { Originals = new Dictionary<ObjectKey, Fact<Secret>> { [Original.Key] = Fact<Secret>.Found(Original) } };
        Assert.True(new StaleCopies(facts, _ => null).IsStale(Held(copy)));
        Assert.False(new StaleCopies(facts with { Originals = new Dictionary<ObjectKey, Fact<Secret>> { [Original.Key] = Fact<Secret>.NotRead("forbidden") } }, _ => null).IsStale(Held(copy)));
    }
}
