using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Psi.Analyzers.Evidence;
using Psi.Analyzers.Flow;
using Psi.Analyzers.Xml;

namespace Psi.Analyzers.Rules;

/// <summary>PSI3907: a reader of XML that is used is told to follow no DTD, or to open nothing that one names.</summary>
public sealed class XmlWithoutEntitiesAnalyzer() : EvidenceRule(Seen)
{
    private static readonly DiagnosticDescriptor Seen = new(
        RuleIds.XmlWithoutEntities,
        "XML is read without external entities",
        "'{0}' keeps a document from reading others through its DTD",
        RuleCategory.Evidence,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        description: "Supports a requirement that readers of XML resolve no external entities.",
        customTags: Tags);

    private protected override void LookFor(CompilationStartAnalysisContext start, CompilationValues values, LiveCode live)
    {
        var symbols = XmlReadingSymbols.In(start.Compilation);
        if (!symbols.DtdSettings.IsEmpty || !symbols.Resolvers.IsEmpty)
        {
            var uses = new Uses(new ClosedXmlReader(symbols, values.Known), live);
            start.RegisterOperationAction(uses.OnAssignment, OperationKind.SimpleAssignment);
        }
    }

    private sealed class Uses(ClosedXmlReader readers, LiveCode live)
    {
        public void OnAssignment(OperationAnalysisContext context)
        {
            if (MemberWrite.Of(context.Operation) is { } write
                && readers.IsClosedBy(write, context.CancellationToken)
                && live.Has(context.Operation, context.CancellationToken))
            {
                var name = write.Member.Member.ContainingType.Name + "." + write.Member.Member.Name;
                context.ReportDiagnostic(Diagnostic.Create(Seen.In(context.Options), context.Operation.Syntax.GetLocation(), name));
            }
        }
    }
}
