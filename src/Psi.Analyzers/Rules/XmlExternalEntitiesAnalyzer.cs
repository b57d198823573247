using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Psi.Analyzers.Catalogues.Xml;
using Psi.Analyzers.Flow;
using Psi.Analyzers.Xml;

namespace Psi.Analyzers.Rules;

/// <summary>PSI3411: XML readers that resolve external entities, by what is set or by the defaults of an old framework.</summary>
public sealed class XmlExternalEntitiesAnalyzer() : SecurityRule(Rule)
{
    private static readonly DiagnosticDescriptor Rule = new(
        RuleIds.XmlExternalEntities,
        "XML external entities resolved",
        "'{0}' {1} has external entities resolved, so whoever writes the XML can have this process read files and call servers. {2}.",
        RuleCategory.Deserialization,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A DTD can name files and addresses that a parser with an XmlUrlResolver opens. "
            + "Set XmlResolver to null, or prohibit DTDs.");

    private protected override void Watch(CompilationStartAnalysisContext start, CompilationValues values)
    {
        var symbols = XmlReadingSymbols.In(start.Compilation);
        if (symbols.Resolvers.IsEmpty)
        {
            return;
        }

        var isOld = OldNetFramework.IsTargetOf(start.Compilation);
        var uses = new Uses(symbols, values, isOld);
        start.RegisterOperationAction(uses.OnWrite, OperationKind.SimpleAssignment, OperationKind.CoalesceAssignment);
        if (isOld)
        {
            start.RegisterOperationAction(uses.OnObjectCreation, OperationKind.ObjectCreation);
        }
    }

    private sealed class Uses(XmlReadingSymbols symbols, CompilationValues values, bool isOld)
    {
        private const string ByDefault = "on .NET Framework before 4.5.2";
        private const string NoResolver = "Set XmlResolver to null";

        public void OnWrite(OperationAnalysisContext context)
        {
            if (MemberWrite.Of(context.Operation) is not { } write)
            {
                return;
            }

            if (symbols.Resolvers.TryFind(write.Member.Member, out var type))
            {
                foreach (var value in KnownValues.Alternatives(write.Value))
                {
                    if (symbols.IsUrlResolver(values.Origins.Of(value, context.CancellationToken))
                        && IsDtdParsed(type, write, context.CancellationToken))
                    {
                        Report(context, value.Syntax, type + "." + XmlNames.Resolver, "set to an XmlUrlResolver", NoResolver);
                    }
                }
            }
            else if (isOld
                && symbols.DtdSettings.TryFind(write.Member.Member, out var reader)
                && reader == XmlNames.ReaderSettings
                && symbols.ParsesDtd(write, values.Known, context.CancellationToken) is true
                && !ObjectWrites.WritesToSameObject(write).Any(SetsResolver))
            {
                var found = reader + "." + write.Member.Member.Name;
                Report(context, write.Value.Syntax, found, ByDefault, "Prohibit DTDs, or set XmlResolver to null");
            }
        }

        public void OnObjectCreation(OperationAnalysisContext context)
        {
            var creation = (IObjectCreationOperation)context.Operation;
            if (symbols.Readers.TryFind(creation.Type, out var type)
                && OldXmlDefaults.ApplyTo(creation, type)
                && !ObjectWrites.WritesTo(creation).Any(write =>
                    SetsResolver(write) || symbols.ParsesDtd(write, values.Known, context.CancellationToken) is false))
            {
                var hasResolver = type is XmlNames.Document or XmlNames.TextReader;
                var advice = hasResolver ? NoResolver : "Give it an XmlReader whose settings prohibit DTDs";
                Report(context, creation.Syntax, "new " + creation.Type!.Name, ByDefault, advice);
            }
        }

        private bool SetsResolver(MemberWrite write) => symbols.Resolvers.TryFind(write.Member.Member, out _);

        // A document and a text reader parse DTDs unless told not to; settings only when told to.
        private bool IsDtdParsed(string type, MemberWrite write, CancellationToken cancellationToken)
        {
            if (type == XmlNames.Document)
            {
                return true;
            }

            var settings = ObjectWrites.WritesToSameObject(write)
                .Select(other => symbols.ParsesDtd(other, values.Known, cancellationToken))
                .Where(static parses => parses is not null)
                .ToList();
            return type == XmlNames.TextReader ? !settings.Contains(false) : settings.Contains(true);
        }

        private static void Report(OperationAnalysisContext context, SyntaxNode node, string found, string how, string advice) =>
            context.ReportDiagnostic(Diagnostic.Create(Rule.In(context.Options), node.GetLocation(), found, how, advice));
    }
}
