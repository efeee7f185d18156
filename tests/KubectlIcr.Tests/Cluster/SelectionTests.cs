using KubectlIcr.Cluster;

namespace KubectlIcr.Tests.Cluster;

public sealed class SelectionTests
{
    [Theory]
    [InlineData("", "", "")]
    [InlineData("web", "Pod/web", "")]
    [InlineData("web api", "Pod/web Pod/api", "")]
    [InlineData("pod web api", "Pod/web Pod/api", "")]
    [InlineData("pods", "", "pods")]
    [InlineData("po", "", "pods")]
    [InlineData("PODS web", "Pod/web", "")]
    [InlineData("pod/web", "Pod/web", "")]
    [InlineData("deploy/web sts/db po/x", "Deployment/web StatefulSet/db Pod/x", "")]
    [InlineData("Deployment web", "Deployment/web", "")]
    [InlineData("deployments.apps/web", "Deployment/web", "")]
    [InlineData("deployment.v1.apps web", "Deployment/web", "")]
    [InlineData("ds a", "DaemonSet/a", "")]
    [InlineData("rs a", "ReplicaSet/a", "")]
    [InlineData("rc a", "ReplicationController/a", "")]
    [InlineData("job a", "Job/a", "")]
    [InlineData("jobs", "", "jobs")]
    [InlineData("cj/a cronjobs/b", "CronJob/a CronJob/b", "")]
    [InlineData("deploy,sts", "", "deployments statefulsets")]
    [InlineData("deploy,sts a", "Deployment/a StatefulSet/a", "")]
    [InlineData("dc/web rollouts.argoproj.io/shop", "dc/web rollouts.argoproj.io/shop", "")]
    [InlineData("web web", "Pod/web", "")]
    [InlineData("web-1.example", "Pod/web-1.example", "")]
    public void What_arguments_mean(string args, string names, string types)
    {
        var selection = Selection.Parse(args.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal(names, string.Join(' ', selection.Names));
        Assert.Equal(types, string.Join(' ', selection.Types));
    }

    [Theory]
    [InlineData("pod,node", "error: the server doesn't have a resource type \"node\" that creates pods; built-in types: po, deploy, sts, ds, rs, rc, job, cj")]
    [InlineData("pod/", "error: arguments in resource/name form must have a single resource and name")]
    [InlineData("/x", "error: arguments in resource/name form must have a single resource and name")]
    [InlineData("pod/a/b", "error: arguments in resource/name form must have a single resource and name")]
    [InlineData("pod pod/a", "error: there is no need to specify a resource type as a separate argument when passing arguments in resource/name form (e.g. 'kubectl get resource/<resource_name>' instead of 'kubectl get resource resource/<resource_name>'")]
    public void Wrong_arguments(string args, string expected)
    {
        var error = Assert.Throws<UserError>(() => Selection.Parse(args.Split(' ')));
        Assert.Equal((expected, ExitCode.Usage), (error.Message, error.ExitCode));
    }

    [Fact]
    public void Flags_that_do_not_go_together()
    {
        Assert.Equal("error: a resource cannot be retrieved by name across all namespaces", Assert.Throws<UserError>(() => Selection.Parse(["x"], allNamespaces: true)).Message);
        Assert.Equal("error: name cannot be provided when a selector is specified", Assert.Throws<UserError>(() => Selection.Parse(["x"], labels: "a=b")).Message);
        Assert.Null(Selection.Parse([], "team-a", allNamespaces: true).Namespace);
    }

    [Theory]
    [InlineData("app=web", true, "app=web")]
    [InlineData("app==web,tier!=db", true, "app=web,tier!=db")]
    [InlineData("app in (api, web)", true, "app in (api,web)")]
    [InlineData("app notin (api,web)", false, "app notin (api,web)")]
    [InlineData("app", true, "app")]
    [InlineData("!app", false, "!app")]
    [InlineData("nope", false, "nope")]
    [InlineData("example.com/x=1,app in (web),!y", true, "example.com/x=1,app=web,!y")]
    [InlineData("", true, "")]
    public void Label_selectors(string text, bool matches, string canonical)
    {
        var selector = LabelSelector.Parse(text);
        Assert.Equal(matches, selector.Matches(new Dictionary<string, string> { ["app"] = "web", ["example.com/x"] = "1" }));
        Assert.Equal(canonical, selector.ToString());
    }

    [Theory]
    [InlineData("a in b")]
    [InlineData("a=b=c")]
    [InlineData(",")]
    [InlineData("a>")]
    public void Wrong_label_selectors(string text) =>
        Assert.StartsWith("error: unable to parse requirement: ", Assert.Throws<UserError>(() => LabelSelector.Parse(text)).Message);
}
