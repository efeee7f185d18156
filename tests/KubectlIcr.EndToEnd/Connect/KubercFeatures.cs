namespace KubectlIcr.EndToEnd.Connect;

/// <summary>What kuberc says of credential plugins, and the flags since kubectl 1.32: rows that kubectl 1.35 answers.</summary>
internal static class KubercFeatures
{
    private const string Preference = "apiVersion: kubectl.config.k8s.io/v1beta1\nkind: Preference\n";

    private const string Deny = Preference + "credentialPluginPolicy: DenyAll\n";

    private const string Allow = Preference + "credentialPluginPolicy: Allowlist\ncredentialPluginAllowlist: ";

    private const string Runs = KubeconfigFeatures.Token + "\nplugin runs 1";

    private const string Denied = "getting credentials: plugin \"plugin\" not allowed: policy set to \"DenyAll\"";

    private const string Unlisted = "getting credentials: plugin path \".*/bin/plugin\" is not permitted by the credential plugin allowlist";

    public static IEnumerable<KubeconfigFeature> All => [.. Policies, .. Lists, .. Places, .. Extras];

    private static IEnumerable<KubeconfigFeature> Policies =>
    [
        Given("kuberc: no policy", Runs, Preference),
        Given("kuberc: AllowAll", Runs, Preference + "credentialPluginPolicy: AllowAll\n"),
        Given("kuberc: DenyAll", Denied, Deny),
        Given("kuberc: DenyAll as JSON", Denied, """{"kind": "Preference", "apiVersion": "kubectl.config.k8s.io/v1beta1", "credentialPluginPolicy": "DenyAll"}"""),
        Given("kuberc: DenyAll beside defaults and aliases", Denied, Deny + "defaults: [{command: get, options: [{name: output, default: name}]}]\naliases: [{name: pods, command: get}]\n"),
        Given("kuberc: DenyAll and a token", KubeconfigFeatures.Token, Deny) with { Flags = ["--kuberc", "%folder%/rc", "--token", "t0ken"] },
        Given("kuberc: another policy", "unknown plugin policy: \"denyall\"", Preference + "credentialPluginPolicy: denyall\n"),
        Given("kuberc: another policy and a token", "unknown plugin policy: \"Nope\"", Preference + "credentialPluginPolicy: Nope\n") with { Flags = ["--kuberc", "%folder%/rc", "--token", "t0ken"] },
        Given("kuberc: v1alpha1 has no policy", Runs, Deny.Replace("v1beta1", "v1alpha1", StringComparison.Ordinal)),
        Given("kuberc: the first preference of the file counts", Denied, $"# mine\n---\n{Deny}---\n{Preference}"),
        Given("kuberc: empty", Runs, ""),
        Given("kuberc: of no kind", "no valid preferences found in ", "credentialPluginPolicy: DenyAll\n") with { Ours = "kuberc .*/rc: no document has apiVersion kubectl.config.k8s.io/v1beta1 and kind Preference" },
        Given("kuberc: no YAML", "no valid preferences found in ", "a: [") with { Ours = "kuberc .*/rc: line 2, column 1: " },
        Given("kuberc: a number for the policy", "no valid preferences found in ", Preference + "credentialPluginPolicy: 1\n") with { Ours = "credentialPluginPolicy must be a string" },
    ];

    private static IEnumerable<KubeconfigFeature> Lists =>
    [
        Given("kuberc: Allowlist by name", Runs, Allow + "[{name: other}, {name: plugin}]"),
        Given("kuberc: Allowlist by path", Runs, Allow + "[{name: '%folder%/bin/plugin'}]"),
        Given("kuberc: Allowlist by name, the command is a path", Runs, Allow + "[{name: plugin}]", "%folder%/bin/plugin"),
        Given("kuberc: Allowlist by name, the command is not the one in PATH", "plugin path \".*/kube/plugin\" is not permitted", Allow + "[{name: plugin}]", "./plugin"),
        Given("kuberc: Allowlist by path, the command is relative", Runs, Allow + "[{name: '%folder%/kube/plugin'}]", "./plugin"),
        Given("kuberc: Allowlist without it", Unlisted, Allow + "[{name: other}, {name: /usr/bin/true}]"),
        Given("kuberc: Allowlist with another of its name", Unlisted, Allow + "[{name: /opt/plugin}]"),
        Given("kuberc: Allowlist without a list", "credential plugin policy set to \"Allowlist\", but allowlist is unspecified", Preference + "credentialPluginPolicy: Allowlist\n"),
        Given("kuberc: Allowlist with an empty list", "credential plugin policy set to \"Allowlist\", but allowlist is empty; use \"DenyAll\"", Allow + "[]"),
        Given("kuberc: Allowlist with an empty entry", "misconfigured credential plugin allowlist: empty allowlist entry #2", Allow + "[{name: plugin}, {}]"),
        Given("kuberc: Allowlist with a path that is not plain", "non-normalized file path: \"/usr/../plugin\"", Allow + "[{name: /usr/../plugin}]"),
        Given("kuberc: Allowlist with a relative path", "non-normalized file path: \"./plugin\"", Allow + "[{name: ./plugin}]"),
        Given("kuberc: Allowlist with texts", "no valid preferences found in ", Allow + "[plugin]") with { Ours = "credentialPluginAllowlist must be a list of mappings" },
        Given("kuberc: Allowlist in the words of 1.36", "empty allowlist entry #1", Allow + "[{command: plugin}]") with
        {
            Ours = Runs,
            Why = "kubectl 1.36 renames name to command: both are read",
        },
        Given("kuberc: a list beside AllowAll", "misconfigured credential plugin allowlist: plugin policy is \"AllowAll\"", Preference + "credentialPluginPolicy: AllowAll\ncredentialPluginAllowlist: [{name: plugin}]\n"),
        Given("kuberc: a list beside no policy", "misconfigured credential plugin allowlist: plugin policy is \"\"", Preference + "credentialPluginAllowlist: [{name: plugin}]\n"),
    ];

    private static IEnumerable<KubeconfigFeature> Places =>
    [
        Placed("kuberc: ~/.kube/kuberc", Denied, ("home/.kube/kuberc", Deny)),
        Placed("kuberc: KUBERC wins over it", Runs, ("home/.kube/kuberc", Deny), ("rc", Preference)) with { Environment = KubeconfigFeatures.Texts(("KUBERC", "%folder%/rc")) },
        Placed("kuberc: an empty KUBERC is none", Denied, ("home/.kube/kuberc", Deny)) with { Environment = KubeconfigFeatures.Texts(("KUBERC", "")) },
        Placed("kuberc: --kuberc wins over KUBERC", Denied, ("rc", Deny)) with { Environment = KubeconfigFeatures.Texts(("KUBERC", "%folder%/nope")), Flags = ["--kuberc", "%folder%/rc"] },
        Placed("kuberc: KUBERC=off", Runs, ("home/.kube/kuberc", Deny)) with { Environment = KubeconfigFeatures.Texts(("KUBERC", "off")) },
        Placed("kuberc: KUBERC=off beside --kuberc", "KUBERC=off", ("rc", Deny)) with { Environment = KubeconfigFeatures.Texts(("KUBERC", "off")), Flags = ["--kuberc", "%folder%/rc"] },
        Placed("kuberc: KUBECTL_KUBERC=false", Runs, ("home/.kube/kuberc", Deny)) with { Environment = KubeconfigFeatures.Texts(("KUBECTL_KUBERC", "False")) },
        Placed("kuberc: KUBERC must exist", "/nope: no such file or directory") with { Environment = KubeconfigFeatures.Texts(("KUBERC", "%folder%/nope")) },
        Placed("kuberc: --kuberc must exist", "/nope: no such file or directory") with { Flags = ["--kuberc", "%folder%/nope", "--token", "t0ken"] },
        Placed("kuberc: a broken ~/.kube/kuberc", Runs, ("home/.kube/kuberc", "a: [")) with
        {
            Ours = "can't tell whether a plugin may run: kuberc .*/home/.kube/kuberc: line 2, column 1: ",
            Why = "stricter: kubectl warns and runs the plugin; a policy that can't be read lets none run",
        },
        Placed("kuberc: a broken ~/.kube/kuberc and a token", KubeconfigFeatures.Token, ("home/.kube/kuberc", "a: [")) with { Flags = ["--token", "t0ken"] },
    ];

    private static IEnumerable<KubeconfigFeature> Extras =>
    [
        Extra("--as-user-extra, which repeats", "\nimpersonate-extra-example.com/reason: a=b,c\nimpersonate-extra-example.com/reason: night shift\nimpersonate-extra-ticket: 7\nimpersonate-user: jane", "token: t0ken, as: jane",
            "--as-user-extra", "example.com/reason=night shift", "--as-user-extra=example.com/reason=a=b,c", "--as-user-extra", "ticket=7"),
        Extra("--as-user-extra replaces what the kubeconfig has under its key", "\nimpersonate-extra-a: 3\nimpersonate-extra-b: 2\nimpersonate-user: jane", "token: t0ken, as: jane, as-user-extra: {a: ['1', '9'], b: ['2']}",
            "--as-user-extra", "a=3"),
        new("--as-user-extra without --as", "requesting uid, groups or user-extra .*without impersonating a user") { IsNewer = true, Flags = ["--as-user-extra", "a=b"] },
    ];

    private static KubeconfigFeature Given(string name, string kubectl, string kuberc, string command = "plugin") =>
        Placed(name, kubectl, ("rc", kuberc)) with { User = $"exec: {{{KubeconfigFeatures.V1}, command: {command}}}", Flags = ["--kuberc", "%folder%/rc"] };

    /// <summary>A plugin in PATH, another one of its name beside the kubeconfig, and these files.</summary>
    private static KubeconfigFeature Placed(string name, string kubectl, params (string Name, string Text)[] files) => new(name, kubectl)
    {
        IsNewer = true,
        User = $"exec: {{{KubeconfigFeatures.V1}, command: plugin}}",
        Files = KubeconfigFeatures.Texts([("bin/plugin", Plugin), ("kube/plugin", Plugin), .. files]),
    };

    private static string Plugin => $"#!/bin/sh\necho run >> \"$(dirname \"$0\")/../runs\"\n{KubeconfigFeatures.Says("v1", "\"token\":\"t0ken\"")}\n";

    private static KubeconfigFeature Extra(string name, string headers, string user, params string[] flags) => new(name, KubeconfigFeatures.Token + headers) { IsNewer = true, User = user, Flags = flags };
}
