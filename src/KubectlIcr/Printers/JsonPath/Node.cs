using System.Text.Json;

namespace KubectlIcr.Printers.JsonPath;

/// <summary>One step inside the braces of a template: makes new values of those before it.</summary>
internal abstract record Node;

/// <summary>Text of the template's own: one value, whatever was before it.</summary>
internal sealed record TextNode(JsonElement Value) : Node;

/// <summary>A number or a boolean of the template's own, one for each value before it.</summary>
internal sealed record LiteralNode(JsonElement Value) : Node;

/// <summary><c>.name</c>.</summary>
internal sealed record FieldNode(string Name) : Node;

/// <summary><c>.*</c>.</summary>
internal sealed record WildcardNode : Node;

/// <summary><c>..</c>: the value and all below it.</summary>
internal sealed record RecursiveNode : Node;

/// <summary><c>[1]</c>, <c>[0:4:2]</c>, <c>[*]</c>.</summary>
internal sealed record SliceNode(Slice Slice) : Node;

/// <summary><c>[0,2]</c>, <c>['a','b']</c>.</summary>
internal sealed record UnionNode(IReadOnlyList<IReadOnlyList<Node>> Paths) : Node;

/// <summary><c>[?(@.a == 1)]</c>.</summary>
/// <param name="Operator">Null where only the existence of the left side is asked.</param>
internal sealed record FilterNode(IReadOnlyList<Node> Left, string? Operator, IReadOnlyList<Node> Right) : Node;

/// <summary><c>range</c>, <c>end</c>, or a word that means nothing.</summary>
internal sealed record WordNode(string Word) : Node;
