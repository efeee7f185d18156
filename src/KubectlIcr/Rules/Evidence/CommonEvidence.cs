using KubectlIcr.Cluster;
using KubectlIcr.Kubelet;
using KubectlIcr.Report;

namespace KubectlIcr.Rules;

/// <summary>Evidence in the words all rules share.</summary>
internal static class CommonEvidence
{
    /// <summary>What the cluster said of the failure; null when it said nothing.</summary>
    public static Evidence? Text(Pull pull) =>
        pull is { Failure: { } failure, FailureSource: not null } ? Text(pull, failure) : null;

    /// <summary>What the registry said to one of several credentials.</summary>
    public static Evidence Text(Pull pull, PullFailure attempt) => pull is { FailureSource: Pull.FromTrial, Trial: { } trial } ? FromTrial(trial, attempt.Summary) : new(pull.FailureSource ?? "event", attempt.Summary);

    /// <summary>What the text does not decide, and what would.</summary>
    public static IEnumerable<Evidence?> LeftOpen(Pull pull, PullFailure failure) => [SecondAnswer(failure), WhoDidIt(pull, failure) is { } who ? Evidence.Note(who) : OpenCauses(pull, failure)];

    /// <summary>What happened is certain, and only who did it is open; null elsewhere.</summary>
    private static string? WhoDidIt(Pull pull, PullFailure failure) =>
        failure.Detail == PullDetail.CutOff ? "the error does not say what closed the connection: the server, or a proxy or firewall in the network path (to check: send a request from another network)"
        : failure.Detail == PullDetail.NoRoute ? "the node sent nothing (to check: look at its routes and addresses)"
        : failure.Detail == PullDetail.Upstream ? "the cache does not say which of the two it is (to check: pull from the upstream registry with the cache's credentials)"
        : failure is { Cause: PullCause.Proxy, NamesProxy: true, Candidates.Count: > 1 } ? "the error does not say what ended the connection: the proxy, or a server behind it (to check: read the proxy's log)"
        : failure is { Cause: PullCause.Proxy, NamesProxy: false } ? "the error does not identify the proxy (to check: look at the node's proxy settings)"
        : pull.RefusesEveryone(failure) ? "the error does not say what refused the request: the registry, or a proxy or firewall in the network path (to check: send the same request from another network)"
        : null;

    /// <summary>The other causes the text can have, and what would tell; null when it decides.</summary>
    private static Evidence? OpenCauses(Pull pull, PullFailure failure)
    {
        var others = failure.Tries.Count > 0 ? [] : failure.Candidates.Where(cause => cause != failure.Cause).ToList();
        return others.Count == 0 ? null : Evidence.Note(
            $"{(others.Count == 1 ? "another possible cause of this error" : "other possible causes of this error")}: {string.Join("; or ", others.Select(cause => $"{Phrase(cause, failure)} (to check: {cause.Decider()})"))}");
    }

    /// <summary>Without what the message says already.</summary>
    private static string Phrase(PullCause cause, PullFailure failure) =>
        (failure.Cause, cause) is (PullCause.NotFoundTag, PullCause.NotFoundRepoOrDenied) ? "the registry denied access to the repository" : cause.Phrase();

    /// <summary>The first answer, which is the one that counts, is not in the text; null where it is.</summary>
    private static Evidence? SecondAnswer(PullFailure failure) =>
        failure.IsSecondAnswer ? Evidence.Note("containerd requests /blobs/ after /manifests/ has failed and shows only this second response: its log on the node says why the first request failed") : null;

    /// <summary>The other side's word: what the registry answered from this machine to a failure of the node, or what the node said before.</summary>
    public static IEnumerable<Evidence> OtherSide(Pull pull) => [.. FromRegistry(pull), .. FromTrial(pull)];

    private static IEnumerable<Evidence> FromTrial(Pull pull) => pull.Trial is { Problem: null } trial ? [FromTrial(trial, trial.Words)] : [];

    /// <summary>What the node answered just now.</summary>
    private static Evidence FromTrial(NodeTrial trial, string words) => new("node", $"{trial.Node ?? "a node"}{(trial.Secret is { } secret ? $" with secret \"{secret}\"" : "")}, just now: {words}");

    private static IEnumerable<Evidence> FromRegistry(Pull pull)
    {
        if (pull is { Overtaken: { Cause: not PullCause.BackoffOnly } said, IsFromHere: true })
            return [new Evidence("status", $"the node said: {said.Summary}")];
        return pull.IsFromHere ? [] : (pull.RegistryCheck?.Answers ?? []).Select(FromHere);
    }

    private static Evidence FromHere(PullAnswer one) =>
        new("registry", $"from this machine{(one.Try is { } sent ? $", with secret \"{sent.Secret}\"" : ", without credentials")}: {one.Answer.Words}");

    /// <summary>The credential that was refused is none of the pod's; null when nothing says so.</summary>
    public static Evidence? NodeCredential(Pull pull) =>
        pull.NodeWide.FirstOrDefault(secret => secret is { Try: not null, Copied: Copied.Yes }) is { } own && pull.NodeFailure is not null
            ? new Evidence("secret", $"the nodes have the credentials in {Names.Secret(own.Key.Name, own.Key.Namespace)}: entry {own.Try!.Entry.RegistryKey.Shown}, username \"{own.Try.Entry.Credential.Username}\"; the pull fails anyway")
        : pull.SentAnother()
            ? Evidence.Note("the node sent credentials anyway: its own (OpenShift's global pull secret, the kubelet's config.json), or from a secret that no longer matches")
            : null;

    /// <summary>A running container that has the repository from elsewhere; null when there is none.</summary>
    public static Evidence? RunsElsewhere(ImageReference? used) => used is null ? null : new Evidence("pod", $"a container in this cluster runs {used.Raw}");

    /// <summary>The image is written without a host, so that nobody but Docker Hub is asked; null when it has one.</summary>
    public static Evidence? NoHost(Pull pull) =>
        pull.Image is { Registry: "docker.io" } image && !image.Raw.Contains("docker.io/", StringComparison.Ordinal)
            ? new Evidence("pod", $"image \"{image.Raw}\" contains no registry host, so the node uses docker.io")
            : null;

    /// <summary>The kubelet itself said that it could not read the secret; null when it did not.</summary>
    public static Evidence? Unretrieved(Pull pull, string name) =>
        pull.Unretrieved.Contains(name) ? new Evidence("event", $"FailedToRetrieveImagePullSecret for \"{name}\"") : null;

    /// <summary>Other namespaces that have a secret of the name; null when none is known.</summary>
    public static Evidence? SameNameElsewhere(Pull pull, string name)
    {
        var places = pull.Known.Named(name)
            .Where(secret => secret.Namespace != pull.Namespace)
            .Select(secret => secret.Namespace).Order(StringComparer.Ordinal).ToList();
        return places.Count == 0 ? null : new Evidence("secret", $"\"{name}\" exists{NamespaceWords.In(places)}");
    }
}
