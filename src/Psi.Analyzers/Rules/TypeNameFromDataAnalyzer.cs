using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Psi.Analyzers.Catalogues.Deserialization;
using Psi.Analyzers.Deserialization;
using Psi.Analyzers.Flow;
using Psi.Analyzers.Semantics;

namespace Psi.Analyzers.Rules;

/// <summary>PSI3405: a type that is found by a name from data, where nothing limits the name.</summary>
public sealed class TypeNameFromDataAnalyzer() : SecurityRule(Rule)
{
    private static readonly DiagnosticDescriptor Rule = new(
        RuleIds.TypeNameFromData,
        "Type found by a name from data",
        "'{0}' finds a type by a name that comes from {1}, so whoever can write it chooses what is created here and may run code in this "
            + "process. Look the name up in a list of the types you expect.",
        RuleCategory.Deserialization,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A type name read from JSON, XML, a request or a serializer's data can name any type of any assembly. "
            + "Map the names you expect to types of yours.");

    private protected override void Watch(CompilationStartAnalysisContext start, CompilationValues values)
    {
        var symbols = TypeLookupSymbols.In(start.Compilation);
        if (!symbols.LookUps.IsEmpty)
        {
            start.RegisterOperationAction(new Uses(symbols, new TypeNameSources(symbols)).OnInvocation, OperationKind.Invocation);
        }
    }

    private sealed class Uses(TypeLookupSymbols symbols, TypeNameSources names)
    {
        public void OnInvocation(OperationAnalysisContext context)
        {
            var call = (IInvocationOperation)context.Operation;
            if (!call.Arguments.IsEmpty
                && symbols.LookUps.TryFind(call.TargetMethod, out _)
                && CallArguments.ValueOf(call.Arguments, SerializerNames.TypeNameParameters) is
                { Type.SpecialType: SpecialType.System_String } name
                && names.KindOf(name) is { } kind
                && !TypeNameSources.IsResultChecked(call))
            {
                var found = call.TargetMethod.ContainingType.Name + "." + call.TargetMethod.Name;
                context.ReportDiagnostic(Diagnostic.Create(
                    Rule.In(context.Options), OperationSyntax.Callee(call).GetLocation(), found, kind));
            }
        }
    }
}
