using System.Net.Http.Headers;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using KubectlIcr.Tests.Cluster;
using Microsoft.AspNetCore.Http;

namespace KubectlIcr.EndToEnd.Check;

/// <summary>
/// The real API server with OpenShift's API groups beside it, which OpenShift serves from servers of its own, too. Not custom resources: the kube-apiserver 1.20 that the tests build
/// with today's Go crashes as soon as one is stored.
/// </summary>
internal sealed class OpenShiftFront : IAsyncDisposable
{
    private readonly HttpClient real;
    private readonly JsonObject[] objects;
    private FakeApi? server;

    private OpenShiftFront(ControlPlane plane, JsonObject[] objects)
    {
        this.objects = objects;
        var trust = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        trust.CustomTrustStore.ImportFromPemFile(plane.CaFile);
        real = new HttpClient(new SocketsHttpHandler { SslOptions = new SslClientAuthenticationOptions { CertificateChainPolicy = trust }, UseProxy = false }) { BaseAddress = plane.Server };
        real.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", plane.Admin.Token);
    }

    public string Url => $"http://localhost:{server!.Port}";

    public static async Task<OpenShiftFront> StartAsync(ControlPlane plane, params JsonObject[] objects)
    {
        var front = new OpenShiftFront(plane, objects);
        front.server = await FakeApi.StartAsync(front.AnswerAsync);
        return front;
    }

    public async ValueTask DisposeAsync()
    {
        await server!.DisposeAsync();
        real.Dispose();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var path = context.Request.Path.Value!;
        if (path.Contains(".openshift.io/", StringComparison.Ordinal))
        {
            await OwnAsync(context, path);
            return;
        }
        using var answer = await real.GetAsync(new Uri(path + context.Request.QueryString, UriKind.Relative), context.RequestAborted);
        context.Response.StatusCode = (int)answer.StatusCode;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(await answer.Content.ReadAsStringAsync(context.RequestAborted));
    }

    private Task OwnAsync(HttpContext context, string path)
    {
        if (Array.Find(objects, thing => ResourcePath.Of(thing) == path) is { } one) return FakeApi.Json(one.ToJsonString())(context);
        var found = objects.Where(thing => ResourcePath.OfCollection(thing) == path).ToList();
        var isList = found.Count > 0 || !path.Contains("/namespaces/", StringComparison.Ordinal);
        return isList
            ? FakeApi.Json($$"""{"kind":"List","apiVersion":"v1","metadata":{},"items":[{{string.Join(',', found.Select(thing => thing.ToJsonString()))}}]}""")(context)
            : FakeApi.Json(FakeApi.Status(404, "NotFound", "not found"), 404)(context);
    }
}
