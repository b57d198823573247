using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Psi.Analyzers.Catalogues.Xml;
using Psi.Analyzers.Flow;
using Psi.Analyzers.Xml;

namespace Psi.Analyzers.Rules;

/// <summary>PSI3412: stylesheets that may run script or open documents of their choice.</summary>
public sealed class XsltScriptAnalyzer() : SecurityRule(Rule)
{
    private static readonly DiagnosticDescriptor Rule = new(
        RuleIds.XsltScript,
        "XSLT may run script or open documents",
        "'{0}' lets stylesheets {1}, so whoever can write a stylesheet {2}. Use {3}.",
        RuleCategory.Deserialization,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Script blocks and document() are off by default, since a stylesheet is a program. "
            + "Leave them off for stylesheets that are not part of the product.");

    private protected override void Watch(CompilationStartAnalysisContext start, CompilationValues values)
    {
        var symbols = XsltSymbols.In(start.Compilation);
        if (symbols.IsEmpty)
        {
            return;
        }

        var uses = new Uses(symbols, values.Known);
        start.RegisterOperationAction(uses.OnObjectCreation, OperationKind.ObjectCreation);
        if (!symbols.Switches.IsEmpty)
        {
            start.RegisterOperationAction(uses.OnWrite, OperationKind.SimpleAssignment, OperationKind.CoalesceAssignment);
            start.RegisterOperationAction(uses.OnProperty, OperationKind.PropertyReference);
        }
    }

    private sealed class Uses(XsltSymbols symbols, KnownValues values)
    {
        public void OnProperty(OperationAnalysisContext context)
        {
            var reference = (IPropertyReferenceOperation)context.Operation;
            if (symbols.Trusted.TryFind(reference.Property, out var power) && ValueUse.IsPutToUse(reference))
            {
                Report(context, reference.Syntax, XmlNames.XsltSettings + "." + reference.Property.Name, power);
            }
        }

        public void OnWrite(OperationAnalysisContext context)
        {
            if (MemberWrite.Of(context.Operation) is { } write
                && symbols.Switches.TryFind(write.Member.Member, out var power)
                && IsOn(write.Value, context.CancellationToken))
            {
                Report(context, write.Value.Syntax, XmlNames.XsltSettings + "." + write.Member.Member.Name, power);
            }
        }

        public void OnObjectCreation(OperationAnalysisContext context)
        {
            var creation = (IObjectCreationOperation)context.Operation;
            if (symbols.OldTransforms.TryFind(creation.Type, out var old))
            {
                Report(context, creation.Syntax, "new " + creation.Type!.Name, old);
            }
            else if (symbols.Settings.TryFind(creation.Type, out _))
            {
                foreach (var argument in creation.Arguments)
                {
                    if (XsltPower.OfParameter(argument.Parameter?.Name) is { } power && IsOn(argument.Value, context.CancellationToken))
                    {
                        Report(context, argument.Value.Syntax, "new " + XmlNames.XsltSettings, power);
                    }
                }
            }
        }

        private bool IsOn(IOperation value, CancellationToken cancellationToken) =>
            values.Of(value, cancellationToken) is { HasValue: true, Value: true };

        private static void Report(OperationAnalysisContext context, SyntaxNode node, string found, XsltPower power)
        {
            var (allows, consequence, replacement) = power;
            context.ReportDiagnostic(Diagnostic.Create(
                Rule.In(context.Options), node.GetLocation(), found, allows, consequence, replacement));
        }
    }
}
