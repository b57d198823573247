using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Psi.Analyzers.Catalogues;
using Psi.Analyzers.Catalogues.Transport;
using Psi.Analyzers.Flow;
using Psi.Analyzers.Semantics;

namespace Psi.Analyzers.Rules;

/// <summary>PSI3206: code that names a setting by which a revoked certificate is accepted like any other.</summary>
public sealed class RevocationNotCheckedAnalyzer() : SecurityRule(Rule)
{
    private static readonly DiagnosticDescriptor Rule = new(
        RuleIds.RevocationNotChecked,
        "Certificate revocation not checked",
        "'{0} = {1}' lets a certificate that was revoked count as valid, so whoever has its stolen key can go on posing as the other "
            + "side. Use '{2}'.",
        RuleCategory.Transport,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A certificate is revoked when its key is stolen or was issued wrongly. Who does not ask trusts it until it expires.");

    private protected override void Watch(CompilationStartAnalysisContext start, CompilationValues values)
    {
        var properties = SymbolTable.Of(start.Compilation, RevocationCatalogue.Properties);
        if (!properties.IsEmpty)
        {
            start.RegisterOperationAction(new Uses(properties, values.Known).OnAssignment, OperationKind.SimpleAssignment);
        }
    }

    private sealed class Uses(SymbolTable<ApiMember> properties, KnownValues values)
    {
        public void OnAssignment(OperationAnalysisContext context)
        {
            // One of several values is a choice, such as a setting of the program.
            if (MemberWrite.Of(context.Operation) is { } write
                && properties.TryFind(write.Member.Member, out var property)
                && KnownValues.Alternatives(write.Value).ToList() is [var value]
                && SwitchedOffBy(values.Of(value, context.CancellationToken)) is var (found, instead)
                && !(property.Type == RevocationCatalogue.ChainPolicy && IsOnlyLookedAt(write)))
            {
                var name = write.Member.Member.ContainingType.Name + "." + property.Name;
                context.ReportDiagnostic(Diagnostic.Create(Rule.In(context.Options), value.Syntax.GetLocation(), name, found, instead));
            }
        }

        private static (string Found, string Instead)? SwitchedOffBy(Optional<object?> value) => value switch
        {
            // NoCheck is 0 in each enum of modes.
            { HasValue: true, Value: 0 } => (RevocationNames.NoCheck, RevocationNames.Online),
            { HasValue: true, Value: false } => ("false", "true"),
            _ => null,
        };

        /// <summary>
        /// True when the same member also sets which CAs the chain trusts (an organisation's own), or accepts unknown ones. Such a chain is
        /// built to look at a certificate; the decision to trust it is made elsewhere.
        /// </summary>
        private static bool IsOnlyLookedAt(MemberWrite write) => OperationTree.AllInMember(write.Member).Any(operation => operation switch
        {
            ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: var property } } =>
                property.Name == RevocationCatalogue.TrustMode
                && SymbolEqualityComparer.Default.Equals(property.ContainingType, write.Member.Member.ContainingType),
            IFieldReferenceOperation { Field: { Name: RevocationNames.AllowUnknownAuthority, ContainingType.Name: var flags } } =>
                flags == RevocationNames.VerificationFlags,
            _ => false,
        });
    }
}
