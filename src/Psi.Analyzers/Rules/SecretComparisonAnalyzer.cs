using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Psi.Analyzers.Cryptography;
using Psi.Analyzers.Semantics;

namespace Psi.Analyzers.Rules;

/// <summary>PSI3113: authentication codes, derived keys and secrets of a request that are compared byte by byte until one differs.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SecretComparisonAnalyzer : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new(
        RuleIds.SecretComparison,
        "Secret compared in a time that depends on it",
        "'{0}' compares {1} and stops at the first difference, so the time it takes tells an attacker how much of a guess is right. Use CryptographicOperations.FixedTimeEquals on the bytes.",
        RuleCategory.Cryptography,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "What proves that a message or a caller is genuine is compared in a time that does not depend on what is compared.",
        helpLinkUri: RuleHelp.LinkTo(RuleIds.SecretComparison));

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule);

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(TestProjects.Skip(static start =>
        {
            var secrets = new ComparedSecrets(start.Compilation);
            if (secrets.HasApis)
            {
                var uses = new Uses(secrets);
                start.RegisterOperationAction(uses.OnOperator, OperationKind.Binary);
                start.RegisterOperationAction(uses.OnCall, OperationKind.Invocation);
            }
        }));
    }

    private sealed class Uses(ComparedSecrets secrets)
    {
        public void OnOperator(OperationAnalysisContext context)
        {
            if (context.Operation is IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals, LeftOperand: var left, RightOperand: var right } comparison
                && (IsText(left) && IsText(right) || IsElement(left) && IsElement(right)))
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
                context.ReportDiagnostic(Diagnostic.Create(Rule, context.Operation.Syntax.GetLocation(), found, secret.Description));
            }
        }

        private static (IOperation Left, IOperation Right)? SidesOf(IInvocationOperation call) => call switch
        {
            { TargetMethod: { Name: "SequenceEqual" or "SequenceCompareTo" }, Arguments: [{ Value: var left }, { Value: var right }, ..] } => (left, right),
            { TargetMethod: { Name: "Equals" or "CompareTo" }, Instance: { } left, Arguments: [{ Value: var right }, ..] }
                when call.TargetMethod.ContainingType is { SpecialType: SpecialType.System_String } or { Name: "StringValues" } or { Name: "IStructuralEquatable" } => (left, right),
            { TargetMethod: { Name: "Equals" or "Compare" or "CompareOrdinal", IsStatic: true, ContainingType.SpecialType: SpecialType.System_String or SpecialType.System_Object }, Arguments: [{ Value: var left }, { Value: var right }, ..] } => (left, right),
            { TargetMethod: { Name: "Equals" or "Compare", ContainingType.Name: "StringComparer" or "IEqualityComparer" or "IComparer" }, Arguments: [{ Value: var left }, { Value: var right }] } => (left, right),
            _ => null,
        };

        private static bool IsText(IOperation side) => side.Type is { SpecialType: SpecialType.System_String } or { Name: "StringValues" };

        // if (computed[i] != stored[i]) return false;
        private static bool IsElement(IOperation side) => side switch
        {
            IConversionOperation conversion => IsElement(conversion.Operand),
            IArrayElementReferenceOperation { Type.SpecialType: SpecialType.System_Byte, Indices: [{ ConstantValue.HasValue: false }] } => true,
            IPropertyReferenceOperation { Type.SpecialType: SpecialType.System_Byte, Property.IsIndexer: true, Arguments: [{ Value.ConstantValue.HasValue: false }] } => true,
            _ => false,
        };

        // A database compares what an expression tree says.
        private static bool IsInExpressionTree(IOperation operation)
        {
            for (var parent = operation.Parent; parent is not null; parent = parent.Parent)
            {
                if (parent is IConversionOperation { Operand: IAnonymousFunctionOperation, Type.Name: "Expression" })
                {
                    return true;
                }
            }

            return false;
        }
    }
}
