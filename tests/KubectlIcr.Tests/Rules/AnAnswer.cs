using KubectlIcr.Http;
using KubectlIcr.Registry;

namespace KubectlIcr.Tests.Rules;

/// <summary>Answers of us.icr.io to the tests of rules, in the words that IBM's pages quote.</summary>
internal static class AnAnswer
{
    /// <summary>The image, for these platforms.</summary>
    public static RegistryAnswer Ok(params string[] platforms) => new()
    {
        Stage = AnswerStage.Blob,
        Host = "us.icr.io",
        Status = 200,
        Manifest = new Manifest("sha256:aa", "application/vnd.oci.image.manifest.v1+json", [.. platforms.Select(one => new Platform(one.Split('/')[0], one.Split('/')[1]))], [], "sha256:bb"),
    };

    public static RegistryAnswer LoginRefused => Refused(AnswerStage.Login, 401, "UNAUTHORIZED", "The login credentials are not valid, or your IBM Cloud account is not active.", false);

    public static RegistryAnswer Anonymous => Refused(AnswerStage.Manifest, 401, "UNAUTHORIZED", "Authorization required.", null);

    public static RegistryAnswer Denied => Refused(AnswerStage.Manifest, 403, "DENIED", "You are not authorized to access the specified resource.", true);

    public static RegistryAnswer NoTag => Refused(AnswerStage.Manifest, 404, "MANIFEST_UNKNOWN", "manifest unknown", true);

    public static RegistryAnswer NoRepository => Refused(AnswerStage.Manifest, 404, "NAME_UNKNOWN", "repository name not known to registry", true);

    public static RegistryAnswer LayerRefused => Refused(AnswerStage.Blob, 403, null, null, true) with { Manifest = Ok().Manifest };

    public static RegistryAnswer Quota => Refused(
        AnswerStage.Blob, 403, "DENIED", "Your account has exceeded its pull traffic quota for the current month.", true) with { Manifest = Ok().Manifest };

    public static RegistryAnswer Unreached => new()
    {
        Stage = AnswerStage.Manifest,
        Host = "us.icr.io",
        Fault = new NetworkFault(NetworkFaultKind.Dns, "lookup us.icr.io: no such host"),
    };

    public static RegistryAnswer Withheld => new() { Stage = AnswerStage.Login, Host = "us.icr.io", Status = 401, ForeignRealm = "https://evil.example/token" };

    public static RegistryAnswer Refused(AnswerStage stage, int status, string? code, string? sentence, bool? loginTaken) =>
        new() { Stage = stage, Host = "us.icr.io", Status = status, Code = code, Sentence = sentence, LoginTaken = loginTaken };
}
