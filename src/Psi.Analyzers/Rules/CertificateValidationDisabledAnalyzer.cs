using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Psi.Analyzers.Catalogues.Transport;
using Psi.Analyzers.Flow;
using Psi.Analyzers.Semantics;
using Psi.Analyzers.Transport;

namespace Psi.Analyzers.Rules;

/// <summary>PSI3201: code that makes a TLS connection accept every certificate, by a callback that always says yes or by name.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CertificateValidationDisabledAnalyzer : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new(
        RuleIds.CertificateValidationDisabled,
        "Certificate validation disabled",
        "{0} {1}, so anyone on the network path can pose as the other side and read or change the traffic. {2}.",
        RuleCategory.Transport,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A TLS connection that accepts any certificate is encrypted to whoever answers. Leave validation to the platform, or trust a named CA or key.",
        helpLinkUri: RuleHelp.LinkTo(RuleIds.CertificateValidationDisabled));

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule);

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(TestProjects.Skip(static start =>
        {
            var symbols = CertificateValidationSymbols.In(start.Compilation);
            var source = new SourceOperations(start.Compilation);
            var values = new KnownValues(source);
            var uses = new Uses(symbols, new AlwaysTrueFunctions(source, values), values);
            if (symbols.HasDelegates)
            {
                start.RegisterOperationAction(uses.OnDelegateCreation, OperationKind.DelegateCreation);
            }

            if (!symbols.Members.IsEmpty)
            {
                start.RegisterOperationAction(
                    uses.OnMember, OperationKind.PropertyReference, OperationKind.FieldReference, OperationKind.MethodReference, OperationKind.Invocation);
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
        }));
    }

    // Of System.Net.Security.SslPolicyErrors.
    private const int NameMismatch = 2;

    private const int ChainErrors = 4;

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
                    Report(context, lambda.Syntax, "This callback", CertificateValidationCatalogue.AnyCertificate, CertificateValidationCatalogue.CallbackAdvice, "function");
                    break;
                case IMethodReferenceOperation { Method: var method } group when functions.IsAlwaysTrue(method, context.CancellationToken):
                    Report(context, group.Syntax, "'" + method.Name + "'", CertificateValidationCatalogue.AnyCertificate, CertificateValidationCatalogue.CallbackAdvice, "method");
                    break;
            }
        }

        public void OnMember(OperationAnalysisContext context)
        {
            var (member, isUse) = context.Operation switch
            {
                IInvocationOperation call => (call.TargetMethod, true),
                IMemberReferenceOperation reference => (reference.Member, ValueUse.IsPutToUse(reference)),
                _ => (default(ISymbol), false),
            };
            if (member is not null && isUse && symbols.Members.TryFind(member, out var accepting))
            {
                var node = member.IsStatic ? context.Operation.Syntax : OperationSyntax.MemberName(context.Operation.Syntax);
                Report(context, node, Named(member), accepting.Effect, accepting.Advice, "member");
            }
        }

        public void OnMethod(SymbolAnalysisContext context)
        {
            var method = (IMethodSymbol)context.Symbol;
            if (symbols.ImplementsCertificatePolicy(method) && functions.IsAlwaysTrue(method, context.CancellationToken))
            {
                context.ReportDiagnostic(Finding(method.Locations[0], "'" + method.Name + "'", CertificateValidationCatalogue.AnyCertificate, CertificateValidationCatalogue.CallbackAdvice, "method"));
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

        private void ReportAccepted(OperationAnalysisContext context, ISymbol member, ValidationSetting setting, IOperation given)
        {
            foreach (var value in KnownValues.Alternatives(given))
            {
                var known = values.Of(value, context.CancellationToken);
                if (known.HasValue && EffectOf(setting, known.Value, value) is { } effect)
                {
                    // A default argument stands nowhere; its syntax is the whole call.
                    var node = value.Syntax == context.Operation.Syntax ? OperationSyntax.MemberName(value.Syntax) : value.Syntax;
                    Report(context, node, Named(member), effect, setting.Advice, "setting");
                }
            }
        }

        private static string? EffectOf(ValidationSetting setting, object? known, IOperation value) => (setting.Value, known) switch
        {
            (SettingValue.True, true) or (SettingValue.False, false) => setting.Effect,
            (SettingValue.TrueOnEveryPath, true) when !IsConditional(value) => setting.Effect,
            (SettingValue.ErrorsToAccept, int errors) when (errors & ChainErrors) != 0 => setting.Effect,
            (SettingValue.ErrorsToAccept, int errors) when (errors & NameMismatch) != 0 => CertificateValidationCatalogue.AnyName,
            _ => null,
        };

        // A function that asks anything may have asked about the certificate.
        private static bool IsConditional(IOperation operation)
        {
            var function = operation;
            while (function.Parent is { } parent && function is not (IAnonymousFunctionOperation or ILocalFunctionOperation))
            {
                function = parent;
            }

            return function.Descendants().Any(static inside => inside is IConditionalOperation or ISwitchOperation or ISwitchExpressionOperation or ILoopOperation or ITryOperation or ICoalesceOperation);
        }

        private static string Named(ISymbol member) => "'" + member.ContainingType.Name + "." + member.Name + "'";

        private static void Report(OperationAnalysisContext context, SyntaxNode node, string found, string effect, string advice, string form) =>
            context.ReportDiagnostic(Finding(node.GetLocation(), found, effect, advice, form));

        private static Diagnostic Finding(Location location, string found, string effect, string advice, string form) =>
            Diagnostic.Create(Rule, location, ImmutableDictionary<string, string?>.Empty.Add(FindingProperties.Form, form), found, effect, advice);
    }
}
