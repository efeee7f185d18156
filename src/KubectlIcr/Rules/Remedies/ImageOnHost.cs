using KubectlIcr.Kubelet;

namespace KubectlIcr.Rules;

/// <summary>The same image reference under another host.</summary>
internal static class ImageOnHost
{
    public static string Of(Pull pull, string host)
    {
        var raw = pull.Use.Image;
        return pull.Image is { } image && raw.StartsWith($"{image.Registry}/", StringComparison.Ordinal) ? $"{host}{raw[image.Registry.Length..]}" : raw;
    }
}
