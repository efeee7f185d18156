using System.Text.Json;
using System.Text.Json.Serialization;

namespace KubectlIcr.Report;

/// <summary>Writes an enum as its camel case name, e.g. <c>error</c>.</summary>
internal sealed class CamelCase<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.CamelCase)
    where T : struct, Enum;

/// <summary>How bad a finding is. Only errors make exit code 1, unless <c>--strict</c>.</summary>
[JsonConverter(typeof(CamelCase<Severity>))]
internal enum Severity
{
    Error,
    Warning,
    Info,
}

/// <summary>Severities as words.</summary>
internal static class Severities
{
    public static string Name(this Severity severity) => severity.ToString().ToLowerInvariant();
}

/// <summary>How far the evidence decides.</summary>
[JsonConverter(typeof(CamelCase<Certainty>))]
internal enum Certainty
{
    /// <summary>The facts leave no other cause.</summary>
    Certain,

    /// <summary>The facts point here; another cause is thinkable.</summary>
    Likely,

    /// <summary>One of several causes that the facts leave open.</summary>
    Possible,
}
