using System.Text.RegularExpressions;
using KubectlIcr.Tests.Golden;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace KubectlIcr.Tests.House;

/// <summary>
/// Which source file uses a type of which other one, as the compiler wrote it into the assembly and its symbols. Paths are below <c>src/KubectlIcr</c>. Constants and
/// <c>nameof</c> leave no trace there.
/// </summary>
internal static partial class SourceUses
{
    public static readonly string Root = Path.Combine(Verified.Root, "src/KubectlIcr");

    public static IReadOnlyList<string> Files { get; } =
    [
        .. Directory.EnumerateFiles(Root, "*.cs", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/'))
            .Where(file => FolderOf(file).Split('/')[0] is not ("bin" or "obj")).Order(StringComparer.Ordinal),
    ];

    /// <summary>Types that have no method, as enums, are found by their declaration.</summary>
    private static readonly ILookup<string, string> Declared = Files
        .SelectMany(file => Declaration().Matches(File.ReadAllText(Path.Combine(Root, file))).Select(match => (Name: match.Groups["name"].Value, File: file)))
        .ToLookup(one => one.Name, one => one.File);

    public static IReadOnlyList<SourceUse> All { get; } = Read();

    /// <summary><c>Rules/Network</c>; empty for the root.</summary>
    public static string FolderOf(string file) => file.LastIndexOf('/') is > 0 and var end ? file[..end] : "";

    private static IReadOnlyList<SourceUse> Read()
    {
        using var module = ModuleDefinition.ReadModule(typeof(UserError).Assembly.Location, new ReaderParameters { ReadSymbols = true });
        var types = module.GetTypes().ToList();
        var files = types.Where(type => !type.IsNested).ToDictionary(type => type.FullName, FileOf);
        return [.. from type in types
                   let file = files[Outermost(type).FullName]
                   where file is not null
                   from name in Named(type).SelectMany(Parts).Select(Outermost).Select(used => used.FullName).Distinct()
                   let used = files.GetValueOrDefault(name)
                   where used is not null && used != file
                   select new SourceUse(file, used)];
    }

    private static string? FileOf(TypeDefinition type) =>
        Nested(type).SelectMany(one => one.Methods).SelectMany(method => method.DebugInformation.SequencePoints).Select(point => Below(point.Document.Url)).FirstOrDefault(Files.Contains)
        ?? Declared[type.Name.Split('`')[0]].FirstOrDefault();

    private static string Below(string path) => path.Replace('\\', '/').Split("src/KubectlIcr/")[^1];

    private static IEnumerable<TypeDefinition> Nested(TypeDefinition type) => type.NestedTypes.SelectMany(Nested).Prepend(type);

    private static IEnumerable<TypeReference?> Named(TypeDefinition type) =>
    [
        type.BaseType, .. type.Interfaces.Select(one => one.InterfaceType), .. type.Fields.Select(field => field.FieldType), .. type.Properties.Select(property => property.PropertyType),
        .. type.CustomAttributes.SelectMany(Named), .. type.Methods.SelectMany(Named),
    ];

    private static IEnumerable<TypeReference?> Named(CustomAttribute attribute) =>
        attribute.ConstructorArguments.Select(argument => argument.Value).OfType<TypeReference>().Prepend(attribute.AttributeType);

    private static IEnumerable<TypeReference?> Named(MethodDefinition method) =>
    [
        method.ReturnType, .. method.Parameters.Select(parameter => parameter.ParameterType),
        .. method.HasBody ? method.Body.Variables.Select(local => local.VariableType).Concat(method.Body.Instructions.SelectMany(Named)) : [],
    ];

    private static IEnumerable<TypeReference?> Named(Instruction instruction) => instruction.Operand switch
    {
        TypeReference type => [type],
        GenericInstanceMethod method => [method.DeclaringType, method.ReturnType, .. method.GenericArguments],
        MethodReference method => [method.DeclaringType, method.ReturnType],
        FieldReference field => [field.DeclaringType, field.FieldType],
        _ => [],
    };

    /// <summary>A list of pulls names the list and the pull.</summary>
    private static IEnumerable<TypeReference> Parts(TypeReference? type) => type switch
    {
        null => [],
        GenericInstanceType generic => generic.GenericArguments.SelectMany(Parts).Prepend(generic.ElementType),
        TypeSpecification other => Parts(other.ElementType),
        _ => [type],
    };

    private static TypeReference Outermost(TypeReference type) => type.DeclaringType is { } outer ? Outermost(outer) : type;

    [GeneratedRegex(@"^internal [\w ]*\b(?:class|record|struct|enum|interface) (?<name>\w+)", RegexOptions.Multiline)]
    private static partial Regex Declaration();
}

/// <summary>One file names a type of the other.</summary>
internal sealed record SourceUse(string From, string To);
