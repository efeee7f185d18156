using KubectlIcr.Kubelet;
using KubectlIcr.Report;

namespace KubectlIcr.Rules;

/// <summary>Commands about the image of a container or volume, and whether the node pulls it.</summary>
internal static class ImageFixes
{
    /// <summary>Sets the image where it is written. An ephemeral container can't be changed, only followed by another.</summary>
    public static Fix Set(Pull pull, string image, string why)
    {
        var (owner, pod) = (Owner.Of(pull.Pod), pull.Pod);
        if (pull.Use.IsEphemeral)
            return new Fix(
                $"kubectl debug {Shell.Quote($"pod/{pod.Name}")} -n {Shell.Quote(pod.Namespace)} -it --image={Shell.Quote(image)}",
                $"{why}, in a new ephemeral container (existing ones can't be changed)");
        if (pull.Use.Volume is { } volume)
            return PodSpecFixes.Patch(pod, OfVolume(volume, Json.Member("reference", image)), why);
        if (pod.CustomOwner is { } custom)
            return ByHand.Edit(custom, owner, pod, $"set the image of {pull.Use.Words} to {image}", why);
        if (pod.Custom is not null)
            return CustomFixes.SetImage(pull, image, why);
        if (!owner.IsKnown)
            return ByHand.Edit(owner, pod, $"set the image of {pull.Use.Words} to {image}", why);
        if (pod.Manifest is not null)
            return PodSpecFixes.InManifest($"set image --local -f {Names.File(pod)} {Shell.Quote($"{pull.Use.Name}={image}")} -o yaml", why);
        return owner.TakesSetImage
            ? PodSpecFixes.Change(owner, pod, $"kubectl set image {owner.Resource} -n {Shell.Quote(pod.Namespace)} {Shell.Quote($"{pull.Use.Name}={image}")}", why)
            : PodSpecFixes.Patch(pod, OfContainer(pull.Use, Json.Member("image", image)), why);
    }

    /// <summary>Lets the node pull the image where the pull policy is Never. An ephemeral container can't be changed, only followed by another.</summary>
    public static Fix AllowPull(Pull pull, string why) => pull.Use switch
    {
        { IsEphemeral: true } => Set(pull, pull.Use.Image, why),
        { Volume: { } volume } => PodSpecFixes.Patch(pull.Pod, OfVolume(volume, Json.Member("pullPolicy", "IfNotPresent")), why),
        var use => PodSpecFixes.Patch(pull.Pod, OfContainer(use, Json.Member("imagePullPolicy", "IfNotPresent")), why),
    };

    /// <summary>Requests the image anonymously from the registry, to distinguish a wrong name from a wrong credential.</summary>
    public static Fix InspectWithoutLogin(Pull pull, string why) => Fix.Show($"DOCKER_CONFIG=$(mktemp -d) docker manifest inspect {Shell.Quote(pull.Use.Image)}", why);

    private static string OfContainer(ImageUse use, string member) => $"{{\"{use.List}\":[{{{Json.Member("name", use.Name)},{member}}}]}}";

    private static string OfVolume(string volume, string member) => $"{{\"volumes\":[{{{Json.Member("name", volume)},\"image\":{{{member}}}}}]}}";
}
