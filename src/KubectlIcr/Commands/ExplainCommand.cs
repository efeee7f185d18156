using KubectlIcr.Commands.Completing;
using McMaster.Extensions.CommandLineUtils;

namespace KubectlIcr.Commands;

/// <summary><c>kubectl icr explain</c>: what a rule or a cause means, and what a pasted error says.</summary>
internal static class ExplainCommand
{
    public static Func<string[], Invocation> Define(CommandLineApplication command)
    {
        command.Description = "Explain a rule, a cause, or an error read from standard input";
        command.ExtendedHelpText = """
              # What does ICR302 mean, and how is it fixed?
              kubectl icr explain ICR302

              # Which rules explain the cause "unauthorized"?
              kubectl icr explain unauthorized

              # What does this error mean? (explain itself contacts no cluster)
              kubectl describe pod web-1 | kubectl icr explain -

              # Which error belongs to which image? Accepts events, logs from the kubelet,
              # containerd or CRI-O, YAML and JSON, in any combination
              kubectl get events -A | kubectl icr explain -

              # List all rules
              kubectl icr explain

            """;
        var topic = command.Argument("[RULE | CAUSE | -]", "Rule ID, cause, or - to read text from standard input").Completes(Completion.Topics);
        return more => new ExplainInvocation(topic.Value ?? more.FirstOrDefault());
    }
}
