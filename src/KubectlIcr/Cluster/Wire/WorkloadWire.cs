using System.Text.Json;
using System.Text.Json.Serialization;

namespace KubectlIcr.Cluster.Wire;

/// <summary>Anything that creates pods from a template: Deployment, StatefulSet, DaemonSet, ReplicaSet, ReplicationController, Job, CronJob.</summary>
internal sealed class WorkloadWire : ObjectWire
{
    public WorkloadSpecWire? Spec { get; set; }

    public WorkloadStatusWire? Status { get; set; }

    [JsonIgnore]
    public TemplateWire? Template => Spec?.Template ?? Spec?.JobTemplate?.Spec?.Template;

    /// <summary>An earlier revision, kept by its owner for a rollback: its pods are not expected.</summary>
    [JsonIgnore]
    public bool IsOldRevision => Metadata.Controller is not null && Spec?.Replicas == 0;

    /// <summary>It has fewer pods than it should: what FailedCreate events are about.</summary>
    [JsonIgnore]
    public bool LacksPods => Status is null
        || (Status.DesiredNumberScheduled ?? Spec?.Replicas ?? 1) > (Status.CurrentNumberScheduled ?? Status.Replicas ?? Status.JobPods);
}

internal sealed class WorkloadSpecWire
{
    public int? Replicas { get; set; }

    /// <summary>A LabelSelector; a plain map of labels in a ReplicationController.</summary>
    public JsonElement? Selector { get; set; }

    public TemplateWire? Template { get; set; }

    public JobTemplateWire? JobTemplate { get; set; }
}

/// <summary>A CronJob's <c>spec.jobTemplate</c>.</summary>
internal sealed class JobTemplateWire
{
    public WorkloadSpecWire? Spec { get; set; }
}

internal sealed class TemplateWire
{
    public MetaWire? Metadata { get; set; }

    public PodSpecWire? Spec { get; set; }
}

internal sealed class WorkloadStatusWire
{
    public int? Replicas { get; set; }

    public int? DesiredNumberScheduled { get; set; }

    public int? CurrentNumberScheduled { get; set; }

    /// <summary>A number in a Job, a list in a CronJob.</summary>
    public JsonElement? Active { get; set; }

    public int Succeeded { get; set; }

    [JsonIgnore]
    public int JobPods => Succeeded + (Active is { ValueKind: JsonValueKind.Number } active ? active.GetInt32() : 0);
}
