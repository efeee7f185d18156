namespace KubectlIcr.EndToEnd.InCluster;

/// <summary>A file of <c>docs/in-cluster</c> that gives a service account its rights, as it is in the cluster.</summary>
internal sealed class RoleManifest(ControlPlane plane, string name)
{
    private readonly IReadOnlyList<JsonObject> objects = Yaml.Parse(File.ReadAllText(PathOf(name)));

    public string Name => name;

    public static string Folder => Path.Combine(Repository.Root, "docs", "in-cluster");

    public static string PathOf(string name) => Path.Combine(Folder, $"{name}.yaml");

    public IReadOnlyList<Permission> Permissions =>
        [.. from rule in Role["rules"]!.AsArray()
            from resource in rule!["resources"]!.AsArray()
            from verb in rule["verbs"]!.AsArray()
            select new Permission((string)rule["apiGroups"]![0]!, (string)resource!, (string)verb!)];

    /// <summary>The user that the binding names.</summary>
    public string User => objects.Single(one => ((string)one["kind"]!).EndsWith("Binding", StringComparison.Ordinal))["subjects"]![0] is var subject
        ? $"system:serviceaccount:{subject!["namespace"]}:{subject["name"]}" : "";

    private JsonObject Role => objects.Single(one => (string)one["kind"]! is "Role" or "ClusterRole");

    private string? Namespace => (string?)Role["metadata"]!["namespace"];

    /// <summary>With the real kubectl, as the file stands.</summary>
    public async Task ApplyAsync()
    {
        (await plane.Kubectl().RunAsync("apply", "-f", PathOf(name))).Succeeded();
        await HeededAsync(Permissions, allowed: true);
    }

    /// <summary>The role without one verb of it; what was taken before is there again.</summary>
    public async Task TakeAsync(Permission taken)
    {
        JsonArray rules = [.. Permissions.Where(permission => permission != taken).Select(permission => permission.Rule)];
        var path = $"/apis/rbac.authorization.k8s.io/v1{(Namespace is null ? "" : $"/namespaces/{Namespace}")}/{((string)Role["kind"]!).ToLowerInvariant()}s/{(string)Role["metadata"]!["name"]!}";
        await plane.Api.PatchAsync(path, new JsonObject { ["rules"] = rules });
        await HeededAsync(Permissions.Where(permission => permission != taken), allowed: true);
        await HeededAsync([taken], allowed: false);
    }

    private async Task HeededAsync(IEnumerable<Permission> permissions, bool allowed)
    {
        foreach (var permission in permissions)
            await Eventually.HoldsAsync(async () => await Grants.MayAsync(plane.Api, User, Namespace, permission.Rule) == allowed);
    }
}
