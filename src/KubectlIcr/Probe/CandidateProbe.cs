using KubectlIcr.Kubelet;
using KubectlIcr.PullSecrets;
using KubectlIcr.Registry;

namespace KubectlIcr.Probe;

/// <summary>Proves fixes before they are offered: asks registries for images with credentials that failing pods do not have, but could be given.</summary>
/// <param name="ask">Asks for a pull's image with a credential; each distinct question is sent once.</param>
internal sealed class CandidateProbe(Func<Pull, KeyringTry, Task<RegistryAnswer>> ask)
{
    /// <summary>For how many images credentials are tried. A cluster with more failing images has one cause for all.</summary>
    private const int MostImages = 50;

    /// <summary>How many credentials are tried for one pod.</summary>
    private const int MostCandidates = 4;

    private readonly HashSet<string> images = [];
    private readonly HashSet<(string Host, Credential Credential)> rejected = [];

    /// <summary>The pulls with the answers; one after another, so that a credential that a registry rejects is not sent there again for the next image.</summary>
    /// <param name="pulls">With what the run has learned about credentials.</param>
    public async Task<IReadOnlyList<Pull>> ProveAsync(IReadOnlyList<Pull> pulls)
    {
        var proven = new List<Pull>();
        foreach (var pull in pulls)
            proven.Add(IsToProve(pull) ? pull with { CandidateAnswers = await AnswersAsync(pull) } : pull);
        return proven;
    }

    /// <summary>The pod's own credentials don't get the image, and the registry answers.</summary>
    private bool IsToProve(Pull pull) =>
        pull is { Image: { } image, RegistryCheck: { IsAdmitted: false, Unanswered: null } } && (images.Contains(image.Raw) || (images.Count < MostImages && images.Add(image.Raw)));

    /// <summary>The best candidate first, until one gets the image.</summary>
    private async Task<IReadOnlyList<PullAnswer>> AnswersAsync(Pull pull)
    {
        var answers = new List<PullAnswer>();
        foreach (var sent in Unproven(pull))
        {
            answers.Add(new PullAnswer(sent, await ask(pull, sent)));
            if (answers[^1].Answer.LoginTaken == false)
                rejected.Add((pull.Image!.Registry, sent.Entry.Credential));
            if (answers[^1].Answer.IsOk)
                break;
        }
        return answers;
    }

    private IEnumerable<KeyringTry> Unproven(Pull pull) => Candidate.For(pull)
        .Where(one => one is { RuledOut: null, Answer: null } && !rejected.Contains((pull.Image!.Registry, one.Try.Entry.Credential)))
        .Select(one => one.Try)
        .Take(MostCandidates);
}
