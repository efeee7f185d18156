using System.Diagnostics.CodeAnalysis;
using KubectlIcr.Http;

namespace KubectlIcr.Registry;

/// <summary>What came of one request, redirects included: an answer or a fault.</summary>
/// <param name="At">Who was asked last.</param>
internal sealed record HttpResult(Uri At, HttpAnswer? Answer, NetworkFault? Fault)
{
    public string Host => FaultWords.HostName(At);

    public int? Status => Answer?.Status;

    public bool IsDenied => Status is 401 or 403;

    [MemberNotNullWhen(true, nameof(Answer))]
    public bool IsSuccess => Answer?.IsSuccess == true;

    public HttpResult Garbled(string words) => this with { Fault = new(NetworkFaultKind.Garbled, $"{Host}: {words}") };
}
