using KubectlIcr.Tests.Golden;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace KubectlIcr.Tests.House;

/// <summary>Which source file uses a type of which other one, as the compiler understands the names. Paths are below <c>src/KubectlIcr</c>.</summary>
internal static class SourceUses
{
    public static readonly string Root = Path.Combine(Verified.Root, "src/KubectlIcr");

    private static readonly Lazy<IReadOnlyList<SourceUse>> Uses = new(Read);

    public static IReadOnlyList<string> Files { get; } =
    [
        .. Directory.EnumerateFiles(Root, "*.cs", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Root, file))
            .Where(file => FolderOf(file).Split('/')[0] is not ("bin" or "obj")).Order(StringComparer.Ordinal),
    ];

    public static IReadOnlyList<SourceUse> All => Uses.Value;

    /// <summary><c>Rules/Network</c>; empty for the root.</summary>
    public static string FolderOf(string file) => (Path.GetDirectoryName(file) ?? "").Replace('\\', '/');

    /// <summary>What generators write is not there, so the compilation has errors; the names of what people wrote are still bound.</summary>
    private static IReadOnlyList<SourceUse> Read()
    {
        var usings = CSharpSyntaxTree.ParseText(string.Concat(
            new[] { "System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Net.Http", "System.Threading", "System.Threading.Tasks" }.Select(name => $"global using {name};")));
        List<SyntaxTree> trees = [.. Files.Select(file => CSharpSyntaxTree.ParseText(File.ReadAllText(Path.Combine(Root, file)), path: file))];
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path));
        var compilation = CSharpCompilation.Create("uses", [usings, .. trees], references, new CSharpCompilationOptions(OutputKind.ConsoleApplication));
        return [.. trees.AsParallel().SelectMany(tree => UsesOf(tree, compilation.GetSemanticModel(tree))).Distinct().OrderBy(use => use.ToString(), StringComparer.Ordinal)];
    }

    private static IEnumerable<SourceUse> UsesOf(SyntaxTree tree, SemanticModel model) =>
        from name in tree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>()
        from type in TypesOf(model.GetSymbolInfo(name))
        from declaration in type.OriginalDefinition.DeclaringSyntaxReferences
        where declaration.SyntaxTree.FilePath != tree.FilePath
        select new SourceUse(tree.FilePath, declaration.SyntaxTree.FilePath);

    /// <summary>The type that is named, or that has the member that is named.</summary>
    private static IEnumerable<INamedTypeSymbol> TypesOf(SymbolInfo info) => (info.Symbol ?? info.CandidateSymbols.FirstOrDefault()) switch
    {
        INamedTypeSymbol type => [type],
        IMethodSymbol { ReducedFrom: { } extension } => [extension.ContainingType],
        IMethodSymbol or IPropertySymbol or IFieldSymbol => [info.Symbol?.ContainingType ?? info.CandidateSymbols[0].ContainingType],
        _ => [],
    };
}

/// <summary>One file names a type of the other.</summary>
internal sealed record SourceUse(string From, string To);
