namespace KubectlIcr.EndToEnd.Node;

/// <summary>Makes pods and templates such as the real node takes: bound to it, in its own network, since there is neither a scheduler nor a pod network.</summary>
internal static class OnNode
{
    /// <param name="policy">The pull policy of all its containers.</param>
    public static JsonObject Put(JsonObject thing, string policy = "Always")
    {
        var spec = (thing["spec"]!["template"]?["spec"] ?? thing["spec"])!.AsObject();
        foreach (var (field, value) in Json.Of(new
        {
            nodeName = RealNode.Name,
            hostNetwork = true,
            automountServiceAccountToken = false,
            tolerations = new object[] { new { @operator = "Exists" } },
            terminationGracePeriodSeconds = 0,
        })) spec[field] = value!.DeepClone();
        foreach (var list in (string[])["containers", "initContainers"])
            foreach (var container in spec[list]?.AsArray() ?? []) container!["imagePullPolicy"] = policy;
        return thing;
    }
}
