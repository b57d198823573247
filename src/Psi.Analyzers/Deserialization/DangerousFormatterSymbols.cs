using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Psi.Analyzers.Catalogues.Deserialization;
using Psi.Analyzers.Semantics;

namespace Psi.Analyzers.Deserialization;

/// <summary>The catalogue of dangerous formatters, bound to the symbols of one compilation.</summary>
internal sealed class DangerousFormatterSymbols
{
    private readonly ConcurrentDictionary<INamedTypeSymbol, bool> _creating = new(SymbolEqualityComparer.Default);

    private readonly Compilation _compilation;

    private DangerousFormatterSymbols(Compilation compilation) => _compilation = compilation;

    public SymbolTable<DangerousFormatter> Types { get; } = new();

    public SymbolTable<DangerousFormatter> Calls { get; } = new();

    public static DangerousFormatterSymbols In(Compilation compilation)
    {
        var symbols = new DangerousFormatterSymbols(compilation);
        foreach (var formatter in DangerousFormatterCatalogue.Formatters)
        {
            symbols.Types.AddType(compilation, formatter.MetadataName, formatter);
            foreach (var call in formatter.Calls)
            {
                symbols.Calls.AddMembers(compilation, formatter.MetadataName, call, formatter);
            }
        }

        return symbols;
    }

    /// <summary>True when the outermost class around <paramref name="code"/> creates a formatter itself: the creation is reported, and its calls need not be.</summary>
    public bool IsCreatedAround(ISymbol code, CancellationToken cancellationToken)
    {
        var outermost = code.ContainingType;
        while (outermost?.ContainingType is { } containing)
        {
            outermost = containing;
        }

        if (outermost is null)
        {
            return false;
        }

        if (!_creating.TryGetValue(outermost, out var isCreating))
        {
            isCreating = outermost.DeclaringSyntaxReferences.Any(reference => Creates(reference.GetSyntax(cancellationToken), cancellationToken));
            _creating.TryAdd(outermost, isCreating);
        }

        return isCreating;
    }

    private bool Creates(SyntaxNode declaration, CancellationToken cancellationToken)
    {
        // A partial class may be declared in files other than the one under analysis; asked only once a call is found.
#pragma warning disable RS1030
        var model = _compilation.GetSemanticModel(declaration.SyntaxTree);
#pragma warning restore RS1030
        return declaration.DescendantNodes().OfType<BaseObjectCreationExpressionSyntax>()
            .Any(creation => Types.TryFind(model.GetTypeInfo(creation, cancellationToken).Type, out _));
    }
}
