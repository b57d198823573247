using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Psi.Analyzers.Deserialization;
using Psi.Analyzers.Flow;

namespace Psi.Analyzers.Rules;

/// <summary>PSI3402: Json.NET told to create the types that the JSON names, without a binder that limits them.</summary>
public sealed class TypeNameHandlingAnalyzer() : SecurityRule(Rule)
{
    private static readonly DiagnosticDescriptor Rule = new(
        RuleIds.TypeNameHandling,
        "TypeNameHandling lets JSON choose its types",
        "'{0}' is set to something other than None, so JSON with a '$type' chooses which types are created and whoever can write it can "
            + "run code in this process. Use TypeNameHandling.None, or set a SerializationBinder that knows the allowed types.",
        RuleCategory.Deserialization,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Json.NET with a TypeNameHandling other than None creates types by the name that '$type' gives. "
            + "Leave it at None, or allow a fixed list of types with a SerializationBinder.");

    private protected override void Watch(CompilationStartAnalysisContext start, CompilationValues values)
    {
        var symbols = TypeNameHandlingSymbols.In(start.Compilation);
        if (!symbols.Settings.IsEmpty)
        {
            var uses = new Uses(symbols, values.Known);
            start.RegisterOperationAction(uses.OnWrite, OperationKind.SimpleAssignment, OperationKind.CoalesceAssignment);
        }
    }

    private sealed class Uses(TypeNameHandlingSymbols symbols, KnownValues values)
    {
        public void OnWrite(OperationAnalysisContext context)
        {
            if (MemberWrite.Of(context.Operation) is not { } write || !symbols.IsSetting(write.Member.Member))
            {
                return;
            }

            var setting = write.Member.Member;
            foreach (var value in KnownValues.Alternatives(write.Value))
            {
                if (NamesTypes(value, context.CancellationToken)
                    && !ObjectWrites.WritesToSameObject(write).Any(TypeNameHandlingSymbols.SetsBinder))
                {
                    var found = setting.ContainingType.Name + "." + setting.Name;
                    context.ReportDiagnostic(Diagnostic.Create(Rule.In(context.Options), value.Syntax.GetLocation(), found));
                }
            }
        }

        private bool NamesTypes(IOperation value, CancellationToken cancellationToken) =>
            values.Of(value, cancellationToken) is { HasValue: true, Value: IConvertible number }
            && Convert.ToInt64(number, CultureInfo.InvariantCulture) != 0;
    }
}
