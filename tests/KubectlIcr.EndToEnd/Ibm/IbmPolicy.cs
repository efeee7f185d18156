using System.Text.Json.Nodes;

namespace KubectlIcr.EndToEnd.Ibm;

/// <summary>An access policy as a test states it; written as version 1 and as version 2 of the API do.</summary>
/// <param name="Role">A CRN, or the name of one of IAM's own roles.</param>
/// <param name="Attributes">Key, value and, behind a blank, an operator other than <c>stringEquals</c>: <c>("resource", "team*", "stringMatch")</c>.</param>
internal sealed record IbmPolicy(string Role, params (string Key, string Value, string Operator)[] Attributes)
{
    private static readonly string[] Platform = ["Viewer", "Editor", "Operator", "Administrator"];

    public string Id { get; init; } = Guid.NewGuid().ToString();

    public string State { get; init; } = "active";

    /// <summary>It has a time-based condition.</summary>
    public bool HasRule { get; init; }

    /// <summary>An access tag, <c>env:prod</c>.</summary>
    public string? Tag { get; init; }

    /// <summary>Container Registry, all of it or as far as the attributes say.</summary>
    public static IbmPolicy Registry(string role, params (string Key, string Value)[] attributes) =>
        new(role, [("serviceName", "container-registry", "stringEquals"), .. attributes.Select(one => (one.Key, one.Value, "stringEquals"))]);

    /// <summary>All IAM-enabled services.</summary>
    public static IbmPolicy AllServices(string role) => new(role, ("serviceType", "service", "stringEquals"));

    private string RoleCrn => Role.StartsWith("crn:", StringComparison.Ordinal) ? Role : $"crn:v1:bluemix:public:iam::::{(Platform.Contains(Role) ? "role" : "serviceRole")}:{Role}";

    public JsonObject Version2(string subjectKey, string subject, string account)
    {
        var policy = new JsonObject
        {
            ["id"] = Id,
            ["type"] = "access",
            ["subject"] = new JsonObject { ["attributes"] = new JsonArray(Attribute("key", subjectKey, subject, "stringEquals")) },
            ["resource"] = Resource("key", account),
            ["control"] = new JsonObject { ["grant"] = new JsonObject { ["roles"] = new JsonArray(new JsonObject { ["role_id"] = RoleCrn }) } },
            ["href"] = $"https://iam.cloud.ibm.com/v2/policies/{Id}",
            ["state"] = State,
        };
        if (!HasRule) return policy;
        policy["pattern"] = "time-based-conditions:weekly:custom-hours";
        policy["rule"] = new JsonObject { ["operator"] = "and", ["conditions"] = new JsonArray(Attribute("key", "{{environment.attributes.day_of_week}}", "1+00:00", "dayOfWeekAnyOf")) };
        return policy;
    }

    public JsonObject Version1(string subjectName, string subject, string account) => new()
    {
        ["id"] = Id,
        ["type"] = "access",
        ["subjects"] = new JsonArray(new JsonObject { ["attributes"] = new JsonArray(new JsonObject { ["name"] = subjectName, ["value"] = subject }) }),
        ["roles"] = new JsonArray(new JsonObject { ["role_id"] = RoleCrn, ["display_name"] = Role, ["description"] = "" }),
        ["resources"] = new JsonArray(Resource("name", account)),
        ["href"] = $"https://iam.cloud.ibm.com/v1/policies/{Id}",
        ["state"] = State,
    };

    private JsonObject Resource(string key, string account) => new()
    {
        ["attributes"] = new JsonArray([Attribute(key, "accountId", account, "stringEquals"), .. Attributes.Select(one => Attribute(key, one.Key, one.Value, one.Operator))]),
        ["tags"] = Tag?.Split(':') is [var name, var value] ? new JsonArray(Attribute(key, name, value, "stringEquals")) : new JsonArray(),
    };

    /// <summary>The <c>AnyOf</c> operators take a list: here the values with commas between.</summary>
    private static JsonObject Attribute(string nameOfKey, string key, string value, string @operator) => new()
    {
        [nameOfKey] = key,
        ["operator"] = @operator,
        ["value"] = @operator.EndsWith("AnyOf", StringComparison.Ordinal) ? new JsonArray([.. value.Split(',').Select(one => JsonValue.Create(one))]) : JsonValue.Create(value),
    };
}
