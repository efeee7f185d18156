using CsCheck;
using KubectlIcr.Kubelet;

namespace KubectlIcr.Tests.Fuzz;

/// <summary>Image references.</summary>
public sealed class ImageReferenceProperties
{
    [Fact]
    public void The_parts_of_a_name_are_read() => Property.Holds(
        Gen.Select(Names.Host, Names.Port, Names.Path, Gen.Null(Names.Tag), Gen.Null(Names.Digest)),
        (one) =>
        {
            var (host, port, path, tag, digest) = one;
            Assert.True(ImageReference.TryParse($"{host}{port}/{path}{(tag is null ? "" : ":" + tag)}{(digest is null ? "" : "@" + digest)}", out var image, out var error), error);
            var hub = port.Length == 0 && host is "docker.io" or "index.docker.io" && port.Length == 0;
            Assert.Equal(hub ? "docker.io" : host + port, image!.Registry);
            Assert.Equal(hub && !path.Contains('/', StringComparison.Ordinal) ? $"library/{path}" : path, image.Repository);
            Assert.Equal((tag ?? (digest is null ? "latest" : null), digest), (image.Tag, image.Digest));
        },
        samples: 1000);

    [Fact]
    public void A_name_in_full_means_the_same() => Property.Holds(Mutated.Of(Names.Image), raw =>
    {
        if (!ImageReference.TryParse(raw, out var image, out var error))
        {
            Assert.StartsWith("couldn't parse image name \"", error, StringComparison.Ordinal);
            return;
        }
        var full = $"{image.Name}{(image.Tag is null ? "" : ":" + image.Tag)}{(image.Digest is null ? "" : "@" + image.Digest)}";
        Assert.True(ImageReference.TryParse(full, out var again, out error), error);
        Assert.Equal(image with { Raw = full }, again);
    }, samples: 2000);
}
