using System.Text.Json;

namespace KubectlIcr.Printers.JsonPath;

/// <summary>Compares two values as Go's templates do: only those of the same kind, and integers are another kind than fractions.</summary>
internal static class Comparing
{
    public static bool Holds(JsonElement left, string @operator, JsonElement right) => @operator switch
    {
        "==" => AreEqual(left, right),
        "!=" => !AreEqual(left, right),
        "<" => Order(left, right) < 0,
        "<=" => Order(left, right) <= 0,
        ">" => Order(left, right) > 0,
        ">=" => Order(left, right) >= 0,
        _ => throw new TemplateException($"unrecognized filter operator {@operator}"),
    };

    private static bool AreEqual(JsonElement left, JsonElement right) => CommonKind(left, right) == "bool" ? left.GetBoolean() == right.GetBoolean() : Order(left, right) == 0;

    private static int Order(JsonElement left, JsonElement right) => CommonKind(left, right) switch
    {
        "string" => string.CompareOrdinal(left.GetString(), right.GetString()),
        "int64" => left.GetInt64().CompareTo(right.GetInt64()),
        "float64" => left.GetDouble().CompareTo(right.GetDouble()),
        _ => throw new TemplateException("invalid type for comparison"),
    };

    private static string CommonKind(JsonElement left, JsonElement right)
    {
        var (one, other) = (GoText.Kind(left), GoText.Kind(right));
        if (!IsBasic(one) || !IsBasic(other))
            throw new TemplateException("invalid type for comparison");
        return one == other ? one : throw new TemplateException("incompatible types for comparison");
    }

    private static bool IsBasic(string kind) => kind is "string" or "int64" or "float64" or "bool";
}
