using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Psi.Analyzers.Catalogues.Transport;
using Psi.Analyzers.Flow;
using Psi.Analyzers.Semantics;
using Psi.Analyzers.Transport;

namespace Psi.Analyzers.Rules;

/// <summary>
/// PSI3201: code that makes a TLS connection accept every certificate, by a callback that always returns true or by name.
/// </summary>
public sealed class CertificateValidationDisabledAnalyzer() : SecurityRule(Rule)
{
    private static readonly DiagnosticDescriptor Rule = new(
        RuleIds.CertificateValidationDisabled,
        "Certificate validation disabled",
        "{0} {1}, so anyone on the network path can pose as the other side and read or change the traffic. {2}.",
        RuleCategory.Transport,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A TLS connection that accepts any certificate is encrypted to whoever answers. "
            + "Leave validation to the platform, or trust a named CA or key.");

    private protected override void Watch(CompilationStartAnalysisContext start, CompilationValues values)
    {
        var symbols = CertificateValidationSymbols.In(start.Compilation);
        var uses = new Uses(symbols, values.AlwaysTrue, values.Known);
        if (symbols.HasDelegates)
        {
            start.RegisterOperationAction(uses.OnDelegateCreation, OperationKind.DelegateCreation);
        }

        if (!symbols.Members.IsEmpty)
        {
            start.RegisterOperationAction(
                uses.OnReference,
                OperationKind.PropertyReference,
                OperationKind.FieldReference,
                OperationKind.MethodReference);
            start.RegisterOperationAction(uses.OnInvocation, OperationKind.Invocation);
        }

        if (!symbols.Settings.IsEmpty)
        {
            start.RegisterOperationAction(uses.OnWrite, OperationKind.SimpleAssignment);
        }

        if (!symbols.Calls.IsEmpty)
        {
            start.RegisterOperationAction(uses.OnCall, OperationKind.Invocation);
        }

        if (!symbols.PolicyMethods.IsEmpty)
        {
            start.RegisterSymbolAction(uses.OnMethod, SymbolKind.Method);
        }
    }

    private sealed class Uses(CertificateValidationSymbols symbols, AlwaysTrueFunctions functions, KnownValues values)
    {
        public void OnDelegateCreation(OperationAnalysisContext context)
        {
            var creation = (IDelegateCreationOperation)context.Operation;
            if (!symbols.DecidesOnCertificates(creation.Type))
            {
                return;
            }

            switch (creation.Target)
            {
                case IAnonymousFunctionOperation lambda when functions.IsAlwaysTrue(lambda, context.CancellationToken):
                    context.ReportDiagnostic(
                        Callback(context.Options, lambda.Syntax.GetLocation(), "This callback", CertificateForm.Function));
                    break;
                case IMethodReferenceOperation { Method: var method } group when functions.IsAlwaysTrue(method, context.CancellationToken):
                    context.ReportDiagnostic(
                        Callback(context.Options, group.Syntax.GetLocation(), $"'{method.Name}'", CertificateForm.Method));
                    break;
            }
        }

        public void OnMethod(SymbolAnalysisContext context)
        {
            var method = (IMethodSymbol)context.Symbol;
            if (symbols.ImplementsCertificatePolicy(method) && functions.IsAlwaysTrue(method, context.CancellationToken))
            {
                context.ReportDiagnostic(Callback(context.Options, method.Locations[0], $"'{method.Name}'", CertificateForm.Method));
            }
        }

        public void OnReference(OperationAnalysisContext context)
        {
            var reference = (IMemberReferenceOperation)context.Operation;
            if (symbols.Members.TryFind(reference.Member, out var accepting) && ValueUse.IsPutToUse(reference))
            {
                ReportMember(context, reference.Member, accepting);
            }
        }

        public void OnInvocation(OperationAnalysisContext context)
        {
            var method = ((IInvocationOperation)context.Operation).TargetMethod;
            if (symbols.Members.TryFind(method, out var accepting))
            {
                ReportMember(context, method, accepting);
            }
        }

        public void OnWrite(OperationAnalysisContext context)
        {
            if (MemberWrite.Of(context.Operation) is { } write && symbols.Settings.TryFind(write.Member.Member, out var setting))
            {
                ReportAccepted(context, write.Member.Member, setting, write.Value);
            }
        }

        public void OnCall(OperationAnalysisContext context)
        {
            var call = (IInvocationOperation)context.Operation;
            if (symbols.Calls.TryFind(call.TargetMethod, out var setting) && call.Arguments is [var argument])
            {
                ReportAccepted(context, call.TargetMethod, setting, argument.Value);
            }
        }

        private static void ReportMember(OperationAnalysisContext context, ISymbol member, ValidationBypass accepting)
        {
            var node = member.IsStatic ? context.Operation.Syntax : OperationSyntax.MemberName(context.Operation.Syntax);
            var place = node.GetLocation();
            context.ReportDiagnostic(
                Finding(context.Options, place, Named(member), accepting.Effect, accepting.Advice, CertificateForm.Member));
        }

        private void ReportAccepted(OperationAnalysisContext context, ISymbol member, ValidationSetting setting, IOperation given)
        {
            foreach (var value in KnownValues.Alternatives(given))
            {
                var known = values.Of(value, context.CancellationToken);
                if (known.HasValue && AcceptedErrors.EffectOf(setting, known.Value, value) is { } effect)
                {
                    // The syntax of a default argument is the whole call.
                    var node = value.Syntax == context.Operation.Syntax ? OperationSyntax.MemberName(value.Syntax) : value.Syntax;
                    var place = node.GetLocation();
                    context.ReportDiagnostic(
                        Finding(context.Options, place, Named(member), effect, setting.Advice, CertificateForm.Setting));
                }
            }
        }

        private static string Named(ISymbol member) => $"'{member.ContainingType.Name}.{member.Name}'";

        private static Diagnostic Callback(AnalyzerOptions options, Location location, string found, string form)
        {
            const string effect = CertificateValidationCatalogue.AnyCertificate;
            return Finding(options, location, found, effect, CertificateValidationCatalogue.CallbackAdvice, form);
        }

        private static Diagnostic Finding(
            AnalyzerOptions options, Location location, string found, string effect, string advice, string form) =>
            Diagnostic.Create(Rule.In(options), location, FindingProperties.Of(FindingProperties.Form, form), found, effect, advice);
    }
}
