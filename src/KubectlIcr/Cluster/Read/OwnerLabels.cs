using System.Collections.Frozen;

namespace KubectlIcr.Cluster.Read;

/// <summary>The labels by which some controllers mark the pods of their objects, where the objects themselves have no selector.</summary>
internal static class OwnerLabels
{
    private static readonly FrozenDictionary<string, string> Labels = new Dictionary<string, string>
    {
        ["Configuration.serving.knative.dev"] = "serving.knative.dev/configuration",
        ["JobSet.jobset.x-k8s.io"] = "jobset.sigs.k8s.io/jobset-name",
        ["Pipeline.tekton.dev"] = "tekton.dev/pipeline",
        ["PipelineRun.tekton.dev"] = "tekton.dev/pipelineRun",
        ["Revision.serving.knative.dev"] = "serving.knative.dev/revision",
        ["Service.serving.knative.dev"] = "serving.knative.dev/service",
        ["Task.tekton.dev"] = "tekton.dev/task",
        ["TaskRun.tekton.dev"] = "tekton.dev/taskRun",
        ["Workflow.argoproj.io"] = "workflows.argoproj.io/workflow",
    }.ToFrozenDictionary();

    /// <summary>The pods of an object; null for a type that is not known to mark them.</summary>
    public static LabelSelector? Of(ResourceType type, string name) =>
        Labels.TryGetValue($"{type.Kind}.{type.Group}", out var label) ? new([new(label, LabelOperator.In, [name])]) : null;
}
