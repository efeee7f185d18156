using KubectlIcr.Cluster;
using KubectlIcr.Kubelet;
using KubectlIcr.Report;

namespace KubectlIcr.Rules;

/// <summary>Commands that change a pod where its spec is written, each in the way its owner allows: exact, quoted for a shell, and run as they stand.</summary>
internal static class Fixes
{
    /// <summary>
    /// Makes a new pod with the current service account. A rollout of a stateful set waits for the broken pod to become ready, so there
    /// and wherever else the controller fills gaps the pod is deleted.
    /// </summary>
    public static Fix Recreate(Pod pod, string why)
    {
        if (pod.IsOfOpenShift)
            return OpenShiftFixes.Again(pod);
        var owner = Owner.Of(pod);
        return owner.IsPod ? Replace(owner, pod, why)
            : owner.IsNode ? new Fix(OnNode(owner), why)
            : owner.RollsOut && pod.CustomOwner is null ? new Fix($"kubectl rollout restart {owner.Resource} -n {Shell.Quote(pod.Namespace)}", why) { Steps = [new RestartWorkload(pod.Namespace, owner.Kind, owner.Name)] }
            : Delete([new DeletePod(pod.Namespace, pod.Name)], why);
    }

    /// <summary>Takes away pods of one namespace whose controllers make new ones.</summary>
    public static Fix Delete(IReadOnlyList<DeletePod> pods, string why)
    {
        var before = pods[0].After is { } change ? $"{change} && " : "";
        return new Fix($"{before}kubectl delete {string.Join(' ', pods.Select(pod => Shell.Quote($"pod/{pod.Name}")))} -n {Shell.Quote(pods[0].Namespace)}", why) { Steps = pods };
    }

    /// <summary>Makes the pod anew for another try alone. A template needs nothing.</summary>
    public static Fix? TryAgain(Pod pod, string why) => RecreateIfRunning(pod, why) is { } fix ? fix with { OnlyTriesAgain = true } : null;

    /// <summary>Recreates the pod where there is one; a template needs nothing, since its next pod is made fresh.</summary>
    public static Fix? RecreateIfRunning(Pod pod, string why) => pod.IsTemplate ? null : Recreate(pod, why);

    /// <summary>Changes the pod spec where it is written: the owner's template, or a bare pod or job, which is made anew.</summary>
    /// <param name="spec">A strategic merge patch of the pod spec.</param>
    public static Fix PatchPodSpec(Pod pod, string spec, string why)
    {
        var owner = Owner.Of(pod);
        if (pod.CustomOwner is { } custom)
            return Edit(custom, owner, pod, $"write {spec} for the pod template there", why);
        if (pod.Custom is not null)
            return CustomFixes.Edit(pod, $"write {spec} into the pod spec", why);
        if (!owner.IsKnown)
            return Edit(owner, pod, $"write {spec} into its pod template: {why}");
        if (pod.Manifest is not null)
            return InManifest(pod, $"patch --local -f {Names.File(pod)} -p {Shell.Quote(Patch(owner, spec))} -o yaml", why);
        if (owner.IsPod)
            return new Fix(Anew(owner, pod.Namespace, Patch(owner, spec)), $"{why}; {Deletes}");
        if (owner.IsImmutable)
            return new Fix(Anew(owner, pod.Namespace, NewJob(spec)), $"{why}; a job's template can't be changed, so this deletes the job and creates it again");
        return AndDrop(owner, pod, $"kubectl patch {owner.Resource} -n {Shell.Quote(pod.Namespace)} -p {Shell.Quote(Patch(owner, spec))}", why);
    }

    /// <summary>Names secrets of its namespace in the pod spec, beside those it names already.</summary>
    public static Fix NameSecrets(Pod pod, IEnumerable<string> secrets, string why) => pod.Custom is not null
        ? CustomFixes.NameSecrets(pod, secrets, why)
        : PatchPodSpec(pod, $"{{\"imagePullSecrets\":[{string.Join(',', secrets.Select(name => $"{{{Json.Member("name", name)}}}"))}]}}", why);

    /// <summary>Sets the image where it is written. An ephemeral container can't be changed, only followed by another.</summary>
    public static Fix SetImage(Pull pull, string image, string why)
    {
        var (owner, pod) = (Owner.Of(pull.Pod), pull.Pod);
        if (pull.Use.IsEphemeral)
            return new Fix(
                $"kubectl debug {Shell.Quote($"pod/{pod.Name}")} -n {Shell.Quote(pod.Namespace)} -it --image={Shell.Quote(image)}",
                $"{why}; an ephemeral container can't be changed, so this adds another");
        if (pull.Use.Volume is { } volume)
            return PatchPodSpec(pod, VolumePatch(volume, Json.Member("reference", image)), why);
        if (pod.CustomOwner is { } custom)
            return Edit(custom, owner, pod, $"set the image of {pull.Use.Words} to {image} there", why);
        if (pod.Custom is not null)
            return CustomFixes.SetImage(pull, image, why);
        if (!owner.IsKnown)
            return Edit(owner, pod, $"write {image} into {pull.Use.Words}: {why}");
        if (pod.Manifest is not null)
            return InManifest(pod, $"set image --local -f {Names.File(pod)} {Shell.Quote($"{pull.Use.Name}={image}")} -o yaml", why);
        return owner.TakesSetImage
            ? AndDrop(owner, pod, $"kubectl set image {owner.Resource} -n {Shell.Quote(pod.Namespace)} {Shell.Quote($"{pull.Use.Name}={image}")}", why)
            : PatchPodSpec(pod, $"{{\"{pull.Use.List}\":[{{{Json.Member("name", pull.Use.Name)},{Json.Member("image", image)}}}]}}", why);
    }

    /// <summary>Lets the node pull the image where the pull policy is Never. An ephemeral container can't be changed, only followed by another.</summary>
    public static Fix AllowPull(Pull pull, string why) => pull.Use switch
    {
        { IsEphemeral: true } => SetImage(pull, pull.Use.Image, why),
        { Volume: { } volume } => PatchPodSpec(pull.Pod, VolumePatch(volume, Json.Member("pullPolicy", "IfNotPresent")), why),
        var use => PatchPodSpec(pull.Pod, $"{{\"{use.List}\":[{{{Json.Member("name", use.Name)},{Json.Member("imagePullPolicy", "IfNotPresent")}}}]}}", why),
    };

    private static string VolumePatch(string volume, string member) => $"{{\"volumes\":[{{{Json.Member("name", volume)},\"image\":{{{member}}}}}]}}";

    /// <summary>Lets the pod use a secret of its namespace: through its service account where that gave it its list, else beside its own.</summary>
    /// <param name="proof">What is known of the secret, as a clause; null where another command tells.</param>
    public static IEnumerable<Fix> UseSecret(Pull pull, string secret, string? proof = null)
    {
        if (pull.Pod.IsOfOpenShift)
            return OpenShiftFixes.UseSecret(pull.Pod, secret);
        var known = string.IsNullOrEmpty(proof) ? "" : $" \"{secret}\", {proof}";
        var own = pull.Pod.ImagePullSecrets.Count > 0 && (Owner.Of(pull.Pod).IsPod || !(pull.InheritsSecrets() || pull.InheritedEarlier()));
        if (own || !pull.ServiceAccount.IsKnown)
            return [NameSecrets(pull.Pod, [secret], $"add the secret{known} to the ones the pod names")];
        return new Fix?[]
        {
            pull.ServiceAccount.IsAbsent ? CreateServiceAccount(pull.Pod, "the service account does not exist any more") : null,
            SecretFixes.BindServiceAccount(pull.Namespace, pull.Pod.ServiceAccountName, secret, $"let new pods of the service account use the secret{known}"),
            RecreateIfRunning(pull.Pod, "a service account's secrets reach a pod only when it is created"),
        }.OfType<Fix>();
    }

    /// <summary>Asks the registry for the image as anybody may, to tell a wrong name from a wrong credential.</summary>
    public static Fix InspectWithoutLogin(Pull pull, string why) => new($"DOCKER_CONFIG=$(mktemp -d) docker manifest inspect {Shell.Quote(pull.Use.Image)}", why);

    public static Fix CreateServiceAccount(Pod pod, string why) =>
        new($"kubectl create serviceaccount {Shell.Quote(pod.ServiceAccountName)} -n {Shell.Quote(pod.Namespace)}", why);

    /// <summary>Nothing is deployed yet, so the manifest itself is changed.</summary>
    private static Fix InManifest(Pod pod, string command, string why) => new($"kubectl {command}", $"{why}; prints the manifest with the change");

    /// <summary>The patch of the whole object for one of its pod spec.</summary>
    private static string Patch(Owner owner, string spec)
    {
        var template = $"{{\"spec\":{{\"template\":{{\"spec\":{spec}}}}}}}";
        return owner.Kind switch
        {
            "pod" => $"{{\"spec\":{spec}}}",
            "cronjob" => $"{{\"spec\":{{\"jobTemplate\":{template}}}}}",
            _ => template,
        };
    }

    /// <summary>For owners whose kind is unknown here, and static pods: only a person can find the pod template.</summary>
    private static Fix Edit(Owner owner, Pod pod, string why) => owner.IsNode
        ? new(OnNode(owner), $"the node makes this pod from one of these files: {why}")
        : new($"kubectl edit {owner.Resource} -n {Shell.Quote(pod.Namespace)}", why);

    /// <summary>What is changed in the workload its operator sets back.</summary>
    private static Fix Edit(CustomOwner custom, Owner owner, Pod pod, string what, string why) => new(
        $"kubectl edit {Shell.Quote(custom.Resource)} -n {Shell.Quote(pod.Namespace)}",
        $"{what}: {why}. {owner.Kind}/{owner.Name} belongs to this custom resource, whose operator undoes changes that are made in {owner.Kind}/{owner.Name} itself");

    private const string Deletes = "this deletes the pod and creates it again";

    /// <summary>Ephemeral containers can't be created with a pod.</summary>
    private static Fix Replace(Owner owner, Pod pod, string why)
    {
        var debugged = pod.Containers.Any(container => container.List == "ephemeralContainers");
        return new Fix(debugged ? Anew(owner, pod.Namespace, "{\"spec\":{\"ephemeralContainers\":null}}") : $"{Get(owner, pod.Namespace)} | kubectl replace --force -f -", $"{why}; {Deletes}")
        {
            Steps = [new ReplacePod(pod.Namespace, pod.Name)],
        };
    }

    private static string OnNode(Owner node) => $"kubectl debug {node.Resource} -it --image={DebugImage.OfIbmCloud} --profile=general -- ls /host/etc/kubernetes/manifests";

    private static string Get(Owner owner, string @namespace) => $"kubectl get {owner.Resource} -n {Shell.Quote(@namespace)} -o yaml";

    private static string Anew(Owner owner, string @namespace, string patch) =>
        $"{Get(owner, @namespace)} | kubectl patch --local -f - -p {Shell.Quote(patch)} -o yaml | kubectl replace --force -f -";

    /// <summary>The selector and its labels are made from the old job's UID: the API server must make new ones.</summary>
    private static string NewJob(string spec) =>
        $"{{\"spec\":{{\"selector\":null,\"template\":{{\"metadata\":{{\"labels\":{{\"controller-uid\":null,\"batch.kubernetes.io/controller-uid\":null}}}},\"spec\":{spec}}}}}}}";

    private static string JobName(Pod pod) =>
        $"kubectl get {Shell.Quote($"pod/{pod.Name}")} -n {Shell.Quote(pod.Namespace)} -o jsonpath='{{.metadata.labels.job-name}}'";

    /// <summary>Also takes away the pod, or the job of a cron job, that keeps the old template for good.</summary>
    private static Fix AndDrop(Owner owner, Pod pod, string change, string why) => owner switch
    {
        _ when pod.IsTemplate || owner.IsPod || owner.RollsOut || owner.Kind == "deploymentconfig" => new Fix(change, why),
        { Kind: "cronjob" } => new Fix($"{change} && kubectl delete job -n {Shell.Quote(pod.Namespace)} \"$({JobName(pod)})\"", why),
        _ => Delete([new DeletePod(pod.Namespace, pod.Name, After: change)], why),
    };
}
