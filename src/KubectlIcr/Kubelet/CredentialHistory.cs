using KubectlIcr.Registry;

namespace KubectlIcr.Kubelet;

/// <summary>What one run has learned about credentials, from whichever pull: who rejected them, and which images a registry served to them.</summary>
internal sealed class CredentialHistory
{
    public static readonly CredentialHistory Empty = new([]);

    private readonly Dictionary<(Credential Credential, string Realm), string> rejected = [];
    private readonly Dictionary<(Credential Credential, string Repository), string> denied = [];
    private readonly Dictionary<(Credential Credential, string Image), RegistryAnswer> answers = [];
    private readonly HashSet<string> refusedToAll = [];

    public CredentialHistory(IEnumerable<Pull> pulls)
    {
        foreach (var pull in pulls)
            Note(pull);
    }

    /// <summary>Why the credential won't get the image, as a clause; null when nothing that was read speaks against it.</summary>
    public string? Against(Credential credential, ImageReference image) =>
        Answer(credential, image) is { IsOk: true } ? null
        : rejected.GetValueOrDefault((credential, Realm(image.Registry, credential))) ?? denied.GetValueOrDefault((credential, image.Name));

    /// <summary>Somebody asked for the image's repository without a credential, and was refused: it is private.</summary>
    public bool IsRefusedToAll(ImageReference image) => refusedToAll.Contains(image.Name);

    /// <summary>What the registry answered from this machine to a request for the image with the credential; null when it was not asked.</summary>
    public RegistryAnswer? Answer(Credential credential, ImageReference image) => answers.GetValueOrDefault((credential, image.Raw));

    private void Note(Pull pull)
    {
        if (pull.Image is not { } image)
            return;
        foreach (var (sent, answer) in (pull.RegistryCheck?.Answers ?? []).Concat(pull.CandidateAnswers))
            if (sent is not null)
                Note(sent.Entry.Credential, image, answer);
            else if (answer is { IsOk: false, Status: 401 or 403 })
                refusedToAll.Add(image.Name);
        if (pull.NodeFailure is { CredentialSent: false, Cause: PullCause.Unauthorized or PullCause.Forbidden or PullCause.NotFoundRepoOrDenied })
            refusedToAll.Add(image.Name);
        foreach (var key in pull.Keys.Where(one => one.Key.Refusal is not null))
            rejected.TryAdd((key.Try.Entry.Credential, Realm(image.Registry, key.Try.Entry.Credential)), "IAM rejected its API key");
        foreach (var (sent, failure) in pull.NodeAttempts())
            Note(pull, sent.Entry.Credential, image, failure);
    }

    private void Note(Credential credential, ImageReference image, RegistryAnswer answer)
    {
        answers[(credential, image.Raw)] = answer;
        if (answer.LoginTaken == false)
            rejected.TryAdd((credential, Realm(image.Registry, credential)), $"{answer.Host} rejected its credentials");
        else if (answer is { IsOk: false, Stage: AnswerStage.Manifest, Status: 401 or 403 })
            denied.TryAdd((credential, image.Name), $"{answer.Host} denied it access to {image.Repository}");
    }

    private void Note(Pull pull, Credential credential, ImageReference image, PullFailure failure)
    {
        if (failure is { RejectsLogin: true, Cause: PullCause.BadCredentials })
            rejected.TryAdd((credential, Realm(image.Registry, credential)), $"{image.Registry} rejected these credentials when pod/{pull.Pod.Name} in namespace {pull.Namespace} used them");
        else if (failure.RejectsLogin) // some registries answer so where a valid login lacks access to the one repository
            denied.TryAdd((credential, image.Name), $"{image.Registry} rejected these credentials for {image.Repository} when pod/{pull.Pod.Name} in namespace {pull.Namespace} used them");
        else if (failure is { Cause: PullCause.Forbidden or PullCause.NotFoundRepoOrDenied, CredentialSent: not false, IsPrivateOnly: false })
            denied.TryAdd((credential, image.Name), $"{image.Registry} denied it access to {image.Repository} when pod/{pull.Pod.Name} in namespace {pull.Namespace} used it");
    }

    /// <summary>IAM judges an API key for all hosts of Container Registry alike; any other credential is its registry's own.</summary>
    private static string Realm(string host, Credential credential) =>
        IcrDomain.TryGet(host, out var domain) && domain.TakesApiKeys && IcrUser.HasApiKey(credential) ? "IAM" : host;
}
