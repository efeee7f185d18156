using System.Text;
using KubectlIcr.Cluster;
using KubectlIcr.PullSecrets;

namespace KubectlIcr.Tests.PullSecrets;

/// <summary>Secrets, pods and facts for the tests of this folder.</summary>
internal static class AHolding
{
    public static Secret Secret(string @namespace, string name, params (string Host, string Login)[] entries) => new()
    {
        Namespace = @namespace,
        Name = name,
        Type = KubectlIcr.Cluster.Secret.DockerConfigJsonType,
        DockerConfigJson = Sensitive.Of($"{{\"auths\":{{{string.Join(',', entries.Select(entry => $"\"{entry.Host}\":{{\"auth\":\"{Convert.ToBase64String(Encoding.UTF8.GetBytes(entry.Login))}\"}}"))}}}}}"),
    };

    public static Pod Pod(string name, params string[] secrets) => new()
    {
        Namespace = "a",
        Name = name,
        ImagePullSecrets = secrets,
        Containers = [new Container { Name = "main", Image = "us.icr.io/team/app:1", State = new("running", null, null) }],
    };

    public static PullSecretFacts Facts(params Secret[] secrets) => new()
    {
        Identity = new() { Source = "live" },
        TakenAt = default,
        Secrets = secrets.ToDictionary(secret => secret.Key, Fact<Secret>.Found),
    };

    public static PullSecret Held(Secret secret) => new(secret.Key, Fact<Secret>.Found(secret));
}
