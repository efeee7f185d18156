namespace KubectlIcr.Commands;
internal static class CheckCommand { public static Func<Invocation> Define(McMaster.Extensions.CommandLineUtils.CommandLineApplication command) { command.Description="Say why"; return () => new VersionInvocation(); } }
