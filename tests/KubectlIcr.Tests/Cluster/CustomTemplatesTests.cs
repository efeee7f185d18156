using System.Text;
using KubectlIcr.Cluster;
using KubectlIcr.Cluster.Files;

namespace KubectlIcr.Tests.Cluster;

/// <summary>Pod templates of kinds that are not built in, as manifests show them.</summary>
public sealed class CustomTemplatesTests
{
    private static ManifestSet Read(string spec, string kind = "Widget", string group = "example.com/v1") =>
        Manifests.Read(["-"], new MemoryStream(Encoding.UTF8.GetBytes($"apiVersion: {group}\nkind: {kind}\nmetadata: {{name: x, namespace: ns}}\n{spec}\n")), "ns");

    [Theory]
    [InlineData("DeploymentConfig", "apps.openshift.io/v1", "spec: {template: {spec: {containers: [{name: a, image: i}]}}}", "/spec/template/spec a:i")]
    [InlineData("Service", "serving.knative.dev/v1", "spec: {template: {spec: {containers: [{image: i}]}}}", "/spec/template/spec unnamed-0:i")]
    [InlineData("CronTab", "example.com/v1", "spec: {jobTemplate: {spec: {template: {spec: {containers: [{name: a, image: i}], initContainers: [{name: b, image: j}]}}}}}", "/spec/jobTemplate/spec/template/spec b:j a:i")]
    [InlineData("PodTemplate", "v1", "template: {spec: {containers: [{name: a, image: i}]}}", "/template/spec a:i")]
    [InlineData("JobSet", "jobset.x-k8s.io/v1alpha2", "spec: {replicatedJobs: [{template: {spec: {template: {spec: {containers: [{name: a, image: i}]}}}}}]}", "/spec/replicatedJobs/0/template/spec/template/spec a:i")]
    [InlineData("Task", "tekton.dev/v1", "spec: {steps: [{name: a, image: i}, {image: j}], sidecars: [{name: c, image: k}]}", "/spec a:i unnamed-1:j c:k")]
    [InlineData("Pipeline", "tekton.dev/v1", "spec: {tasks: [{name: t, taskSpec: {steps: [{name: a, image: i}]}}], finally: [{taskSpec: {steps: [{name: b, image: j}]}}]}", "/spec/tasks/0/taskSpec a:i; /spec/finally/0/taskSpec b:j")]
    [InlineData("Workflow", "argoproj.io/v1alpha1", "spec: {templates: [{container: {image: i}}, {script: {image: j}}]}", "/spec/templates/0 main:i; /spec/templates/1 main:j")]
    [InlineData("Widget", "example.com/v1", "spec: {'a/b~c': {containers: [{name: a, image: i}]}}", "/spec/a~1b~0c a:i")]
    [InlineData("Deployment", "app/v1", "spec: {template: {spec: {containers: [{name: a, image: i}]}}}", "/spec/template/spec a:i")]
    public void Found_wherever_they_stand(string kind, string group, string spec, string expected)
    {
        var set = Read(spec, kind, group);

        Assert.Equal(expected, string.Join("; ", set.Templates.Select(pod => $"{pod.Custom!.Pointer} {string.Join(' ', pod.Containers.Select(one => $"{one.Name}:{one.Image}"))}")));
        Assert.All(set.Templates, pod => Assert.Equal((kind, "x", "ns", true, $"{kind}/x"), (pod.Kind, pod.Name, pod.Namespace, pod.IsTemplate, pod.Owner)));
        Assert.Empty(set.NotJudged);
    }

    [Theory]
    [InlineData("spec: {template: {spec: {serviceAccountName: sa, imagePullSecrets: [{name: s}], containers: [{name: a, image: i}]}}}", "sa s")]
    [InlineData("spec: {serviceAccountName: sa, imagePullSecrets: [s, t], templates: [{container: {image: i}}]}", "sa s t")]
    [InlineData("spec: {taskRunTemplate: {serviceAccountName: sa, podTemplate: {imagePullSecrets: [{name: s}]}}, pipelineSpec: {tasks: [{taskSpec: {steps: [{image: i}]}}]}}", "sa s")]
    [InlineData("spec: {serviceAccountName: sa, podTemplate: {imagePullSecrets: [{name: s}]}, taskSpec: {steps: [{image: i}]}}", "sa s")]
    [InlineData("spec: {serviceAccount: {create: true}, imagePullSecrets: {x: y}, containers: [{name: a, image: i}]}", "default")]
    public void Service_account_and_pull_secrets_may_stand_further_up(string spec, string expected)
    {
        var pod = Assert.Single(Read(spec).Templates);
        Assert.Equal(expected, string.Join(' ', pod.ImagePullSecrets.Prepend(pod.ServiceAccountName)));
    }

    [Theory]
    [InlineData("spec: {image: us.icr.io/a/b}", "no pod template was found in it")]
    [InlineData("spec: {containers: [{name: a, args: [b]}]}", "no pod template was found in it")]
    [InlineData("spec: {containers: {a: {image: b}}}", "no pod template was found in it")]
    [InlineData("status: {containers: [{name: a, image: b}]}", "no pod template was found in it")]
    [InlineData("spec: {steps: [{name: a, image: $(params.x)}]}", "the image of container a contains a parameter: $(params.x)")]
    [InlineData("spec: {containers: [{name: a, image: '${IMAGE}:${TAG}'}]}", "the image of container a contains a parameter: ${IMAGE}:${TAG}")]
    [InlineData("spec: {container: {image: '{{inputs.image}}'}}", "the image of container main contains a parameter: {{inputs.image}}")]
    [InlineData("spec: {containers: [{name: a, image: ' '}, {name: b, image: ''}]}", "container a has no image yet; container b has no image yet")]
    [InlineData("spec: {triggers: [{imageChangeParams: {containerNames: [a]}}, null, 1], containers: [{name: a, image: app}]}", "an image change trigger sets the image of container a")]
    public void What_can_not_be_judged_is_said(string spec, string reason)
    {
        var set = Read(spec);

        Assert.Empty(set.Templates);
        Assert.Equal(("Widget", "example.com", "ns", "x", 1, reason), Assert.Single(set.NotJudged) is var one ? (one.Kind, one.Group, one.Namespace, one.Name, one.Place.Line, one.Reason) : default);
    }

    [Fact]
    public void An_image_that_a_trigger_has_set_is_judged() =>
        Assert.Single(Read("spec: {triggers: [{imageChangeParams: {containerNames: [a]}}], containers: [{name: a, image: 'app@sha256:00'}]}").Templates);

    [Theory]
    [InlineData("ConfigMap", "v1")]
    [InlineData("ControllerRevision", "apps/v1")]
    [InlineData("Ingress", "networking.k8s.io/v1")]
    [InlineData("CustomResourceDefinition", "apiextensions.k8s.io/v1")]
    [InlineData("ClusterPolicy", "kyverno.io/v1")]
    [InlineData("Route", "route.openshift.io/v1")]
    [InlineData("ServiceMonitor", "monitoring.coreos.com/v1")]
    [InlineData("Config", "skaffold/v4beta6")]
    public void Kinds_that_make_no_pods_are_fine(string kind, string group) =>
        Assert.Equal((0, 0), Read(kind == "ClusterPolicy" ? "spec: {containers: [{image: '*'}]}" : "spec: {}", kind, group) is var set ? (set.Templates.Count, set.NotJudged.Count) : default);

    [Fact]
    public void Nesting_without_end_ends()
    {
        var deep = string.Concat(Enumerable.Repeat("{a: ", 300)) + "{containers: [{image: i}]}" + new string('}', 300);
        Assert.Equal("no pod template was found in it", Assert.Single(Read($"spec: {deep}").NotJudged).Reason);
    }

    [Fact]
    public void Volumes_may_be_images() => Assert.Equal(
        new ImageVolume("v", "us.icr.io/a/b:1", "Always"),
        Assert.Single(Assert.Single(Read("spec: {containers: [{image: i}], volumes: [{name: v, image: {reference: 'us.icr.io/a/b:1', pullPolicy: Always}}, {name: w, emptyDir: {}}]}").Templates).ImageVolumes));
}
