using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Psi.Analyzers.Flow;

/// <summary>
/// Tells code that is meant for development only: under an <c>if</c> or <c>?:</c> that asks for such an environment or for a switch whose name
/// says as much, after a return for every other environment, or between <c>#if DEBUG</c> and its end. The judgement is local to the member; a helper that a guarded call leads to is not known to be guarded.
/// </summary>
internal sealed class DevelopmentGuard(KnownValues values)
{
    // Conditions are short; this bounds generated or hostile ones.
    private const int MaximumSteps = 200;

    // Environments that nobody but developers uses, by the names they commonly have. Staging is none: it is made to be like production.
    private static readonly HashSet<string> DevelopmentEnvironments = new(StringComparer.OrdinalIgnoreCase)
    {
        "Development", "Dev", "Local", "Localhost", "Debug", "Test", "Testing", "IntegrationTest", "IntegrationTests",
    };

    // What a condition is called that somebody has to switch on, for development or to look for a fault.
    private static readonly string[] SwitchNames =
        ["IsDev", "Development", "IsLocal", "IsTest", "Debug", "Detailed", "IncludeDetails", "ShowDetails", "Verbose", "StackTrace", "SensitiveData", "ShowPII", "ShowError", "ShowException", "IncludeException"];

    /// <summary>True when the operation runs only in development.</summary>
    public bool Covers(IOperation operation, CancellationToken cancellationToken)
    {
        var budget = new StepBudget(MaximumSteps);
        for (var child = operation; child.Parent is { } parent && !cancellationToken.IsCancellationRequested; child = parent)
        {
            var isGuarded = parent switch
            {
                IConditionalOperation conditional when conditional.WhenTrue == child => IsDevelopmentWhen(conditional.Condition, true, budget, cancellationToken),
                IConditionalOperation conditional when conditional.WhenFalse == child => IsDevelopmentWhen(conditional.Condition, false, budget, cancellationToken),
                IBlockOperation block => block.Operations.TakeWhile(statement => statement != child).OfType<IConditionalOperation>().Any(earlier =>
                    earlier.WhenFalse is null && Leaves(earlier.WhenTrue) && IsDevelopmentWhen(earlier.Condition, false, budget, cancellationToken)),
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

    /// <summary>True when a condition of that outcome says that this is no production environment.</summary>
    private bool IsDevelopmentWhen(IOperation condition, bool outcome, StepBudget budget, CancellationToken cancellationToken)
    {
        if (!budget.Take())
        {
            return false;
        }

        return condition switch
        {
            IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } negation => IsDevelopmentWhen(negation.Operand, !outcome, budget, cancellationToken),
            // One part of what has to hold is enough; of what may hold, each has to be.
            IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr } both =>
                (both.OperatorKind == BinaryOperatorKind.ConditionalAnd) == outcome
                    ? IsDevelopmentWhen(both.LeftOperand, outcome, budget, cancellationToken) || IsDevelopmentWhen(both.RightOperand, outcome, budget, cancellationToken)
                    : IsDevelopmentWhen(both.LeftOperand, outcome, budget, cancellationToken) && IsDevelopmentWhen(both.RightOperand, outcome, budget, cancellationToken),
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals } comparison => outcome && Names(comparison.LeftOperand, comparison.RightOperand),
            IBinaryOperation { OperatorKind: BinaryOperatorKind.NotEquals } comparison => !outcome && Names(comparison.LeftOperand, comparison.RightOperand),
            IInvocationOperation { TargetMethod.Name: "IsProduction" } => !outcome,
            IInvocationOperation { TargetMethod.Name: "IsEnvironment" } call =>
                outcome && call.Arguments.Any(argument => IsDevelopmentName(argument.Value)),
            IInvocationOperation call when IsSwitchName(call.TargetMethod.Name) => outcome,
            _ => values.OriginOf(condition, cancellationToken) is var declared && declared != condition
                ? IsDevelopmentWhen(declared, outcome, budget, cancellationToken)
                : outcome && NameOf(condition) is { } name && IsSwitchName(name),
        };

        bool Names(IOperation left, IOperation right) => IsDevelopmentName(left) || IsDevelopmentName(right);

        bool IsDevelopmentName(IOperation value) => values.TextOf(value, cancellationToken) is { } text && DevelopmentEnvironments.Contains(text);
    }

    private static string? NameOf(IOperation reference) => reference switch
    {
        IMemberReferenceOperation member => member.Member.Name,
        ILocalReferenceOperation local => local.Local.Name,
        IParameterReferenceOperation parameter => parameter.Parameter.Name,
        _ => null,
    };

    private static bool IsSwitchName(string name) => SwitchNames.Any(part => name.IndexOf(part, StringComparison.OrdinalIgnoreCase) >= 0);

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
                    var (condition, _) = open.Pop();
                    open.Push((null, condition is PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression, Operand: var negated } && RequiresDebug(negated)));
                    break;
                case EndIfDirectiveTriviaSyntax when open.Count > 0:
                    open.Pop();
                    break;
            }
        }

        return open.Any(region => region.IsDebug);
    }

    private static bool RequiresDebug(ExpressionSyntax condition) => condition switch
    {
        IdentifierNameSyntax name => name.Identifier.ValueText == "DEBUG",
        ParenthesizedExpressionSyntax inner => RequiresDebug(inner.Expression),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression } both => RequiresDebug(both.Left) || RequiresDebug(both.Right),
        _ => false,
    };
}
