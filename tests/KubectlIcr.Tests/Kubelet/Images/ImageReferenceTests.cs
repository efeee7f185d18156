using KubectlIcr.Kubelet;

namespace KubectlIcr.Tests.Kubelet;

public sealed class ImageReferenceTests
{
    private const string Hex64 = "abababababababababababababababababababababababababababababababab";
    private const string Hex96 = Hex64 + "abababababababababababababababab";

    [Theory]
    [InlineData("nginx", "docker.io", "library/nginx", "latest", null)]
    [InlineData("nginx:1.27", "docker.io", "library/nginx", "1.27", null)]
    [InlineData("acme/api", "docker.io", "acme/api", "latest", null)]
    [InlineData("docker.io/nginx", "docker.io", "library/nginx", "latest", null)]
    [InlineData("index.docker.io/nginx", "docker.io", "library/nginx", "latest", null)]
    [InlineData("index.docker.io/acme/api", "docker.io", "acme/api", "latest", null)]
    [InlineData("registry-1.docker.io/nginx", "registry-1.docker.io", "nginx", "latest", null)]
    [InlineData("localhost/app", "localhost", "app", "latest", null)]
    [InlineData("localhost", "docker.io", "library/localhost", "latest", null)]
    [InlineData("localhost:5000/app", "localhost:5000", "app", "latest", null)]
    [InlineData("localhost:5000", "docker.io", "library/localhost", "5000", null)]
    [InlineData("us.icr.io/team/app", "us.icr.io", "team/app", "latest", null)]
    [InlineData("us.icr.io:443/team/app:1", "us.icr.io:443", "team/app", "1", null)]
    [InlineData("US.icr.io/team/app", "US.icr.io", "team/app", "latest", null)]
    [InlineData("Team/app", "Team", "app", "latest", null)]
    [InlineData("[::1]:5000/app", "[::1]:5000", "app", "latest", null)]
    [InlineData("[2001:db8::1]/app:1", "[2001:db8::1]", "app", "1", null)]
    [InlineData("us.icr.io/a__b/c-_d--e.f:V1_.-", null, null, null, null)]
    [InlineData("us.icr.io/a__b/c--e.f:V1_.-", "us.icr.io", "a__b/c--e.f", "V1_.-", null)]
    [InlineData("us.icr.io/team/app@sha256:" + Hex64, "us.icr.io", "team/app", null, "sha256:" + Hex64)]
    [InlineData("us.icr.io/team/app:1@sha256:" + Hex64, "us.icr.io", "team/app", "1", "sha256:" + Hex64)]
    [InlineData("us.icr.io/team/app@sha384:" + Hex96, "us.icr.io", "team/app", null, "sha384:" + Hex96)]
    [InlineData("us.icr.io/team/app@sha512:" + Hex64 + Hex64, "us.icr.io", "team/app", null, "sha512:" + Hex64 + Hex64)]
    public void Reads_what_distribution_reads(string raw, string? registry, string? repository, string? tag, string? digest)
    {
        var parsed = ImageReference.TryParse(raw, out var image, out var error);
        Assert.Equal(registry is not null, parsed);
        Assert.Equal(parsed, error is null);
        Assert.Equal((registry, repository, tag, digest), (image?.Registry, image?.Repository, image?.Tag, image?.Digest));
        Assert.Equal(raw, image?.Raw ?? raw);
    }

    [Theory]
    [InlineData("", "invalid reference format")]
    [InlineData(" nginx", "invalid reference format")]
    [InlineData("nginx\n", "invalid reference format")]
    [InlineData("us.icr.io/team/app:", "invalid reference format")]
    [InlineData("us.icr.io/team/app:a b", "invalid reference format")]
    [InlineData("us.icr.io//app", "invalid reference format")]
    [InlineData("us.icr.io/team/app/", "invalid reference format")]
    [InlineData("us.icr.io/team/.app", "invalid reference format")]
    [InlineData("us.icr.io/team/a..b", "invalid reference format")]
    [InlineData("us.icr.io/team/a___b", "invalid reference format")]
    [InlineData("us.icr.io/team/äpp", "invalid reference format")]
    [InlineData("https://us.icr.io/team/app", "invalid reference format")]
    [InlineData("-us.icr.io/team/app", "invalid reference format")]
    [InlineData("us.icr.io:port/team/app", "invalid reference format")]
    [InlineData("us.icr.io/team/app@sha256:abc", "invalid reference format")]
    [InlineData("us.icr.io/team/app@sha256", "invalid reference format")]
    [InlineData("us.icr.io/team/app:latest:1", "invalid reference format")]
    [InlineData("us.icr.io/team/App", "invalid reference format: repository name (team/App) must be lowercase")]
    [InlineData("us.icr.io/Team/app:1.0", "invalid reference format: repository name (Team/app) must be lowercase")]
    [InlineData("Nginx", "invalid reference format: repository name (library/Nginx) must be lowercase")]
    [InlineData("us.icr.io/team/app@SHA256:" + Hex64, "invalid reference format: repository name (team/app@SHA256) must be lowercase")]
    [InlineData(Hex64, "invalid repository name (" + Hex64 + "), cannot specify 64-byte hexadecimal strings")]
    [InlineData("us.icr.io/team/app@sha256:" + Hex64 + "ab", "invalid checksum digest length")]
    [InlineData("us.icr.io/team/app@sha512:" + Hex64, "invalid checksum digest length")]
    [InlineData("us.icr.io/team/app@sha256:ABabababababababababababababababababababababababababababababABAB", "invalid checksum digest format")]
    [InlineData("us.icr.io/team/app@md5:abababababababababababababababab", "unsupported digest algorithm")]
    public void Refuses_in_the_kubelets_words(string raw, string reason)
    {
        Assert.False(ImageReference.TryParse(raw, out var image, out var error));
        Assert.Null(image);
        Assert.Equal($"couldn't parse image name {GoQuote.Text(raw)}: {reason}", error);
    }

    [Theory]
    [InlineData("a\"b\\c\n\u0001é\u00a0🙂", @"""a\""b\\c\n\x01é\u00a0🙂""")]
    public void Quotes_as_Go_does(string text, string quoted) => Assert.Equal(quoted, GoQuote.Text(text));

    [Theory]
    [InlineData(128, true)]
    [InlineData(129, false)]
    public void Limits_the_tag(int length, bool valid) =>
        Assert.Equal(valid, ImageReference.TryParse($"us.icr.io/team/app:{new string('a', length)}", out _, out _));

    [Theory]
    [InlineData(255, true)]
    [InlineData(256, false)]
    public void Limits_the_repository_without_its_registry(int length, bool valid)
    {
        Assert.Equal(valid, ImageReference.TryParse($"us.icr.io/{new string('a', length)}", out _, out var error));
        Assert.EndsWith(valid ? "" : ": repository name must not be more than 255 characters", error ?? "", StringComparison.Ordinal);
    }
}
