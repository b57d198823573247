using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
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
        "{0} accepts every certificate, so anyone on the network path can pose as the other side and read or change the traffic. {1}.",
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
        context.RegisterCompilationStartAction(static start =>
        {
            var symbols = CertificateValidationSymbols.In(start.Compilation);
            var source = new SourceOperations(start.Compilation);
            var uses = new Uses(symbols, new AlwaysTrueFunctions(source, new KnownValues(source)));
            if (symbols.HasDelegates)
            {
                start.RegisterOperationAction(uses.OnDelegateCreation, OperationKind.DelegateCreation);
            }

            if (!symbols.Members.IsEmpty)
            {
                start.RegisterOperationAction(
                    uses.OnMember, OperationKind.PropertyReference, OperationKind.FieldReference, OperationKind.MethodReference, OperationKind.Invocation);
            }

            if (!symbols.PolicyMethods.IsEmpty)
            {
                start.RegisterSymbolAction(uses.OnMethod, SymbolKind.Method);
            }
        });
    }

    private sealed class Uses(CertificateValidationSymbols symbols, AlwaysTrueFunctions functions)
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
                    Report(context, lambda.Syntax, "This callback", CertificateValidationCatalogue.CallbackAdvice, "function");
                    break;
                case IMethodReferenceOperation { Method: var method } group when functions.IsAlwaysTrue(method, context.CancellationToken):
                    Report(context, group.Syntax, "'" + method.Name + "'", CertificateValidationCatalogue.CallbackAdvice, "method");
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
                Report(context, node, "'" + member.ContainingType.Name + "." + member.Name + "'", accepting.Advice, "member");
            }
        }

        public void OnMethod(SymbolAnalysisContext context)
        {
            var method = (IMethodSymbol)context.Symbol;
            if (symbols.ImplementsCertificatePolicy(method) && functions.IsAlwaysTrue(method, context.CancellationToken))
            {
                context.ReportDiagnostic(Finding(method.Locations[0], "'" + method.Name + "'", CertificateValidationCatalogue.CallbackAdvice, "method"));
            }
        }

        private static void Report(OperationAnalysisContext context, SyntaxNode node, string found, string advice, string form) =>
            context.ReportDiagnostic(Finding(node.GetLocation(), found, advice, form));

        private static Diagnostic Finding(Location location, string found, string advice, string form) =>
            Diagnostic.Create(Rule, location, ImmutableDictionary<string, string?>.Empty.Add(FindingProperties.Form, form), found, advice);
    }
}
