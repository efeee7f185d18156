using KubectlIcr.EndToEnd.Ibm;
using KubectlIcr.Iam;

namespace KubectlIcr.Tests.Iam;

/// <summary>A key that acts as a trusted profile is exchanged for its owner's token, and that for the profile's.</summary>
public sealed class TrustedProfileTests
{
    private const string Other = "fedcba9876543210fedcba9876543210";

    private static IbmKey Trusted(IbmWorld world, params IbmPolicy[] policies) =>
        world.Cloud.AddProfile("pulls", IbmWorld.Account, [world.Cloud.AddServiceIdKey(IbmWorld.Key, "puller", Other)], policies);

    private static string IdOf(IbmKey profile) => profile.IamId["iam-".Length..];

    [Fact]
    public async Task All_is_asked_as_the_profile_but_the_record_of_the_key()
    {
        await using var world = await IbmWorld.StartAsync();
        var profile = Trusted(world, IbmPolicy.Registry("Reader"));

        var facts = await world.AskAsync(profile: IdOf(profile));

        Assert.Equal((IdentityKind.TrustedProfile, IdOf(profile), "pulls", IbmWorld.Account), (facts.Identity!.Kind, facts.Identity.Id, facts.Identity.Name, facts.Identity.AccountId));
        Assert.Equal((IdentityKind.ServiceId, "puller", Other), (facts.Holder!.Kind, facts.Holder.Name, facts.Holder.AccountId));
        Assert.Single(facts.Policies.Value!);
        Assert.NotNull(facts.Record.Value);
    }

    [Fact]
    public async Task Sends_the_documented_form()
    {
        await using var world = await IbmWorld.StartAsync();
        var profile = Trusted(world);

        await world.AskAsync(profile: IdOf(profile));

        var request = world.Cloud.Requests.Where(one => one.Path == "/identity/token").ElementAt(1);
        var token = world.Cloud.KeyOf(IbmWorld.Key)!.Token;
        Assert.Equal($"grant_type=urn%3Aibm%3Aparams%3Aoauth%3Agrant-type%3Aassume&access_token={token}&profile_id={IdOf(profile)}", request.Body);
        Assert.False(request.Headers.ContainsKey("Authorization"));
        Assert.DoesNotContain(token, world.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_profile_that_does_not_trust_the_key_leaves_its_owner_known()
    {
        await using var world = await IbmWorld.StartAsync();
        Trusted(world);
        world.Cloud.AddServiceIdKey("stranger-key", "stranger", Other);

        var facts = await world.AskAsync("stranger-key", "Profile-unknown");

        Assert.Equal((RefusalKind.Other, "BXNIM0000E", "stranger"), (facts.Refusal!.Kind, facts.Refusal.Code, facts.Holder!.Name));
        Assert.Null(facts.Identity);
    }

    [Fact]
    public async Task A_dead_key_is_dead_whatever_it_acts_as()
    {
        await using var world = await IbmWorld.StartAsync();

        var facts = await world.AskAsync("unknown", "Profile-x");

        Assert.Equal(RefusalKind.NotFound, facts.Refusal!.Kind);
        Assert.Null(facts.Holder);
        Assert.Equal(["/identity/token"], world.Paths);
    }
}
