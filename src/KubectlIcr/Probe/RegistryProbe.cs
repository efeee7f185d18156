using KubectlIcr.Cluster;
using KubectlIcr.Kubelet;
using KubectlIcr.Registry;

namespace KubectlIcr.Probe;

/// <summary>Asks the registries what the kubelet would ask them, with the same credentials in the same order.</summary>
internal sealed class RegistryProbe(RegistryAnswers answers, RegistryScope scope, Action<string> say)
{
    private readonly ImageSearch search = new(answers, scope);

    /// <summary>The pulls with their answers, each failure reconsidered.</summary>
    public async Task<IReadOnlyList<Pull>> AskAsync(IReadOnlyList<Pull> pulls, ClusterFacts facts, CancellationToken cancel)
    {
        var asked = pulls.Where(IsAsked).ToList();
        Expect(asked);
        var (done, images) = (0, asked.Select(pull => pull.Image!.Raw).Distinct().Count());
        say($"querying the registry about {images} {(images == 1 ? "image" : "images")}");
        var judged = await Task.WhenAll(pulls.Select(async pull =>
        {
            if (!IsAsked(pull))
                return pull;
            var told = pull with { RegistryCheck = await QueryAsync(pull, facts, cancel) };
            var answered = pull.LongPullSince is null ? FailureReconciler.Of(told, facts) : told; // the node is past what the registry could refuse
            say($"querying the registry ({Interlocked.Increment(ref done)} of {asked.Count} containers)");
            return answered;
        }));
        return await new CandidateProbe((pull, sent) => AnswerAsync(pull, RegistryAnswers.Question(pull.Image!, sent.Entry.Credential), facts, cancel)).ProveAsync(Pulls.WithHistory(judged, facts));
    }

    /// <summary>Only a pull that fails, takes long or is still to come, and only where the answer can tell more than the text of the failure.</summary>
    private bool IsAsked(Pull pull) =>
        pull is { Image: { } image, Keyring: { Error: null }, CreateFailure: null } && (pull.FailsNow || pull.IsForecast || pull.LongPullSince is not null) && scope.Covers(image.Registry)
        && (pull.Use.PullPolicy != "Never" || pull.FailsNow) && !pull.Use.IsSandbox && !AtTheNode.Contains(pull.Failure?.Cause) && pull.Failure is not { OtherImage: not null };

    private static readonly PullCause?[] AtTheNode =
    [
        PullCause.InvalidReference, PullCause.DiskFull, PullCause.PullQps, PullCause.SignatureRejected, PullCause.CredentialProvider,
    ];

    /// <summary>Lets one login serve all images that are asked for with it.</summary>
    private void Expect(IEnumerable<Pull> asked)
    {
        var all = asked.SelectMany(pull => Sent(pull.Keyring!), (pull, sent) => (pull.Image!.Registry, sent?.Entry.Credential, pull.Image.Repository)).Distinct();
        foreach (var one in all.GroupBy(one => (one.Registry, one.Credential), one => one.Repository))
            answers.Expect(one.Key.Registry, one.Key.Credential, one);
    }

    private async Task<RegistryCheck> QueryAsync(Pull pull, ClusterFacts facts, CancellationToken cancel)
    {
        var (image, got) = (pull.Image!, new List<PullAnswer>());
        foreach (var sent in Sent(pull.Keyring!))
        {
            got.Add(new PullAnswer(sent, await AnswerAsync(pull, RegistryAnswers.Question(image, sent?.Entry.Credential), facts, cancel)));
            if (got[^1].Answer.IsOk)
                break;
        }
        var check = new RegistryCheck { Answers = await SettleAsync(pull, image, got, facts, cancel) };
        return check.IsAdmitted || check.Unanswered is not null ? check : await search.AddAsync(pull, image, check, cancel);
    }

    /// <summary>Where nothing got in, what may have been denied only because one token was asked for several repositories is asked again: a login each.</summary>
    private async Task<List<PullAnswer>> SettleAsync(Pull pull, ImageReference image, List<PullAnswer> got, ClusterFacts facts, CancellationToken cancel)
    {
        for (var i = 0; i < got.Count && !got[^1].Answer.IsOk; i++)
        {
            if (!got[i].Answer.IsUnsure)
                continue;
            got[i] = got[i] with { Answer = await AnswerAsync(pull, RegistryAnswers.Question(image, got[i].Try?.Entry.Credential) with { Alone = true }, facts, cancel) };
            if (got[i].Answer.IsOk)
                return got[..(i + 1)];
        }
        return got;
    }

    /// <summary>The kubelet's tries in its order; one without a credential where there is none.</summary>
    private static IEnumerable<KeyringTry?> Sent(Keyring keyring) => keyring.Tries.DefaultIfEmpty();

    /// <summary>The manifest, and on Container Registry the config behind it: it tells the platform of a single manifest, and a quota refuses it.</summary>
    private async Task<RegistryAnswer> AnswerAsync(Pull pull, RegistryQuestion question, ClusterFacts facts, CancellationToken cancel)
    {
        var answer = await answers.ManifestAsync(question, cancel);
        if (!answer.IsOk || !IcrDomain.IsIcr(question.Host))
            return answer;
        var config = answer.Manifest switch
        {
            { IsIndex: false, ConfigDigest: not null } => await answers.ConfigAsync(question, answer, null, cancel),
            { IsIndex: true } index when IsVariantAsked(pull) && Child(pull, index, facts) is { } platform => await answers.ConfigAsync(question, answer, platform, cancel),
            _ => answer,
        };
        return config.Fault is null ? config : answer; // where layers come from another host, that one may be out of reach from this machine
    }

    /// <summary>A quota may refuse its layers, or their size matters.</summary>
    private static bool IsVariantAsked(Pull pull) => pull.LongPullSince is not null || pull.Failure?.Cause is PullCause.QuotaExceeded or PullCause.BackoffOnly or PullCause.Other;

    /// <summary>The variant that the node would use; the first where it is not known, and none where none fits.</summary>
    private static Platform? Child(Pull pull, Manifest index, ClusterFacts facts) =>
        pull.Pod.NodeName is { } name && facts.Node(name).Value is { } node
            ? index.Platforms.FirstOrDefault(platform => platform.Os == node.OperatingSystem && platform.Architecture == node.Architecture)
            : index.Platforms.FirstOrDefault();
}
