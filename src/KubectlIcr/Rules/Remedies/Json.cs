using System.Text.Json;

namespace KubectlIcr.Rules;

/// <summary>Pieces of JSON for the patches that fixes print.</summary>
internal static class Json
{
    /// <summary><c>"name":"value"</c>, escaped.</summary>
    public static string Member(string name, string value) => $"\"{name}\":\"{JsonEncodedText.Encode(value)}\"";
}
