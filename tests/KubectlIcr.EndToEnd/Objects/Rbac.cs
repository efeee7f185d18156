namespace KubectlIcr.EndToEnd.Objects;

/// <summary>Roles, and who has them.</summary>
internal static class Rbac
{
    private const string Group = "rbac.authorization.k8s.io";

    /// <summary>Lets a user do something in a namespace, or, when that is null, in all: a role and its binding.</summary>
    public static JsonObject[] Allow(User user, string? @namespace, string name, params JsonObject[] rules) => @namespace is null
        ? [New("ClusterRole", null, name, new { rules }), ClusterBinding(name, name, user)]
        : [New("Role", @namespace, name, new { rules }), New("RoleBinding", @namespace, name, To("Role", name, user))];

    /// <summary>E.g. <c>Rule("get list", "pods events")</c>.</summary>
    public static JsonObject Rule(string verbs, string resources, string apiGroup = "", params string[] names) => Json.Of(new
    {
        verbs = verbs.Split(' '),
        resources = resources.Split(' '),
        apiGroups = new[] { apiGroup },
        resourceNames = names.Length == 0 ? null : names,
    });

    public static JsonObject ClusterBinding(string name, string clusterRole, User user) =>
        New("ClusterRoleBinding", null, name, To("ClusterRole", clusterRole, user));

    private static object To(string kind, string role, User user) => new
    {
        roleRef = new { apiGroup = Group, kind, name = role },
        subjects = new[] { new { apiGroup = Group, kind = "User", name = user.Name } },
    };

    private static JsonObject New(string kind, string? @namespace, string name, object rest)
    {
        var thing = Json.Of(new { apiVersion = $"{Group}/v1", kind, metadata = new { name, @namespace } });
        foreach (var (field, value) in Json.Of(rest)) thing[field] = value?.DeepClone();
        return thing;
    }
}
