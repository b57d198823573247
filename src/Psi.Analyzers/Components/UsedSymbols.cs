using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Psi.Analyzers.Catalogues.Components;

namespace Psi.Analyzers.Components;

/// <summary>Finds the symbols that a piece of syntax uses, by one of some names or without a name.</summary>
internal sealed class UsedSymbols(SemanticModel model, UsableNames names, CancellationToken cancellationToken)
{
    /// <summary>The symbols that the node itself uses, without those of the nodes in it.</summary>
    public IEnumerable<ISymbol?> Of(SyntaxNode node)
    {
        switch (node)
        {
            case SimpleNameSyntax name:
                if (names.Contains(name.Identifier.ValueText))
                {
                    foreach (var symbol in Meant(name))
                    {
                        yield return symbol;
                    }
                }

                break;
            case ElementAccessExpressionSyntax or ElementBindingExpressionSyntax or ImplicitObjectCreationExpressionSyntax:
                yield return Symbol(node);
                break;
            case CollectionExpressionSyntax collection:
                yield return model.GetTypeInfo(collection, cancellationToken).ConvertedType?.OriginalDefinition;
                break;
            case BinaryExpressionSyntax or PrefixUnaryExpressionSyntax or PostfixUnaryExpressionSyntax or CastExpressionSyntax
                when names.HasOperators:
                yield return Operator(node);
                break;
            case AssignmentExpressionSyntax assignment:
                if (assignment.IsKind(SyntaxKind.SimpleAssignmentExpression))
                {
                    if (names.Contains(WellKnownMemberNames.DeconstructMethodName))
                    {
                        yield return model.GetDeconstructionInfo(assignment).Method;
                    }
                }
                else if (names.HasOperators)
                {
                    yield return Operator(assignment);
                }

                break;
            case AwaitExpressionSyntax awaited when names.Contains(WellKnownMemberNames.GetAwaiter):
                yield return model.GetAwaitExpressionInfo(awaited).GetAwaiterMethod;
                break;
            case CommonForEachStatementSyntax loop:
                if (names.Contains(WellKnownMemberNames.GetEnumeratorMethodName) || names.Contains(CompilerNames.GetAsyncEnumerator))
                {
                    yield return model.GetForEachStatementInfo(loop).GetEnumeratorMethod;
                }

                if (loop is ForEachVariableStatementSyntax variables && names.Contains(WellKnownMemberNames.DeconstructMethodName))
                {
                    yield return model.GetDeconstructionInfo(variables).Method;
                }

                break;
            case QueryClauseSyntax clause:
                var query = model.GetQueryClauseInfo(clause, cancellationToken);
                yield return query.CastInfo.Symbol;
                yield return query.OperationInfo.Symbol;
                break;
            case SelectOrGroupClauseSyntax or OrderingSyntax:
                yield return Symbol(node);
                break;
        }

        if (node is ExpressionSyntax expression)
        {
            if (expression.Parent.IsKind(SyntaxKind.CollectionInitializerExpression) && names.Contains(CompilerNames.Add))
            {
                yield return model.GetCollectionInitializerSymbolInfo(expression, cancellationToken).Symbol;
            }

            if (names.HasImplicitConversions
                && IsConverted(expression)
                && model.GetConversion(expression, cancellationToken) is { IsUserDefined: true } conversion)
            {
                yield return conversion.MethodSymbol;
            }
        }
    }

    private ISymbol? Symbol(SyntaxNode node) => model.GetSymbolInfo(node, cancellationToken).Symbol;

    // A compound assignment may also call the accessor of an event, which has a name there.
    private ISymbol? Operator(SyntaxNode node) =>
        Symbol(node) is IMethodSymbol { MethodKind: MethodKind.UserDefinedOperator or MethodKind.Conversion } method ? method : null;

    // In nameof, and in code that does not compile, a name can mean several symbols: all count.
    private ImmutableArray<ISymbol> Meant(SimpleNameSyntax name)
    {
        var info = model.GetSymbolInfo(name, cancellationToken);
        return info.Symbol is { } symbol ? ImmutableArray.Create(symbol) : info.CandidateSymbols;
    }

    // True where the value goes to something with a type of its own.
    private static bool IsConverted(ExpressionSyntax expression) => expression.Parent switch
    {
        AssignmentExpressionSyntax assignment => assignment.Right == expression,
        CastExpressionSyntax cast => cast.Expression == expression,
        ConditionalExpressionSyntax or BinaryExpressionSyntax or InitializerExpressionSyntax or LambdaExpressionSyntax => true,
        EqualsValueClauseSyntax or ArgumentSyntax or AttributeArgumentSyntax or ReturnStatementSyntax or YieldStatementSyntax => true,
        ArrowExpressionClauseSyntax or SwitchExpressionArmSyntax or ExpressionElementSyntax => true,
        _ => false,
    };
}
