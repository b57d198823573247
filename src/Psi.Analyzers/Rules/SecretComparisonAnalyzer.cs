using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Psi.Analyzers.Catalogues.Cryptography;
using Psi.Analyzers.Cryptography;
using Psi.Analyzers.Flow;

namespace Psi.Analyzers.Rules;

/// <summary>PSI3113: authentication codes, derived keys and secrets of a request, compared byte by byte until one differs.</summary>
public sealed class SecretComparisonAnalyzer() : SecurityRule(Rule)
{
    private static readonly DiagnosticDescriptor Rule = new(
        RuleIds.SecretComparison,
        "Secret compared in a time that depends on it",
        "'{0}' compares {1} and stops at the first difference, so the time it takes tells an attacker how much of a guess is right. "
            + "Use CryptographicOperations.FixedTimeEquals on the bytes.",
        RuleCategory.Cryptography,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "What proves that a message or a caller is genuine is compared in a time that does not depend on what is compared.");

    private protected override void Watch(CompilationStartAnalysisContext start, CompilationValues values)
    {
        var secrets = new ComparedSecrets(start.Compilation, values);
        if (secrets.HasApis)
        {
            var uses = new Uses(secrets);
            start.RegisterOperationAction(uses.OnOperator, OperationKind.Binary);
            start.RegisterOperationAction(uses.OnCall, OperationKind.Invocation);
        }
    }

    private sealed class Uses(ComparedSecrets secrets)
    {
        public void OnOperator(OperationAnalysisContext context)
        {
            var comparison = (IBinaryOperation)context.Operation;
            var (left, right) = (comparison.LeftOperand, comparison.RightOperand);
            if (comparison.OperatorKind is BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals
                && (IsText(left.Type) && IsText(right.Type) || IsElement(left) && IsElement(right)))
            {
                Report(context, left, right, comparison.OperatorKind == BinaryOperatorKind.Equals ? "==" : "!=");
            }
        }

        public void OnCall(OperationAnalysisContext context)
        {
            var call = (IInvocationOperation)context.Operation;
            if (SidesOf(call) is var (left, right))
            {
                Report(context, left, right, call.TargetMethod.Name);
            }
        }

        private void Report(OperationAnalysisContext context, IOperation left, IOperation right, string found)
        {
            if (!IsInExpressionTree(context.Operation) && secrets.Of(left, right, context.CancellationToken) is { } secret)
            {
                context.ReportDiagnostic(Diagnostic.Create(
                    Rule.In(context.Options), context.Operation.Syntax.GetLocation(), found, secret.Description));
            }
        }

        private static (IOperation Left, IOperation Right)? SidesOf(IInvocationOperation call)
        {
            var method = call.TargetMethod;
            return call switch
            {
                { Arguments: [{ Value: var left }, { Value: var right }, ..] } when ComparisonNames.OfSequences.Contains(method.Name) =>
                    (left, right),
                { Instance: { } left, Arguments: [{ Value: var right }, ..] } when IsComparison(method) => (left, right),
                { Arguments: [{ Value: var left }, { Value: var right }, ..] } when IsTextComparison(method) => (left, right),
                { Arguments: [{ Value: var left }, { Value: var right }] } when IsComparer(method) => (left, right),
                _ => null,
            };
        }

        private static bool IsComparison(IMethodSymbol method) =>
            ComparisonNames.WithAnother.Contains(method.Name)
            && (IsText(method.ContainingType) || ComparisonNames.ComparableTypes.Contains(method.ContainingType.Name));

        private static bool IsTextComparison(IMethodSymbol method) =>
            method.IsStatic
            && ComparisonNames.OfTexts.Contains(method.Name)
            && method.ContainingType.SpecialType is SpecialType.System_String or SpecialType.System_Object;

        private static bool IsComparer(IMethodSymbol method) =>
            ComparisonNames.ByComparer.Contains(method.Name) && ComparisonNames.ComparerTypes.Contains(method.ContainingType.Name);

        private static bool IsText(ITypeSymbol? type) =>
            type is { SpecialType: SpecialType.System_String } or { Name: ComparisonNames.StringValues };

        // if (computed[i] != stored[i]) return false;
        private static bool IsElement(IOperation side) => side switch
        {
            IConversionOperation conversion => IsElement(conversion.Operand),
            { Type.SpecialType: not SpecialType.System_Byte } => false,
            IArrayElementReferenceOperation { Indices: [{ ConstantValue.HasValue: false }] } => true,
            IPropertyReferenceOperation { Property.IsIndexer: true, Arguments: [{ Value.ConstantValue.HasValue: false }] } => true,
            _ => false,
        };

        // A database does the comparison that an expression tree describes.
        private static bool IsInExpressionTree(IOperation operation)
        {
            for (var parent = operation.Parent; parent is not null; parent = parent.Parent)
            {
                if (parent is IConversionOperation { Operand: IAnonymousFunctionOperation, Type.Name: ComparisonNames.ExpressionTree })
                {
                    return true;
                }
            }

            return false;
        }
    }
}
