using KubectlIcr.Cluster;
using KubectlIcr.Kubelet;
using KubectlIcr.Registry;

namespace KubectlIcr.Probe;

/// <summary>Asks the registries what the kubelet would ask them, with the same credentials in the same order.</summary>
internal sealed class RegistryProbe(RegistryAnswers answers, RegistryScope scope, Action<string> say)
{
    /// <summary>Of images that are not there: how many are looked for under other domains. A cluster that has more has one cause for all.</summary>
    private const int MostLookedFor = 8;

    private readonly HashSet<string> lookedFor = [];

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
            var told = pull with { RegistryCheck = await InquireAsync(pull, facts, cancel) };
            var answered = pull.LongPullSince is null ? FailureReconciler.Of(told, facts) : told; // the node is past what the registry could refuse
            say($"querying the registry ({Interlocked.Increment(ref done)} of {asked.Count} containers)");
            return answered;
        }));
        return await new CandidateProbe((pull, sent) => AnswerAsync(pull, Question(pull.Image!, sent.Entry.Credential), facts, cancel)).ProveAsync(Pulls.WithHistory(judged, facts));
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

    private async Task<RegistryCheck> InquireAsync(Pull pull, ClusterFacts facts, CancellationToken cancel)
    {
        var (image, got) = (pull.Image!, new List<PullAnswer>());
        foreach (var sent in Sent(pull.Keyring!))
        {
            got.Add(new PullAnswer(sent, await AnswerAsync(pull, Question(image, sent?.Entry.Credential), facts, cancel)));
            if (got[^1].Answer.IsOk)
                break;
        }
        var inquiry = new RegistryCheck { Answers = await SettleAsync(pull, image, got, facts, cancel) };
        return inquiry.IsAdmitted || inquiry.Unanswered is not null ? inquiry : await LookFurtherAsync(pull, image, inquiry, cancel);
    }

    /// <summary>Where nothing got in, what may have been denied only because one token was asked for several repositories is asked again: a login each.</summary>
    private async Task<List<PullAnswer>> SettleAsync(Pull pull, ImageReference image, List<PullAnswer> got, ClusterFacts facts, CancellationToken cancel)
    {
        for (var i = 0; i < got.Count && !got[^1].Answer.IsOk; i++)
        {
            if (!got[i].Answer.IsUnsure)
                continue;
            got[i] = got[i] with { Answer = await AnswerAsync(pull, Question(image, got[i].Try?.Entry.Credential) with { Alone = true }, facts, cancel) };
            if (got[i].Answer.IsOk)
                return got[..(i + 1)];
        }
        return got;
    }

    private static RegistryQuestion Question(ImageReference image, Credential? credential) =>
        new(image.Registry, image.Repository, image.Digest ?? image.Tag ?? "latest", credential);

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

    private async Task<RegistryCheck> LookFurtherAsync(Pull pull, ImageReference image, RegistryCheck inquiry, CancellationToken cancel)
    {
        var causes = inquiry.Answers.Select(one => AnswerFailure.Of(one)?.Cause).ToList();
        var missing = causes.IndexOf(PullCause.NotFoundTag);
        var hidden = missing >= 0 || causes.Exists(cause => cause is PullCause.NotFoundRepoOrDenied or PullCause.Forbidden);
        var listed = missing < 0 ? inquiry : await ListTagsAsync(image, inquiry, missing, cancel);
        return hidden && IsLookedFor(image) ? listed with { Elsewhere = await ElsewhereAsync(pull, image, cancel), OpenCopy = await OpenCopyAsync(image, cancel) } : listed;
    }

    /// <summary>Of a repository that is not there some registries say only that the manifest is unknown; their tag list tells.</summary>
    private async Task<RegistryCheck> ListTagsAsync(ImageReference image, RegistryCheck inquiry, int missing, CancellationToken cancel)
    {
        var one = inquiry.Answers[missing];
        var list = await answers.TagsAsync(Question(image, one.Try?.Entry.Credential), cancel);
        return list.Why is { Status: 404, Code: "NAME_UNKNOWN" } unknown
            ? inquiry with { Answers = [.. inquiry.Answers.Select((other, index) => index == missing ? one with { Answer = unknown } : other)] }
            : inquiry with { Tags = list.Tags };
    }

    private bool IsLookedFor(ImageReference image)
    {
        lock (lookedFor)
            return lookedFor.Contains(image.Name) || (lookedFor.Count < MostLookedFor && lookedFor.Add(image.Name));
    }

    /// <summary>IBM moves images from cp.icr.io/cp to icr.io/cpopen, where nobody needs an entitlement.</summary>
    private async Task<ImageReference?> OpenCopyAsync(ImageReference image, CancellationToken cancel)
    {
        const string Entitled = "cp.icr.io/cp/", Open = "icr.io/cpopen/";
        if (!image.Raw.StartsWith(Entitled, StringComparison.Ordinal) || !ImageReference.TryParse($"{Open}{image.Raw[Entitled.Length..]}", out var copy, out _) || !scope.Covers(copy.Registry))
            return null;
        return (await answers.HeadAsync(Question(copy, null) with { Alone = true }, cancel)).IsOk ? copy : null;
    }

    /// <summary>The other regions' hosts that have the image for a credential that the pod holds for them.</summary>
    private async Task<IReadOnlyList<string>> ElsewhereAsync(Pull pull, ImageReference image, CancellationToken cancel)
    {
        if (!IcrDomain.TryGet(image.Registry, out var domain) || domain.Region is null && domain.IsKnown)
            return [];
        var secrets = pull.Secrets.Select(secret => secret.Fact.Value).OfType<Secret>().ToList();
        var found = await Task.WhenAll(IcrDomain.PublicHosts.Where(host => host != domain.PublicHost).Select(async host =>
        {
            var elsewhere = image with { Registry = host };
            var tries = Keyring.Lookup(elsewhere, secrets, pull.Known.Config).Tries;
            return tries.Count > 0 && (await answers.HeadAsync(Question(elsewhere, tries[0].Entry.Credential) with { Alone = true }, cancel)).IsOk ? host : null;
        }));
        return [.. found.OfType<string>()];
    }
}
