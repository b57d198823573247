using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Psi.Analyzers.Catalogues;
using Psi.Analyzers.Catalogues.Transport;
using Psi.Analyzers.Flow;
using Psi.Analyzers.Semantics;

namespace Psi.Analyzers.Rules;

/// <summary>PSI3206: code that says by name that a revoked certificate is as good as any other.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RevocationNotCheckedAnalyzer : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new(
        RuleIds.RevocationNotChecked,
        "Certificate revocation not checked",
        "'{0} = {1}' lets a certificate that was revoked count as valid, so whoever has its stolen key can go on posing as the other side. Use '{2}'.",
        RuleCategory.Transport,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A certificate is revoked when its key is stolen or was issued wrongly. Who does not ask trusts it until it expires.",
        helpLinkUri: RuleHelp.LinkTo(RuleIds.RevocationNotChecked));

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule);

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(TestProjects.Skip(static start =>
        {
            var properties = SymbolTable.Of(start.Compilation, RevocationCatalogue.Properties);
            if (!properties.IsEmpty)
            {
                var uses = new Uses(properties, new KnownValues(new SourceOperations(start.Compilation)));
                start.RegisterOperationAction(uses.OnAssignment, OperationKind.SimpleAssignment);
            }
        }));
    }

    private sealed class Uses(SymbolTable<ApiMember> properties, KnownValues values)
    {
        public void OnAssignment(OperationAnalysisContext context)
        {
            if (MemberWrite.Of(context.Operation) is not { } write || !properties.TryFind(write.Member.Member, out var property))
            {
                return;
            }

            // One of several values is somebody's choice, such as a setting of the program.
            if (KnownValues.Alternatives(write.Value).ToList() is [var value])
            {
                // A mode is an enum whose NoCheck is 0.
                var (found, instead) = values.Of(value, context.CancellationToken) switch
                {
                    { HasValue: true, Value: 0 } => ("NoCheck", "Online"),
                    { HasValue: true, Value: false } => ("false", "true"),
                    _ => ("", ""),
                };
                if (found.Length > 0 && !(property.Type == RevocationCatalogue.ChainPolicy && DecidesNoPublicTrust(write)))
                {
                    var name = write.Member.Member.ContainingType.Name + "." + property.Name;
                    context.ReportDiagnostic(Diagnostic.Create(Rule, value.Syntax.GetLocation(), name, found, instead));
                }
            }
        }

        /// <summary>
        /// True when the same member also sets which CAs the chain trusts, the ones an organisation runs itself, or accepts unknown ones: such a chain is built to look at it, and
        /// whoever trusts it has other reasons.
        /// </summary>
        private static bool DecidesNoPublicTrust(MemberWrite write)
        {
            IOperation root = write.Member;
            while (root.Parent is { } parent)
            {
                root = parent;
            }

            return root.Descendants().Any(operation => operation switch
            {
                ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: { Name: RevocationCatalogue.TrustMode } trust } } =>
                    SymbolEqualityComparer.Default.Equals(trust.ContainingType, write.Member.Member.ContainingType),
                IFieldReferenceOperation { Field: { Name: "AllowUnknownCertificateAuthority", ContainingType.Name: "X509VerificationFlags" } } => true,
                _ => false,
            });
        }
    }
}
