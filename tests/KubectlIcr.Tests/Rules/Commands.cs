namespace KubectlIcr.Tests.Rules;

/// <summary>Commands that many fixes share, about the pod of <see cref="ACluster"/>.</summary>
internal static class Commands
{
    public const string Restart = "kubectl rollout restart deployment/web -n team-a";
    public const string Remake = "kubectl get pod/web -n team-a -o yaml | kubectl replace --force -f -";
    public const string Apply = "ibmcloud ks cluster pull-secret apply --cluster ck9blho20n01rtorhqhg";
    public const string Copy = Payload + " | kubectl create secret generic all-icr-io -n team-a --type=kubernetes.io/dockerconfigjson --from-file=.dockerconfigjson=/dev/stdin";
    public const string Overwrite = Copy + " --dry-run=client -o yaml | kubectl replace -f -";
    public const string Create = "kubectl create secret docker-registry us-icr-io-pull -n team-a --docker-server=us.icr.io --docker-username=iamapikey --docker-password=API_KEY";

    private const string Payload = @"kubectl get secret/all-icr-io -n default -o jsonpath='{.data.\.dockerconfigjson}' | base64 -d";

    /// <summary>Into a service account that names none.</summary>
    public static string Bind(string secret) => """kubectl patch serviceaccount/default -n team-a -p '{"imagePullSecrets":[{"name":"SECRET"}]}'""".Replace("SECRET", secret);

    /// <summary>Onto a service account's list.</summary>
    public static string Append(string secret) => """kubectl patch serviceaccount/default -n team-a --type=json -p '[{"op":"add","path":"/imagePullSecrets/-","value":{"name":"SECRET"}}]'""".Replace("SECRET", secret);

    /// <summary>Into the pod template of Deployment/web.</summary>
    public static string Name(string secret) => """kubectl patch deployment/web -n team-a -p '{"spec":{"template":{"spec":{"imagePullSecrets":[{"name":"SECRET"}]}}}}'""".Replace("SECRET", secret);

    /// <summary>A secret of one entry again.</summary>
    public static string Replace(string secret) =>
        $"kubectl create secret docker-registry {secret} -n team-a --docker-server=us.icr.io --docker-username=iamapikey --docker-password=API_KEY --dry-run=client -o yaml | kubectl replace -f -";

    /// <summary>Another image for Deployment/web.</summary>
    public static string SetImage(string image) => $"kubectl set image deployment/web -n team-a main={image}";
}
