using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace KubectlIcr.Cluster.Yaml;

/// <summary>Types a YAML scalar as Kubernetes does (sigs.k8s.io/yaml, YAML 1.1): quoted is text, plain may be null, a truth value or a number.</summary>
internal static partial class YamlScalar
{
    public static void Write(Scalar scalar, Utf8JsonWriter writer)
    {
        var text = scalar.Value;
        if (scalar.Style != ScalarStyle.Plain || scalar.Tag == "tag:yaml.org,2002:str") writer.WriteStringValue(text);
        else if (IsNull(text)) writer.WriteNullValue();
        else if (Truth(text) is { } truth) writer.WriteBooleanValue(truth);
        else if (JsonNumber().IsMatch(text)) writer.WriteRawValue(text, skipInputValidation: true);
        else if (Hexadecimal(text) is { } number) writer.WriteNumberValue(number);
        else writer.WriteStringValue(text);
    }

    /// <summary>A plain scalar that is neither null nor a truth value nor a number.</summary>
    public static bool IsText(string plain) => !IsNull(plain) && Truth(plain) is null && !JsonNumber().IsMatch(plain) && Hexadecimal(plain) is null;

    /// <summary>What a plain scalar means as a truth value; null when it is none.</summary>
    public static bool? Truth(string plain) => IsTrue(plain) ? true : IsFalse(plain) ? false : null;

    private static bool IsNull(string text) => text is "" or "~" or "null" or "Null" or "NULL";

    private static bool IsTrue(string text) => text is "true" or "True" or "TRUE" or "yes" or "Yes" or "YES" or "on" or "On" or "ON";

    private static bool IsFalse(string text) => text is "false" or "False" or "FALSE" or "no" or "No" or "NO" or "off" or "Off" or "OFF";

    private static long? Hexadecimal(string text) =>
        text.StartsWith("0x", StringComparison.Ordinal) && long.TryParse(text.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value) ? value : null;

    [GeneratedRegex(@"^-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?$")]
    private static partial Regex JsonNumber();
}
