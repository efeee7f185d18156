using KubectlIcr.Http;
using KubectlIcr.Kubelet;

namespace KubectlIcr.Probe;

/// <summary>What keeps us from a registry, by the names that the kubelet's own texts of it have.</summary>
internal static class Faults
{
    public static PullCause CauseOf(NetworkFault fault) => fault.Kind switch
    {
        NetworkFaultKind.Dns => PullCause.Dns,
        NetworkFaultKind.Timeout or NetworkFaultKind.Unreachable => PullCause.ConnectTimeout,
        NetworkFaultKind.Refused => PullCause.ConnectionRefused,
        NetworkFaultKind.UnknownCa => PullCause.TlsUnknownCa,
        NetworkFaultKind.OtherTls => PullCause.TlsOther,
        NetworkFaultKind.HttpForHttps => PullCause.HttpVsHttps,
        NetworkFaultKind.Proxy => PullCause.Proxy,
        _ => PullCause.Other,
    };
}
