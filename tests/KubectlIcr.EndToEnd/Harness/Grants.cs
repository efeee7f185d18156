namespace KubectlIcr.EndToEnd.Harness;

/// <summary>Gives a user rights, and waits until the server heeds them: it learns of roles a moment after they are written.</summary>
internal static class Grants
{
    public static async Task AddAsync(Api api, User user, string? @namespace, JsonObject[] rules)
    {
        await api.CreateAllAsync(Rbac.Allow(user, @namespace, $"{user.Name}-{Guid.NewGuid():N}", rules));
        foreach (var rule in rules)
            await Eventually.HoldsAsync(() => MayAsync(api, user.Name, @namespace, rule));
    }

    /// <summary>Whether the server grants the first verb of the rule on the first of its resources.</summary>
    public static async Task<bool> MayAsync(Api api, string user, string? @namespace, JsonObject rule)
    {
        var resource = ((string)rule["resources"]![0]!).Split('/');
        var review = Json.Of(new
        {
            apiVersion = "authorization.k8s.io/v1",
            kind = "SubjectAccessReview",
            spec = new
            {
                user,
                resourceAttributes = new
                {
                    @namespace,
                    verb = rule["verbs"]![0],
                    group = rule["apiGroups"]![0],
                    resource = resource[0],
                    subresource = resource.ElementAtOrDefault(1),
                    name = rule["resourceNames"]?[0],
                },
            },
        });
        var answer = await api.PostAsync("/apis/authorization.k8s.io/v1/subjectaccessreviews", review);
        return (bool)answer["status"]!["allowed"]!;
    }
}
