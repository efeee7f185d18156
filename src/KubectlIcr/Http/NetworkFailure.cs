namespace KubectlIcr.Http;

/// <summary>A request that got no HTTP answer.</summary>
internal sealed class NetworkFailure(NetworkFault fault, Exception? inner = null) : Exception(fault.Words, inner)
{
    public NetworkFault Fault => fault;
}
