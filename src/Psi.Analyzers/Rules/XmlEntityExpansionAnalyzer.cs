using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Psi.Analyzers.Flow;
using Psi.Analyzers.Xml;

namespace Psi.Analyzers.Rules;

/// <summary>PSI3413: XML readers that parse DTDs and let entities grow without a useful limit.</summary>
public sealed class XmlEntityExpansionAnalyzer() : SecurityRule(Rule)
{
    // The default of .NET, and of .NET Framework since 4.5.2, in characters.
    private const long MostCharacters = 10_000_000;

    private static readonly DiagnosticDescriptor Rule = new(
        RuleIds.XmlEntityExpansion,
        "XML entity expansion without a limit",
        "DTDs are parsed here and entities may grow {0}, so a document of a few lines can use up this process's memory and time. "
            + "Leave MaxCharactersFromEntities at its default of 10 million or set it lower, or use DtdProcessing.Prohibit.",
        RuleCategory.Deserialization,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Entities that refer to each other grow by multiplication. MaxCharactersFromEntities limits them; 0 means no limit.");

    private protected override void Watch(CompilationStartAnalysisContext start, CompilationValues values)
    {
        var symbols = XmlReadingSymbols.In(start.Compilation);
        if (!symbols.EntityLimits.IsEmpty)
        {
            var uses = new Uses(symbols, values.Known);
            start.RegisterOperationAction(uses.OnWrite, OperationKind.SimpleAssignment, OperationKind.CoalesceAssignment);
        }
    }

    private sealed class Uses(XmlReadingSymbols symbols, KnownValues values)
    {
        public void OnWrite(OperationAnalysisContext context)
        {
            if (MemberWrite.Of(context.Operation) is not { } write
                || !symbols.EntityLimits.TryFind(write.Member.Member, out _)
                || !ParsesDtd(write, context.CancellationToken))
            {
                return;
            }

            foreach (var value in KnownValues.Alternatives(write.Value))
            {
                if (GrowthOf(values.Of(value, context.CancellationToken)) is { } growth)
                {
                    context.ReportDiagnostic(Diagnostic.Create(Rule.In(context.Options), value.Syntax.GetLocation(), growth));
                }
            }
        }

        private bool ParsesDtd(MemberWrite write, CancellationToken cancellationToken) =>
            ObjectWrites.WritesToSameObject(write).Any(other => symbols.ParsesDtd(other, values, cancellationToken) is true);

        private static string? GrowthOf(Optional<object?> limit) =>
            limit is not { HasValue: true, Value: int or long } ? null : Convert.ToInt64(limit.Value, CultureInfo.InvariantCulture) switch
            {
                0 => "without any limit",
                > MostCharacters and var characters => string.Format(CultureInfo.InvariantCulture, "to {0:N0} characters", characters),
                _ => null,
            };
    }
}
