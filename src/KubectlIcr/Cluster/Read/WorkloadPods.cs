using KubectlIcr.Cluster.Wire;

namespace KubectlIcr.Cluster.Read;

/// <summary>The pods of workloads by their selectors, and the template of each that has none.</summary>
internal sealed class WorkloadPods(IObjectSource source, CancellationToken cancel)
{
    /// <summary>Of a CronJob only the newest jobs tell how it does now.</summary>
    private const int NewestJobs = 3;

    /// <param name="scope">The namespace all of them are in; null for several.</param>
    public async Task<IEnumerable<Pod>> OfAsync(IReadOnlyList<(ResourceType Type, WorkloadWire Wire)> workloads, string? scope)
    {
        if (workloads.Count == 0) return [];
        var jobs = workloads.Any(one => one.Type == ResourceType.CronJob) ? await JobsAsync(scope) : [];
        var claims = workloads.Select(one => new Claim(one.Type, one.Wire, JobsOf(one.Wire, jobs))).ToList();
        if (claims.TrueForAll(claim => claim.HasNoPods)) return claims.SelectMany(claim => claim.PodsOrTemplate([]));
        var query = claims is [var only] ? new Query(only.Query) : Query.Everything;
        var pods = (await source.ListAsync(Resources.Pods, scope, query, cancel)).OrThrow()!;
        return claims.SelectMany(claim => claim.PodsOrTemplate(pods));
    }

    private async Task<IReadOnlyList<WorkloadWire>> JobsAsync(string? scope) =>
        (await source.ListAsync(Resources.Workloads(ResourceType.Job), scope, Query.Everything, cancel)).OrThrow()!;

    private static List<string> JobsOf(WorkloadWire cronJob, IReadOnlyList<WorkloadWire> jobs) => jobs
        .Where(job => job.Metadata.Controller?.Uid is { } uid && uid == cronJob.Metadata.Uid)
        .OrderByDescending(job => job.Metadata.CreationTimestamp).ThenBy(job => job.Metadata.Name, StringComparer.Ordinal)
        .Take(NewestJobs)
        .Select(job => job.Metadata.Uid ?? "").ToList();

    /// <summary>Which pods are a workload's: by selector, a CronJob's by the jobs that own them.</summary>
    private sealed record Claim(ResourceType Type, WorkloadWire Wire, IReadOnlyList<string> JobUids)
    {
        private readonly LabelSelector? selector = LabelSelector.Of(Wire.Spec?.Selector);

        /// <summary>A CronJob that never ran. The API refuses to look for none of none.</summary>
        public bool HasNoPods => Type == ResourceType.CronJob && JobUids.Count == 0;

        public LabelSelector? Query => Type == ResourceType.CronJob
            ? new([new("controller-uid", LabelOperator.In, JobUids)])
            : selector;

        public List<Pod> PodsOrTemplate(IReadOnlyList<PodWire> pods)
        {
            var own = pods.Where(Owns).Select(PodFacts.Of).ToList();
            if (own.Count == 0) return [PodFacts.Template(Type.Kind, Wire)];
            return EditFacts.OfTemplate(Type.Kind, Wire) is { } edits ? own.ConvertAll(pod => pod with { Template = edits }) : own;
        }

        private bool Owns(PodWire pod)
        {
            if (pod.IsGoing || (pod.Metadata.Namespace ?? "default") != (Wire.Metadata.Namespace ?? "default")) return false;
            return Type == ResourceType.CronJob
                ? JobUids.Contains(pod.Metadata.Controller?.Uid ?? "-")
                : selector?.Matches(pod.Metadata.Labels) == true;
        }
    }
}
