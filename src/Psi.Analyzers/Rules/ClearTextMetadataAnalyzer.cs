using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Psi.Analyzers.Catalogues;
using Psi.Analyzers.Catalogues.Transport;
using Psi.Analyzers.Flow;
using Psi.Analyzers.Semantics;

namespace Psi.Analyzers.Rules;

/// <summary>PSI3204: a token issuer's metadata, and so the keys that tokens are checked with, may come over http.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ClearTextMetadataAnalyzer : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new(
        RuleIds.ClearTextMetadata,
        "Token issuer's metadata without TLS",
        "'{0} = false' lets the keys that tokens are checked with come over http, so anyone on the network path can put in keys of their own and sign in as anyone. Remove it, or set it to '!environment.IsDevelopment()' if development needs it.",
        RuleCategory.Transport,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A service that checks tokens trusts the keys in its issuer's metadata. They have to come over TLS, or whoever is on the way chooses them.",
        helpLinkUri: RuleHelp.LinkTo(RuleIds.ClearTextMetadata));

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule);

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(TestProjects.Skip(static start =>
        {
            var properties = SymbolTable.Of(start.Compilation, ClearTextMetadataCatalogue.Properties);
            if (properties.IsEmpty)
            {
                return;
            }

            var values = new KnownValues(new SourceOperations(start.Compilation));
            var uses = new Uses(properties, values, new DevelopmentGuard(values));
            start.RegisterOperationAction(uses.OnAssignment, OperationKind.SimpleAssignment);
        }));
    }

    private sealed class Uses(SymbolTable<ApiMember> properties, KnownValues values, DevelopmentGuard development)
    {
        public void OnAssignment(OperationAnalysisContext context)
        {
            if (MemberWrite.Of(context.Operation) is { } write
                && properties.TryFind(write.Member.Member, out var property)
                && values.Of(write.Value, context.CancellationToken) is { HasValue: true, Value: false }
                && !development.Covers(context.Operation, context.CancellationToken))
            {
                context.ReportDiagnostic(Diagnostic.Create(Rule, write.Value.Syntax.GetLocation(), property.TypeName + "." + property.Name));
            }
        }
    }
}
