using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Psi.Analyzers.Semantics;

/// <summary>Reads the bodies and initialisers of symbols declared in the compilation, in whichever file they are.</summary>
internal sealed class SourceOperations(Compilation compilation)
{
    /// <summary>The body of a method or local function; null when it is declared elsewhere, abstract or extern.</summary>
    public IOperation? BodyOf(IMethodSymbol method, CancellationToken cancellationToken)
    {
        var definition = method.OriginalDefinition;
        definition = definition.PartialImplementationPart ?? definition;
        foreach (var reference in definition.DeclaringSyntaxReferences)
        {
            IOperation? body = OperationFor(reference.GetSyntax(cancellationToken), cancellationToken) switch
            {
                IMethodBodyBaseOperation declared => declared.BlockBody ?? declared.ExpressionBody,
                ILocalFunctionOperation local => local.Body,
                _ => null,
            };
            if (body is not null)
            {
                return body;
            }
        }

        return null;
    }

    /// <summary>The value a local, a field or a get-only property is declared with.</summary>
    public IOperation? InitialValueOf(ISymbol symbol, CancellationToken cancellationToken)
    {
        if (symbol.OriginalDefinition.DeclaringSyntaxReferences is not { Length: 1 } declarations)
        {
            return null;
        }

        SyntaxNode? value = declarations[0].GetSyntax(cancellationToken) switch
        {
            VariableDeclaratorSyntax declarator => declarator.Initializer?.Value,
            PropertyDeclarationSyntax { ExpressionBody: { } body } => body.Expression,
            PropertyDeclarationSyntax { Initializer: { } initializer } => initializer.Value,
            _ => null,
        };
        return value is null ? null : OperationFor(value, cancellationToken);
    }

    /// <summary>True when a constructor of the field's type writes it, so that its initialiser is not the last word.</summary>
    public bool IsWrittenInConstructor(ISymbol member, CancellationToken cancellationToken)
    {
        var constructors = member.IsStatic ? member.ContainingType.StaticConstructors : member.ContainingType.InstanceConstructors;
        foreach (var constructor in constructors)
        {
            if (BodyOf(constructor, cancellationToken) is { } body && body.Descendants().Any(operation => Writes(operation, member)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Writes(IOperation operation, ISymbol member) =>
        operation is IMemberReferenceOperation reference
        && SymbolEqualityComparer.Default.Equals(reference.Member.OriginalDefinition, member.OriginalDefinition)
        && reference.Parent switch
        {
            IAssignmentOperation assignment => assignment.Target == reference,
            ITupleOperation or IIncrementOrDecrementOperation => true,
            IArgumentOperation argument => argument.Parameter?.RefKind is RefKind.Ref or RefKind.Out,
            _ => false,
        };

    private IOperation? OperationFor(SyntaxNode syntax, CancellationToken cancellationToken)
    {
        // The declaration may be in another file than the one under analysis. The driver caches the models it hands out
        // here, and a rule asks only once it has found something it may report.
#pragma warning disable RS1030
        return compilation.ContainsSyntaxTree(syntax.SyntaxTree)
            ? compilation.GetSemanticModel(syntax.SyntaxTree).GetOperation(syntax, cancellationToken)
            : null;
#pragma warning restore RS1030
    }
}
