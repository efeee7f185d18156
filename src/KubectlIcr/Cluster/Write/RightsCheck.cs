using System.Collections.Concurrent;
using System.Text;
using System.Text.Json.Nodes;
using KubectlIcr.Cluster.Connect;
using KubectlIcr.Cluster.Read;
using KubectlIcr.Cluster.Wire;

namespace KubectlIcr.Cluster.Write;

/// <summary>Asks the API server what we are allowed to do (SelfSubjectAccessReview) before making changes.</summary>
internal sealed class RightsCheck(ApiExchange exchange)
{
    private const string Path = "apis/authorization.k8s.io/v1/selfsubjectaccessreviews";

    /// <summary>From this number of namespaces on, it is cheaper to ask first whether it is allowed in all.</summary>
    private const int Many = 3;

    /// <summary>Those of the rights that we lack. A server that refuses the question refuses the write itself, if need be.</summary>
    public async Task<IReadOnlyList<Right>> MissingAsync(IEnumerable<Right> rights, CancellationToken cancel)
    {
        var wanted = rights.Distinct().ToList();
        var everywhere = wanted.GroupBy(right => right with { Namespace = null, Name = null }).Where(group => group.Count() >= Many).Select(group => group.Key);
        var general = (await AllowedAsync(everywhere, cancel)).ToHashSet();
        var open = wanted.Where(right => !general.Contains(right with { Namespace = null, Name = null })).ToList();
        return [.. open.Except(await AllowedAsync(open, cancel))];
    }

    private async Task<IReadOnlyCollection<Right>> AllowedAsync(IEnumerable<Right> rights, CancellationToken cancel)
    {
        var allowed = new ConcurrentBag<Right>();
        await WideList.EachAsync(rights, async right =>
        {
            if (await IsAllowedAsync(right, cancel)) allowed.Add(right);
        }, cancel);
        return allowed;
    }

    private async Task<bool> IsAllowedAsync(Right right, CancellationToken cancel)
    {
        try
        {
            var answer = await exchange.SendAsync(HttpMethod.Post, Path, () => new StringContent(Review(right).ToJsonString(), Encoding.UTF8, "application/json"), WireContext.Default.JsonObject, Retries.Reads, cancel);
            return (bool?)answer["status"]?["allowed"] ?? throw ApiFailure.NotKubernetes(exchange.Connection, Path);
        }
        catch (ApiFailure failure) when (failure is { EndsAll: false, Status: 403 or 404 })
        {
            return true;
        }
        catch (ApiFailure failure)
        {
            throw new UserError($"{failure.Message}; your permissions could not be checked, so nothing was changed", inner: failure);
        }
    }

    private static JsonObject Review(Right right) => new()
    {
        ["apiVersion"] = "authorization.k8s.io/v1",
        ["kind"] = "SelfSubjectAccessReview",
        ["spec"] = new JsonObject
        {
            ["resourceAttributes"] = new JsonObject
            {
                ["verb"] = right.Verb,
                ["group"] = right.Type.Group,
                ["resource"] = right.Type.Plural,
                ["namespace"] = right.Namespace,
                ["name"] = right.Name,
            },
        },
    };
}
