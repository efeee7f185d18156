namespace KubectlIcr.EndToEnd.Node;

/// <summary>kube-controller-manager: how it is started. It makes service accounts and the pods of workloads; nothing taints or evicts a busy node.</summary>
internal static class ControllerManager
{
    public static Daemon Start(string program, TempFolder folder, string kubeconfig) => new(
        program,
        [
            $"--kubeconfig={kubeconfig}", "--controllers=*,-ttl,-nodelifecycle,-nodeipam", "--leader-elect=false", "--port=0", "--secure-port=0",
            "--kube-api-qps=100", "--kube-api-burst=200",
        ],
        folder.File("controller-manager.log"));
}
