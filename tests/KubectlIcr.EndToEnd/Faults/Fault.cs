using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace KubectlIcr.EndToEnd.Faults;

/// <summary>One thing that goes wrong between a command and the API server.</summary>
/// <param name="Name">For namespaces.</param>
/// <param name="Title">For a person.</param>
/// <param name="Played">What the server does, for a person.</param>
/// <param name="PlayAsync">Answers a request that it strikes.</param>
internal sealed record Fault(string Name, string Title, string Played, Func<Exchange, Task> PlayAsync)
{
    /// <summary>It strikes every request from the first one that it strikes on.</summary>
    public bool Lasts { get; init; }

    /// <summary>It strikes from the very first request on, wherever a command is.</summary>
    public bool IsEverywhere { get; init; }

    /// <summary>It strikes later pages of lists, and nothing else.</summary>
    public bool IsOfPages { get; init; }

    public HttpProtocols Protocols { get; init; } = HttpProtocols.Http1AndHttp2;

    /// <summary>For <c>--request-timeout</c>.</summary>
    public string Timeout { get; init; } = "5s";

    /// <summary>Completes when the servers are well again.</summary>
    public Func<Task> OverAsync { get; init; } = () => Task.CompletedTask;

    /// <summary>Where it strikes, the server has closed its port.</summary>
    public bool Closes { get; init; }

    /// <summary>Whether a write is carried out in the end is left to chance.</summary>
    public bool LeavesOpen { get; init; }

    /// <summary>The server's certificate ended a day ago.</summary>
    public bool HasOldCertificate { get; init; }
}
