namespace KubectlIcr.Tests.Rules;

/// <summary>Commands that many fixes share, about the pod of <see cref="ACluster"/>.</summary>
internal static class Commands
{
    public const string Restart = "kubectl rollout restart deployment/web -n team-a";
    public const string Remake = "kubectl get pod/web -n team-a -o yaml | kubectl replace --force -f -";
    public const string Apply = "ibmcloud ks cluster pull-secret apply --cluster ck9blho20n01rtorhqhg";
    public const string Copy = "kubectl icr copy-secret all-icr-io --from default --to team-a";
    public const string Overwrite = Copy + " --overwrite";
    public const string Create = "kubectl create secret docker-registry us-icr-io-pull -n team-a --docker-server=us.icr.io --docker-username=iamapikey --docker-password=API_KEY";

    /// <summary>Onto the service account's list.</summary>
    public static string Bind(string secret) => $"kubectl icr bind-sa default -n team-a --secret {secret}";

    /// <summary>Into the pod template of Deployment/web.</summary>
    public static string Name(string secret) => """kubectl patch deployment/web -n team-a -p '{"spec":{"template":{"spec":{"imagePullSecrets":[{"name":"SECRET"}]}}}}'""".Replace("SECRET", secret);

    /// <summary>A secret of one entry again.</summary>
    public static string Replace(string secret) =>
        $"kubectl create secret docker-registry {secret} -n team-a --docker-server=us.icr.io --docker-username=iamapikey --docker-password=API_KEY --dry-run=client -o yaml | kubectl replace -f -";

    /// <summary>Another image for Deployment/web.</summary>
    public static string SetImage(string image) => $"kubectl set image deployment/web -n team-a main={image}";
}
