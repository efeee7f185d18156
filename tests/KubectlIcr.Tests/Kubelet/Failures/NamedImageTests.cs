using KubectlIcr.Kubelet;

namespace KubectlIcr.Tests.Kubelet;

public class NamedImageTests
{
    private const string Own = "us.icr.io/team/app:1.0";

    [Theory]
    [InlineData("failed to pull and unpack image \"us.icr.io/models/llama:3\": us.icr.io/models/llama:3: not found", "us.icr.io/models/llama:3")]
    [InlineData("Failed to pull image \"quay.io/acme/model:2\": unauthorized", "quay.io/acme/model:2")]
    [InlineData("failed to pull and unpack image \"us.icr.io/team/app:1.0\": us.icr.io/team/app:1.0: not found", null)]
    [InlineData("failed to pull and unpack image \"us.icr.io/team/app@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef\": not found", null)]
    [InlineData("failed to resolve reference \"mirror.acme.example/icr/team/app:1.0\": mirror.acme.example/icr/team/app:1.0: not found", null)]
    [InlineData("reading manifest 1.0 in us.icr.io/team/app: manifest unknown", null)]
    [InlineData("(Mirrors also failed: [mirror.acme.example/team/app:1.0: manifest unknown]): us.icr.io/team/app:1.0: i/o timeout", null)]
    [InlineData("unexpected status: 401 Unauthorized", null)]
    [InlineData("Back-off pulling image \"us.icr.io/team/app:1.0\"", null)]
    public void A_text_about_another_image_judges_nothing(string text, string? other)
    {
        Assert.True(ImageReference.TryParse(Own, out var image, out _));

        var failure = NamedImage.Heeded(PullError.Classify(text, image.Registry), image);

        Assert.Equal(other, failure.OtherImage);
        Assert.Equal(other is not null, failure.Summary.StartsWith("the error is about ", StringComparison.Ordinal));
        if (other is not null)
            Assert.Equal(PullCause.Other, failure.Cause);
    }
}
