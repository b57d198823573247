using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Psi.Analyzers.Catalogues.SensitiveData;
using Psi.Analyzers.Flow;
using Psi.Analyzers.Semantics;

namespace Psi.Analyzers.Rules;

/// <summary>PSI3504: a library is told to put sensitive data into logs, or internals into errors, outside development too.</summary>
public sealed class SensitiveLoggingAnalyzer() : SecurityRule(Rule)
{
    private static readonly DiagnosticDescriptor Rule = new(
        RuleIds.SensitiveLogging,
        "Sensitive logging switched on",
        "'{0}' {1}. Remove it, or switch it on only where 'environment.IsDevelopment()'.",
        RuleCategory.SensitiveData,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Logs are read by more people than databases and are kept in more places; errors are read by attackers. "
            + "Neither may hold personal data, secrets or internals.");

    private protected override void Watch(CompilationStartAnalysisContext start, CompilationValues values)
    {
        var methods = SymbolTable.Of(start.Compilation, SensitiveLoggingCatalogue.Methods);
        var properties = SymbolTable.Of(start.Compilation, SensitiveLoggingCatalogue.Properties);
        var uses = new Uses(methods, properties, values);
        if (!methods.IsEmpty)
        {
            start.RegisterOperationAction(uses.OnInvocation, OperationKind.Invocation);
        }

        if (!properties.IsEmpty)
        {
            start.RegisterOperationAction(uses.OnAssignment, OperationKind.SimpleAssignment, OperationKind.CoalesceAssignment);
        }
    }

    private sealed class Uses(SymbolTable<LoggingSwitch> methods, SymbolTable<LoggingSwitch> properties, CompilationValues values)
    {
        public void OnInvocation(OperationAnalysisContext context)
        {
            var call = (IInvocationOperation)context.Operation;
            if (methods.TryFind(call.TargetMethod, out var found)
                && call.Arguments.All(argument => IsTrue(argument.Value, context.CancellationToken))
                && !values.Development.Covers(call, context.CancellationToken))
            {
                Report(context, OperationSyntax.MemberName(call.Syntax), call.TargetMethod.Name, found);
            }
        }

        public void OnAssignment(OperationAnalysisContext context)
        {
            if (MemberWrite.Of(context.Operation) is { } write
                && properties.TryFind(write.Member.Member, out var found)
                && KnownValues.Alternatives(write.Value).All(value => IsTrue(value, context.CancellationToken))
                && !values.Development.Covers(context.Operation, context.CancellationToken))
            {
                Report(context, write.Value.Syntax, write.Member.Member.Name + " = true", found);
            }
        }

        private bool IsTrue(IOperation value, CancellationToken cancellationToken) =>
            values.Known.Of(value, cancellationToken) is { HasValue: true, Value: true };

        private static void Report(OperationAnalysisContext context, SyntaxNode node, string name, LoggingSwitch found) =>
            context.ReportDiagnostic(Diagnostic.Create(Rule.In(context.Options), node.GetLocation(), name, found.Effect));
    }
}
