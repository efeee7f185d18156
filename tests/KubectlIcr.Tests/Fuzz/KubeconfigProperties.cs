using CsCheck;
using KubectlIcr.Cluster.Connect;

namespace KubectlIcr.Tests.Fuzz;

/// <summary>Kubeconfigs: read, and rewritten where a login was renewed.</summary>
public sealed class KubeconfigProperties
{
    [Fact]
    public void What_was_written_is_read() => Property.Holds(Kubeconfigs.Valid, one =>
    {
        var config = Read(one.Yaml);
        Assert.Equal(one.Name, config.CurrentContext);
        Assert.Equal(one.Name, config.Contexts[one.Name].Text("cluster"));
        Assert.Equal(one.Server, config.Clusters[one.Name].Text("server"));
        Assert.True(config.Clusters[one.Name].Flag("insecure-skip-tls-verify"));
        Assert.Equal(one.Token, config.Users[one.Name].Text("token"));
        Assert.Contains(one.IdToken, config.Users[one.Name].Json("auth-provider"), StringComparison.Ordinal);
    });

    [Fact]
    public void One_value_is_rewritten_and_nothing_else() => Property.Holds(Gen.Select(Kubeconfigs.Valid, Gen.OneOf("id-token", "access-token"), Texts.Any.Where(text => text.Length > 0)), all =>
    {
        var (one, key, value) = all;
        var before = Login(one.Yaml, one.Name);
        var changed = before.Rewritten(one.Yaml, key, value);
        var after = Login(changed, one.Name);
        Assert.Equal(value, after.Text(key));
        Assert.All(before.Keys.Where(other => other != key), other => Assert.Equal(before.Text(other), after.Text(other)));
        Assert.Equal((one.Token, one.Server), (Read(changed).Users[one.Name].Text("token"), Read(changed).Clusters[one.Name].Text("server")));
    }, samples: 100);

    [Fact]
    public void A_broken_file_is_an_error_that_does_not_quote_the_token() => Property.Holds(Kubeconfigs.Valid.SelectMany(one => Mutated.Of(Gen.Const(one.Yaml)).Select(yaml => one with { Yaml = yaml })), one =>
    {
        try
        {
            var config = Read(one.Yaml);
            foreach (var entry in config.Users.Values.Concat(config.Clusters.Values).Concat(config.Contexts.Values))
                _ = (entry.Text("token"), entry.Text("server"), entry.Json("auth-provider"), entry.Map("auth-provider")?.Map("config")?.Text("id-token"));
        }
        catch (UserError e)
        {
            Assert.DoesNotContain(one.Token[6..18], e.Message, StringComparison.Ordinal);
            Assert.DoesNotContain(one.IdToken[6..18], e.Message, StringComparison.Ordinal);
        }
    }, samples: 1000);

    private static Kubeconfig Read(string yaml) => Kubeconfig.Parse("/home/me/.kube/config", new StringReader(yaml));

    private static KubeconfigEntry Login(string yaml, string user) => Read(yaml).Users[user].Map("auth-provider")!.Map("config")!;
}
