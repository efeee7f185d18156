namespace KubectlIcr.EndToEnd.Harness;

/// <summary>A kubeconfig with one cluster, user and context.</summary>
internal static class KubeconfigFile
{
    public static string Text(Uri server, string caFile, User user, string? @namespace, string context) =>
        $$"""
        apiVersion: v1
        kind: Config
        clusters:
        - name: icr-test
          cluster:
            server: {{server.GetLeftPart(UriPartial.Authority)}}
            certificate-authority: {{caFile}}
        users:
        - name: {{user.Name}}
          user:
            token: {{user.Token}}
        contexts:
        - name: {{context}}
          context:
            cluster: icr-test
            user: {{user.Name}}{{(@namespace is null ? "" : $"\n    namespace: {@namespace}")}}
        current-context: {{context}}

        """;
}
