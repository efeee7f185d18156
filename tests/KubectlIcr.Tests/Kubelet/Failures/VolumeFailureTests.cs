using KubectlIcr.Cluster;
using KubectlIcr.Kubelet;

namespace KubectlIcr.Tests.Kubelet;

public class VolumeFailureTests
{
    private const string Own = "us.icr.io/team/app:1.0";
    private static readonly ImageVolume Model = new("model", "us.icr.io/models/llama:3");

    [Theory]
    [InlineData("ErrImagePull", "failed to pull and unpack image \"us.icr.io/models/llama:3\": us.icr.io/models/llama:3: not found", true)] // containerd
    [InlineData("ErrImagePull", "initializing source docker://us.icr.io/models/llama:3: reading manifest 3 in us.icr.io/models/llama: manifest unknown", true)] // CRI-O
    [InlineData("ImagePullBackOff", "Back-off pulling image \"us.icr.io/models/llama:3\"", true)]
    [InlineData("ErrImageNeverPull", "Container image \"us.icr.io/models/llama:3\" is not present with pull policy of Never", true)]
    [InlineData("ErrImagePull", "failed to resolve reference \"mirror.acme.example/models/llama:3\": mirror.acme.example/models/llama:3: not found", true)]
    [InlineData("ErrImagePull", "failed to pull and unpack image \"us.icr.io/team/app:1.0\": us.icr.io/team/app:1.0: not found", false)]
    [InlineData("ErrImagePull", "unexpected status: 401 Unauthorized", false)] // names nothing: the container's
    [InlineData("ErrImagePull", "failed to pull and unpack image \"us.icr.io/models/llama:30\": us.icr.io/models/llama:30: not found", false)] // of neither
    public void A_text_is_the_volumes_if_it_names_its_image(string reason, string message, bool ofVolume)
    {
        var pod = APod(Waiting("main", Own, reason, message));

        var (failure, _, state) = VolumeFailure.Of(pod, Model, Parsed(Model.Image), new PodEvents([]));

        Assert.Equal((ofVolume, ofVolume), (failure is not null, state is not null));
        Assert.Equal(ofVolume, ContainerFailure.Of(pod.Containers[0], Parsed(Own), new PodEvents([]), pod.ImageVolumes).Failure is null);
    }

    [Fact]
    public void Of_two_images_that_are_called_alike_the_exact_one_fails()
    {
        var alike = new ImageVolume("data", "us.icr.io/team/app-data/app:1.0");
        var pod = APod(Waiting("main", "us.icr.io/app:1.0", "ErrImagePull", "us.icr.io/team/app-data/app:1.0: not found: image \"us.icr.io/team/app-data/app:1.0\"")) with { ImageVolumes = [alike] };

        Assert.NotNull(VolumeFailure.Of(pod, alike, Parsed(alike.Image), new PodEvents([])).Failure);
        Assert.Null(ContainerFailure.Of(pod.Containers[0], Parsed("us.icr.io/app:1.0"), new PodEvents([]), pod.ImageVolumes).Failure);
    }

    [Fact]
    public void An_image_that_a_container_has_too_fails_for_the_container()
    {
        var same = new ImageVolume("self", Own);
        var pod = APod(Waiting("main", Own, "ErrImagePull", $"image \"{Own}\": not found")) with { ImageVolumes = [same] };

        Assert.NotNull(ContainerFailure.Of(pod.Containers[0], Parsed(Own), new PodEvents([]), pod.ImageVolumes).Failure);
    }

    private static Pod APod(params Container[] containers) => new() { Namespace = "v", Name = "p", Containers = containers, ImageVolumes = [Model] };

    private static Container Waiting(string name, string image, string reason, string message) => new() { Name = name, Image = image, State = new ContainerState("waiting", reason, message) };

    private static ImageReference Parsed(string raw) => ImageReference.TryParse(raw, out var image, out _) ? image : throw new ArgumentException(raw);
}
