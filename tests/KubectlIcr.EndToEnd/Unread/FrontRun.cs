using System.Collections.Concurrent;

namespace KubectlIcr.EndToEnd.Unread;

/// <summary>One run of a command before the front: which request fails, what was asked, and what the run has written.</summary>
/// <param name="Id">A word, without slashes.</param>
/// <param name="Failing">The key of the request that fails each time; null where all goes well.</param>
internal sealed record FrontRun(string Id, string? Failing = null, ReadFault? Fault = null)
{
    /// <summary>The write that fails is done before its answer is lost, the first time.</summary>
    public bool IsLost { get; init; }

    private const string TrialUid = "11111111-1111-1111-1111-111111111111";

    private readonly ConcurrentDictionary<string, JsonNode?> written = [];
    private int losses;

    /// <summary>All that was read, once each.</summary>
    public ConcurrentDictionary<string, FrontRequest> Reads { get; } = [];

    /// <summary>What the server took.</summary>
    public ConcurrentQueue<string> Writes { get; } = [];

    /// <summary>Notes the request.</summary>
    public bool Fails(FrontRequest request)
    {
        if (request.IsRead) Reads.TryAdd(request.Key, request);
        return request.Key == Failing && !(IsLost && Interlocked.Exchange(ref losses, 1) > 0);
    }

    /// <summary>The answer about an object that this run has written; null where the server has it.</summary>
    public FrontAnswer? Own(FrontRequest request)
    {
        if (!written.TryGetValue(request.Path, out var thing)) return null;
        if (request.Method == "DELETE" && thing is not null)
        {
            Writes.Enqueue(request.Key);
            written[request.Path] = null;
        }
        return request.Method is "GET" or "DELETE" ? thing is null ? Gone(request) : new(200, thing.ToJsonString()) : null;
    }

    /// <summary>Remembers a write that the server would have kept.</summary>
    public FrontAnswer Tried(FrontRequest request, FrontAnswer answer)
    {
        if (answer.Status >= 300) return answer;
        Writes.Enqueue(request.Key);
        var thing = request.Method == "DELETE" ? null : JsonNode.Parse(answer.Body)!;
        if (thing?["kind"]!.ToString() == "Pod") Play(thing);
        written[thing is null || request.Method == "PATCH" ? request.Path : $"{request.Path}/{thing["metadata"]!["name"]}"] = thing;
        return thing is null ? answer : new(answer.Status, thing.ToJsonString());
    }

    /// <summary>What a kubelet that can't pull writes into the status of a trial pod.</summary>
    private static void Play(JsonNode pod)
    {
        pod["metadata"]!["uid"] = TrialUid;
        pod["status"] = PodStatus.Waiting("ErrImagePull", UnreadScene.Refused, "trial");
    }

    private static FrontAnswer Gone(FrontRequest request) =>
        new(404, Tests.Cluster.FakeApi.Status(404, "NotFound", $"{request.Kind} \"{request.Path.Split('/')[^1]}\" not found"));
}
