using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Psi.Analyzers.Flow;
using Psi.Analyzers.Semantics;
using Psi.Analyzers.SensitiveData;

namespace Psi.Analyzers.Rules;

/// <summary>
/// PSI3501: a text in the code that is a secret by its shape: a provider's token or key, a private key, a signed token, a password in an
/// address or a connection string.
/// </summary>
public sealed class SecretInCodeAnalyzer() : SecurityRule(Rule)
{
    private static readonly DiagnosticDescriptor Rule = new(
        RuleIds.SecretInCode,
        "Secret in the code",
        "This text holds {0}: whoever has the code, its history or the assembly can use it. "
            + "Revoke it, and read its successor from a secret store when the program runs.",
        RuleCategory.SensitiveData,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A secret in the code is in every clone, backup and package of it, and can't be changed without a release. "
            + "Deleting it leaves it in the history: it has to be revoked.");

    // Some secrets open something even if only a test uses them.
    private protected override bool WatchesTests => true;

    private protected override void Watch(CompilationStartAnalysisContext start, CompilationValues values)
    {
        if (start.Compilation.GetSpecialType(SpecialType.System_String).TypeKind == TypeKind.Error)
        {
            return;
        }

        // A key pair or a password in a test was made for the test. What a provider issued was not.
        var uses = new Uses(
            onlyOfProviders: TestProjects.ArePassedOver(start.Compilation, start.Options, start.CancellationToken));
        start.RegisterOperationAction(uses.OnText, OperationKind.Literal, OperationKind.Utf8String);
        start.RegisterOperationAction(uses.OnConcatenation, OperationKind.Binary);
    }

    private sealed class Uses(bool onlyOfProviders)
    {
        public void OnText(OperationAnalysisContext context)
        {
            var text = context.Operation switch
            {
                ILiteralOperation { ConstantValue: { HasValue: true, Value: string value } } => value,
                IUtf8StringOperation utf8 => utf8.Value,
                _ => "",
            };
            if (text.Length >= SecretShapes.MinimumLength && !IsPartOfConstant(context.Operation))
            {
                Report(context, text);
            }
        }

        public void OnConcatenation(OperationAnalysisContext context)
        {
            if (context.Operation.ConstantValue is { HasValue: true, Value: string text } && !IsPartOfConstant(context.Operation))
            {
                Report(context, text);
            }
        }

        private void Report(OperationAnalysisContext context, string text)
        {
            if (SecretShapes.In(text) is { } secret && (secret.IsOfProvider || !onlyOfProviders))
            {
                context.ReportDiagnostic(Diagnostic.Create(Rule.In(context.Options), context.Operation.Syntax.GetLocation(), secret.What));
            }
        }

        // Two literals that a "+" joins are one text.
        private static bool IsPartOfConstant(IOperation operation) => operation.Parent switch
        {
            IBinaryOperation { ConstantValue: { HasValue: true, Value: string } } => true,
            IParenthesizedOperation { ConstantValue.HasValue: true, Parent: IBinaryOperation { ConstantValue.HasValue: true } } => true,
            _ => false,
        };
    }
}
