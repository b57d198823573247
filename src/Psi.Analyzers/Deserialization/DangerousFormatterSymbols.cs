using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Psi.Analyzers.Catalogues.Deserialization;
using Psi.Analyzers.Semantics;

namespace Psi.Analyzers.Deserialization;

/// <summary>The catalogue of dangerous formatters, bound to the symbols of one compilation.</summary>
internal sealed class DangerousFormatterSymbols(Compilation compilation)
{
    private readonly Compilation _compilation = compilation;
    private readonly ConcurrentDictionary<INamedTypeSymbol, bool> _creating = new(SymbolEqualityComparer.Default);

    public SymbolTable<DangerousFormatter> Types { get; } = SymbolTable.OfTypes(compilation, DangerousFormatterCatalogue.Types);

    public SymbolTable<DangerousFormatter> Calls { get; } = SymbolTable.Of(compilation, DangerousFormatterCatalogue.Calls);

    public static DangerousFormatterSymbols In(Compilation compilation) => new(compilation);

    /// <summary>
    /// True when the outermost class around <paramref name="code"/> creates a formatter itself. That creation is reported, so its calls
    /// need not be.
    /// </summary>
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
            isCreating = outermost.DeclaringSyntaxReferences
                .Any(reference => Creates(reference.GetSyntax(cancellationToken), cancellationToken));
            _creating.TryAdd(outermost, isCreating);
        }

        return isCreating;
    }

    private bool Creates(SyntaxNode declaration, CancellationToken cancellationToken)
    {
        // A partial class may be declared in files other than the one under analysis; this is asked only once a call is found.
#pragma warning disable RS1030
        var model = _compilation.GetSemanticModel(declaration.SyntaxTree);
#pragma warning restore RS1030
        return declaration.DescendantNodes().OfType<BaseObjectCreationExpressionSyntax>()
            .Any(creation => Types.Contains(model.GetTypeInfo(creation, cancellationToken).Type));
    }
}
