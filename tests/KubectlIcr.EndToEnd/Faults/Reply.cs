using System.Text;

namespace KubectlIcr.EndToEnd.Faults;

/// <summary>An answer, before it is sent.</summary>
internal sealed record Reply(int Status, string Type, byte[] Body)
{
    public bool IsJson => Status == 200 && Type.StartsWith("application/json", StringComparison.Ordinal);

    public bool IsProtobuf => Status == 200 && Type.StartsWith(ProtoPage.MediaType, StringComparison.Ordinal);

    /// <summary>As a number of seconds.</summary>
    public string? RetryAfter { get; init; }

    public string? Encoding { get; init; }

    public static Reply Text(int status, string type, string text) => new(status, type, System.Text.Encoding.UTF8.GetBytes(text));

    /// <summary>What an API server answers where it has no object to give.</summary>
    public static Reply Failure(int status, string reason, string message) =>
        Text(status, "application/json", KubectlIcr.Tests.Cluster.FakeApi.Status(status, reason, message));
}
