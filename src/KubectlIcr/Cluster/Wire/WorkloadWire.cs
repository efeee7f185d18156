using System.Text.Json;

namespace KubectlIcr.Cluster.Wire;

/// <summary>Anything that makes pods from a template: Deployment, StatefulSet, DaemonSet, ReplicaSet, ReplicationController, Job, CronJob.</summary>
internal sealed class WorkloadWire : ObjectWire
{
    public WorkloadSpecWire? Spec { get; set; }

    public WorkloadStatusWire? Status { get; set; }

    public TemplateWire? Template => Spec?.Template ?? Spec?.JobTemplate?.Spec?.Template;

    /// <summary>It wants more pods than it has: what FailedCreate events are about.</summary>
    public bool LacksPods => Status is null
        || (Status.DesiredNumberScheduled ?? Spec?.Replicas ?? 1) > (Status.CurrentNumberScheduled ?? Status.Replicas ?? Status.Active + Status.Succeeded);
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

    public int Active { get; set; }

    public int Succeeded { get; set; }
}
