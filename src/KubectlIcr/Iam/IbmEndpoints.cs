namespace KubectlIcr.Iam;

/// <summary>Where IBM's IAM and the registry's own API are. Keys and tokens go here and nowhere else.</summary>
/// <param name="Identity">Token exchange and API keys.</param>
/// <param name="Policies">Policy management.</param>
/// <param name="AccessGroups">Access groups.</param>
internal sealed record IbmEndpoints(Uri Identity, Uri Policies, Uri AccessGroups)
{
    /// <summary>Terraform provider and bluemix-go: one address for all parts of IAM.</summary>
    private const string Iam = "IBMCLOUD_IAM_API_ENDPOINT";

    /// <summary>Terraform provider and bluemix-go: the registry's API, of every region.</summary>
    private const string RegistryApi = "IBMCLOUD_CR_API_ENDPOINT";

    private const string ApiPath = "/api/v1";

    private static readonly string[] VisibilityNames = ["IC_VISIBILITY", "IBMCLOUD_VISIBILITY"];

    private Uri? RegistryOverride { get; init; }

    private bool IsPrivate { get; init; }

    /// <summary>
    /// IBM's public endpoints, unless the environment says otherwise, by the names that IBM's own tools read:
    /// <c>IAM_IDENTITY_URL</c>, <c>IAM_POLICY_MANAGEMENT_URL</c>, <c>IAM_ACCESS_GROUPS_URL</c> (go-sdk-core's external configuration of
    /// platform-services-go-sdk), then <c>IBMCLOUD_IAM_API_ENDPOINT</c> and <c>IBMCLOUD_CR_API_ENDPOINT</c> (terraform-provider-ibm, bluemix-go), then
    /// <c>IC_VISIBILITY</c> or <c>IBMCLOUD_VISIBILITY</c> (terraform-provider-ibm). container-registry-go-sdk's <c>CONTAINER_REGISTRY_URL</c> is
    /// left out: every other vendor's pipelines use that name too, for registries that are not IBM's, and a token would go there.
    /// </summary>
    /// <param name="clusterServer">The API server's URL: a staging cluster's keys belong to staging's IAM (IBM/secret-utils-lib looks for <c>.test.</c>, too).</param>
    public static IbmEndpoints From(Func<string, string?> environment, string? clusterServer = null)
    {
        var isPrivate = IsPrivateAsked(environment);
        var standard = new Uri($"https://{(isPrivate ? "private." : "")}iam.{(IsStaging(clusterServer) ? "test." : "")}cloud.ibm.com");
        var iam = Override(environment, Iam) ?? standard;
        return new(Of("IAM_IDENTITY_URL"), Of("IAM_POLICY_MANAGEMENT_URL"), Of("IAM_ACCESS_GROUPS_URL"))
        {
            RegistryOverride = Override(environment, RegistryApi),
            IsPrivate = isPrivate,
        };

        Uri Of(string name) => Override(environment, name) ?? iam;
    }

    /// <summary>The registry's API of one region; null for a host that is not IBM's.</summary>
    /// <param name="host">A public domain, e.g. <c>us.icr.io</c>.</param>
    public Uri? Registry(string host)
    {
        if (RegistryOverride is { } uri) return Below(uri, uri.AbsolutePath.TrimEnd('/').EndsWith(ApiPath, StringComparison.Ordinal) ? "" : ApiPath);
        if (host != "icr.io" && !host.EndsWith(".icr.io", StringComparison.Ordinal)) return null;
        var name = IsPrivate && !host.StartsWith("private.", StringComparison.Ordinal) ? $"private.{host}" : host;
        return Uri.TryCreate($"https://{name}{ApiPath}", UriKind.Absolute, out var api) && api.Host == name ? api : null;
    }

    /// <summary>A path below one of the addresses, whether or not that ends with a slash.</summary>
    public static Uri Below(Uri address, string path) => new(address.AbsoluteUri.TrimEnd('/') + path);

    private static bool IsPrivateAsked(Func<string, string?> environment)
    {
        var name = VisibilityNames.FirstOrDefault(one => environment(one) is { Length: > 0 });
        return (name is null ? "public" : environment(name)) switch
        {
            "public" => false,
            "private" or "public-and-private" => true, // the latter prefers private ones, and both services have them
            _ => throw new UserError($"error: {name} must be public, private or public-and-private"),
        };
    }

    private static bool IsStaging(string? server) =>
        Uri.TryCreate(server, UriKind.Absolute, out var uri) && uri.Host.Contains(".test.", StringComparison.Ordinal)
        && (uri.Host.EndsWith(".cloud.ibm.com", StringComparison.Ordinal) || uri.Host.EndsWith(".appdomain.cloud", StringComparison.Ordinal));

    /// <summary>An address without a scheme is https, as in IBM's scripts. Plain http would show the key to the network.</summary>
    private static Uri? Override(Func<string, string?> environment, string name)
    {
        if (environment(name) is not { Length: > 0 } text) return null;
        if (!Uri.TryCreate(text.Contains("://", StringComparison.Ordinal) ? text : $"https://{text}", UriKind.Absolute, out var uri)
            || uri.Host.Length == 0 || uri.UserInfo.Length > 0 || uri.Query.Length > 0 || uri.Fragment.Length > 0)
            throw new UserError($"error: {name} is not a valid address: it must be https:// followed by a host");
        if (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback)) return uri;
        throw new UserError($"error: {name} must be an https:// address: API keys are never sent unencrypted");
    }
}
