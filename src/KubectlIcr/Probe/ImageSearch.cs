using KubectlIcr.Cluster;
using KubectlIcr.Kubelet;
using KubectlIcr.Registry;

namespace KubectlIcr.Probe;

/// <summary>Where an image that the registry does not give can be instead: under another tag, in another region, or as an open copy.</summary>
internal sealed class ImageSearch(RegistryAnswers answers, RegistryScope scope)
{
    /// <summary>Of images that are not there: how many are looked for under other domains. A cluster that has more has one cause for all.</summary>
    private const int MostLookedFor = 8;

    private readonly HashSet<string> lookedFor = [];

    /// <summary>What a pull that nothing got the image for may find beside it.</summary>
    public async Task<RegistryCheck> AddAsync(Pull pull, ImageReference image, RegistryCheck check, CancellationToken cancel)
    {
        var causes = check.Answers.Select(one => AnswerFailure.Of(one)?.Cause).ToList();
        var missing = causes.IndexOf(PullCause.NotFoundTag);
        var hidden = missing >= 0 || causes.Exists(cause => cause is PullCause.NotFoundRepoOrDenied or PullCause.Forbidden);
        var listed = missing < 0 ? check : await ListTagsAsync(image, check, missing, cancel);
        return hidden && IsLookedFor(image) ? listed with { Elsewhere = await ElsewhereAsync(pull, image, cancel), OpenCopy = await OpenCopyAsync(image, cancel) } : listed;
    }

    /// <summary>Of a repository that is not there some registries say only that the manifest is unknown; their tag list tells.</summary>
    private async Task<RegistryCheck> ListTagsAsync(ImageReference image, RegistryCheck check, int missing, CancellationToken cancel)
    {
        var one = check.Answers[missing];
        var list = await answers.TagsAsync(RegistryAnswers.Question(image, one.Try?.Entry.Credential), cancel);
        return list.Why is { Status: 404, Code: "NAME_UNKNOWN" } unknown
            ? check with { Answers = [.. check.Answers.Select((other, index) => index == missing ? one with { Answer = unknown } : other)] }
            : check with { Tags = list.Tags };
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
        return (await answers.HeadAsync(RegistryAnswers.Question(copy, null) with { Alone = true }, cancel)).IsOk ? copy : null;
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
            return tries.Count > 0 && (await answers.HeadAsync(RegistryAnswers.Question(elsewhere, tries[0].Entry.Credential) with { Alone = true }, cancel)).IsOk ? host : null;
        }));
        return [.. found.OfType<string>()];
    }
}
