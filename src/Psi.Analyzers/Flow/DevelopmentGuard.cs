using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Psi.Analyzers.Catalogues.Flow;

namespace Psi.Analyzers.Flow;

/// <summary>
/// Tells code that runs only in development: under an <c>if</c> or <c>?:</c> that asks for such an environment or for a switch with such a
/// name, after a return for every other environment, or between <c>#if DEBUG</c> and its end. Only the member itself is read: a helper that
/// only guarded code calls does not count as guarded.
/// </summary>
internal sealed class DevelopmentGuard(KnownValues values)
{
    // Conditions are short. This bounds generated or hostile ones.
    private const int MaximumSteps = 200;

    /// <summary>True when the operation runs only in development.</summary>
    public bool Covers(IOperation operation, CancellationToken cancellationToken)
    {
        var budget = new StepBudget(MaximumSteps);
        for (var child = operation; child.Parent is { } parent && !cancellationToken.IsCancellationRequested; child = parent)
        {
            var isGuarded = parent switch
            {
                IConditionalOperation { Condition: var condition } conditional when conditional.WhenTrue == child =>
                    IsDevelopmentWhen(condition, outcome: true, budget, cancellationToken),
                IConditionalOperation { Condition: var condition } conditional when conditional.WhenFalse == child =>
                    IsDevelopmentWhen(condition, outcome: false, budget, cancellationToken),
                IBlockOperation block => block.Operations
                    .TakeWhile(statement => statement != child)
                    .OfType<IConditionalOperation>()
                    .Any(earlier => earlier.WhenFalse is null
                        && Leaves(earlier.WhenTrue)
                        && IsDevelopmentWhen(earlier.Condition, outcome: false, budget, cancellationToken)),
                _ => false,
            };
            if (isGuarded)
            {
                return true;
            }
        }

        return IsInDebugRegion(operation.Syntax, cancellationToken);
    }

    private static bool Leaves(IOperation statement) => statement switch
    {
        IReturnOperation or IThrowOperation or IExpressionStatementOperation { Operation: IThrowOperation } => true,
        IBlockOperation block => block.Operations.LastOrDefault() is { } last && Leaves(last),
        _ => false,
    };

    /// <summary>True when a condition with that outcome excludes production.</summary>
    private bool IsDevelopmentWhen(IOperation condition, bool outcome, StepBudget budget, CancellationToken cancellationToken)
    {
        if (!budget.Take())
        {
            return false;
        }

        return condition switch
        {
            IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } negation =>
                IsDevelopmentWhen(negation.Operand, !outcome, budget, cancellationToken),
            IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr } both =>
                IsDevelopmentWhenBoth(both, outcome, budget, cancellationToken),
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals } comparison => outcome && IsAnyName(comparison),
            IBinaryOperation { OperatorKind: BinaryOperatorKind.NotEquals } comparison => !outcome && IsAnyName(comparison),
            IInvocationOperation { TargetMethod.Name: DevelopmentCatalogue.IsProduction } => !outcome,
            IInvocationOperation { TargetMethod.Name: DevelopmentCatalogue.IsEnvironment } call =>
                outcome && call.Arguments.Any(argument => IsName(argument.Value)),
            IInvocationOperation call when IsSwitchName(call.TargetMethod.Name) => outcome,
            _ => values.OriginOf(condition, cancellationToken) is var origin && origin != condition
                ? IsDevelopmentWhen(origin, outcome, budget, cancellationToken)
                : outcome && NameOf(condition) is { } name && IsSwitchName(name),
        };

        bool IsAnyName(IBinaryOperation comparison) => IsName(comparison.LeftOperand) || IsName(comparison.RightOperand);

        bool IsName(IOperation value) =>
            values.TextOf(value, cancellationToken) is { } text && DevelopmentCatalogue.Environments.Contains(text);
    }

    /// <summary>
    /// Where both parts hold ("and" is true, or "or" is false), one that excludes production is enough; else each has to.
    /// </summary>
    private bool IsDevelopmentWhenBoth(IBinaryOperation both, bool outcome, StepBudget budget, CancellationToken cancellationToken)
    {
        var isLeft = IsDevelopmentWhen(both.LeftOperand, outcome, budget, cancellationToken);
        var isOneEnough = (both.OperatorKind == BinaryOperatorKind.ConditionalAnd) == outcome;
        return isLeft == isOneEnough ? isLeft : IsDevelopmentWhen(both.RightOperand, outcome, budget, cancellationToken);
    }

    private static string? NameOf(IOperation reference) => reference switch
    {
        IMemberReferenceOperation member => member.Member.Name,
        ILocalReferenceOperation local => local.Local.Name,
        IParameterReferenceOperation parameter => parameter.Parameter.Name,
        _ => null,
    };

    private static bool IsSwitchName(string name) =>
        DevelopmentCatalogue.Switches.Any(part => name.IndexOf(part, StringComparison.OrdinalIgnoreCase) >= 0);

    private static bool IsInDebugRegion(SyntaxNode node, CancellationToken cancellationToken)
    {
        if (!node.SyntaxTree.GetRoot(cancellationToken).ContainsDirectives)
        {
            return false;
        }

        var open = new Stack<(ExpressionSyntax? Condition, bool IsDebug)>();
        for (var directive = node.SyntaxTree.GetRoot(cancellationToken).GetFirstDirective();
            directive is not null && directive.SpanStart < node.SpanStart;
            directive = directive.GetNextDirective())
        {
            switch (directive)
            {
                case IfDirectiveTriviaSyntax start:
                    open.Push((start.Condition, RequiresDebug(start.Condition)));
                    break;
                case ElifDirectiveTriviaSyntax other when open.Count > 0:
                    open.Pop();
                    open.Push((null, RequiresDebug(other.Condition)));
                    break;
                case ElseDirectiveTriviaSyntax when open.Count > 0:
                    // "#if !DEBUG … #else" is debug code as well.
                    open.Push((null, IsNegatedDebug(open.Pop().Condition)));
                    break;
                case EndIfDirectiveTriviaSyntax when open.Count > 0:
                    open.Pop();
                    break;
            }
        }

        return open.Any(static region => region.IsDebug);
    }

    private static bool IsNegatedDebug(ExpressionSyntax? condition) =>
        condition is PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression, Operand: var negated }
        && RequiresDebug(negated);

    private static bool RequiresDebug(ExpressionSyntax condition) => condition switch
    {
        IdentifierNameSyntax name => name.Identifier.ValueText == DevelopmentCatalogue.DebugSymbol,
        ParenthesizedExpressionSyntax inner => RequiresDebug(inner.Expression),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression } both =>
            RequiresDebug(both.Left) || RequiresDebug(both.Right),
        _ => false,
    };
}
