using KubectlIcr.EndToEnd.Check;

namespace KubectlIcr.EndToEnd.Probe;

/// <summary>A cause of IBM's troubleshooting page as it would be met: what is planted, and the one finding that must come of it.</summary>
/// <param name="Name">The namespace.</param>
/// <param name="Error">The id of the only error.</param>
/// <param name="Fix">How the first command of its fix begins; <c>%</c> stands for the namespace.</param>
/// <param name="Plant">The scene, with what the registry and IAM know of its key.</param>
internal sealed record Cause(string Name, string Error, string Fix, Func<Scene, Scene> Plant)
{
    /// <summary>The platform of the image; null where there is no such image.</summary>
    public string? Pushed { get; init; } = "linux/amd64";

    /// <summary>Where the image really is, when not where the pod looks for it.</summary>
    public string? PushedAs { get; init; }

    /// <summary>Words that the finding must have.</summary>
    public string[] Says { get; init; } = [];

    /// <summary>Words for causes that the evidence rules out.</summary>
    public string[] RulesOut { get; init; } = [];

    public async Task<CheckReportJson> CheckAsync(ControlPlane plane, RegistryWorld world)
    {
        var scene = Plant(new Scene(plane, world, Name));
        if (Pushed is not null) await world.PushAsync(PushedAs ?? scene.Image, Pushed);
        return await scene.CheckAsync("--iam");
    }
}
