using System.Collections.Concurrent;
using KubectlIcr.Cluster;
using KubectlIcr.Plans;

namespace KubectlIcr.Commands.Changes;

/// <summary>
/// The manifests of bare pods between their deletion and their next creation: in files of the user's, for nothing else holds them then. Whoever is
/// killed in between, or refused, has them still.
/// </summary>
internal sealed class PodBackups(Terminal terminal)
{
    private const string Title = "the pod's manifest";

    private readonly ConcurrentDictionary<ObjectRef, string> files = [];

    /// <summary>Before the pod is deleted.</summary>
    /// <exception cref="UserError">It can't be kept: then it must not be deleted.</exception>
    public void Keep(CreateAgain again)
    {
        var target = again.Target;
        var name = $"pod-{Uri.EscapeDataString(target.Namespace!)}-{Uri.EscapeDataString(target.Name)}-{DateTimeOffset.UtcNow.UtcDateTime:yyyyMMdd'T'HHmmss.fff'Z'}.json";
        var path = Path.Combine(OwnFiles.Folder(terminal, "the pod's manifest; set XDG_STATE_HOME"), name);
        files[target] = OwnFiles.Try(Title, path, "write", () =>
        {
            OwnFiles.Create(Path.GetFullPath(path), again.ToJson().ToJsonString());
            return path;
        });
        terminal.Say($"Manifest saved until {target} is recreated: {path}");
    }

    /// <summary>The pod is there, or was never deleted.</summary>
    public void Drop(ObjectRef target)
    {
        if (!files.TryRemove(target, out var path))
            return;
        try
        {
            File.Delete(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            terminal.Say($"warning: {path} is no longer needed, but could not be deleted: {FileWords.Of(e)}. Delete it yourself");
        }
    }

    /// <summary>What a pod that was not created again can be created from; nothing where none is kept.</summary>
    public string WayOut(ObjectRef target) => files.TryGetValue(target, out var path) ? $"; to recreate it: kubectl create -f {Shell.Quote(path)}" : "";
}
