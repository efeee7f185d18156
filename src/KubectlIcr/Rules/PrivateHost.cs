using KubectlIcr.Kubelet;
using KubectlIcr.Registry;
using KubectlIcr.Report;

namespace KubectlIcr.Rules;

/// <summary>The way round the public network: the <c>private.</c> name of the same region, which serves the same images.</summary>
internal static class PrivateHost
{
    /// <summary>The private name of the image's region; null where there is none, or the image already uses it.</summary>
    public static string? Of(Pull pull) =>
        IcrDomain.TryGet(pull.Image?.Registry, out var domain) && domain is { Region: not null, Endpoint: IcrEndpoint.Public or IcrEndpoint.Bluemix }
            ? $"private.{domain.PublicHost}"
            : null;

    /// <summary>Pulls the same image by its private name.</summary>
    public static Fix? Instead(Pull pull, string why) =>
        Of(pull) is { } host
            ? Fixes.SetImage(pull, OnHost.Of(pull, host), $"{why}; from within IBM Cloud only, and the pull secret needs an entry for {host}")
            : null;
}
