using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Psi.Analyzers.Catalogues;
using Psi.Analyzers.Catalogues.Transport;
using Psi.Analyzers.Flow;
using Psi.Analyzers.Semantics;

namespace Psi.Analyzers.Rules;

/// <summary>PSI3204: the metadata of a token issuer, with the keys that tokens are checked with, may come over http.</summary>
public sealed class ClearTextMetadataAnalyzer() : SecurityRule(Rule)
{
    private static readonly DiagnosticDescriptor Rule = new(
        RuleIds.ClearTextMetadata,
        "Token issuer's metadata without TLS",
        "'{0} = false' lets the keys that tokens are checked with come over http, so anyone on the network path can put in keys of their "
            + "own and sign in as anyone. Remove it, or set it to '!environment.IsDevelopment()' if development needs it.",
        RuleCategory.Transport,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A service that checks tokens trusts the keys in its issuer's metadata. "
            + "They have to come over TLS, or whoever is on the way chooses them.");

    private protected override void Watch(CompilationStartAnalysisContext start, CompilationValues values)
    {
        var properties = SymbolTable.Of(start.Compilation, ClearTextMetadataCatalogue.Properties);
        if (!properties.IsEmpty)
        {
            start.RegisterOperationAction(new Uses(properties, values).OnAssignment, OperationKind.SimpleAssignment);
        }
    }

    private sealed class Uses(SymbolTable<ApiMember> properties, CompilationValues values)
    {
        public void OnAssignment(OperationAnalysisContext context)
        {
            if (MemberWrite.Of(context.Operation) is { } write
                && properties.TryFind(write.Member.Member, out var property)
                && values.Known.Of(write.Value, context.CancellationToken) is { HasValue: true, Value: false }
                && !values.Development.Covers(context.Operation, context.CancellationToken))
            {
                var found = property.TypeName + "." + property.Name;
                context.ReportDiagnostic(Diagnostic.Create(Rule.In(context.Options), write.Value.Syntax.GetLocation(), found));
            }
        }
    }
}
