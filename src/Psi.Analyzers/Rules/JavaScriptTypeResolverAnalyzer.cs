using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Psi.Analyzers.Catalogues.Deserialization;
using Psi.Analyzers.Deserialization;
using Psi.Analyzers.Flow;
using Psi.Analyzers.Semantics;

namespace Psi.Analyzers.Rules;

/// <summary>PSI3403: a JavaScriptSerializer with a resolver that finds any type by the name the JSON gives.</summary>
public sealed class JavaScriptTypeResolverAnalyzer() : SecurityRule(Rule)
{
    private static readonly DiagnosticDescriptor Rule = new(
        RuleIds.JavaScriptTypeResolver,
        "JavaScriptSerializer resolves any type",
        "This JavaScriptSerializer has a '{0}', so JSON with a '__type' chooses which types are created and whoever can write it can run "
            + "code in this process. Create it without a resolver, or with one that knows the allowed types.",
        RuleCategory.Deserialization,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "SimpleTypeResolver finds any type by its assembly-qualified name. "
            + "A JavaScriptSerializer without a resolver creates the types the code asks for only.");

    private protected override void Watch(CompilationStartAnalysisContext start, CompilationValues values)
    {
        var symbols = JavaScriptSerializerSymbols.In(start.Compilation);
        if (!symbols.IsEmpty)
        {
            start.RegisterOperationAction(new Uses(symbols, values.Origins).OnObjectCreation, OperationKind.ObjectCreation);
        }
    }

    private sealed class Uses(JavaScriptSerializerSymbols symbols, ValueOrigins origins)
    {
        public void OnObjectCreation(OperationAnalysisContext context)
        {
            var creation = (IObjectCreationOperation)context.Operation;
            if (!symbols.Serializers.TryFind(creation.Type, out _)
                || CallArguments.ValueOf(creation.Arguments, SerializerNames.ResolverParameters) is not { } resolver)
            {
                return;
            }

            foreach (var value in KnownValues.Alternatives(resolver))
            {
                if (symbols.OpenResolverIn(origins.Of(value, context.CancellationToken).Type) is { } open)
                {
                    context.ReportDiagnostic(Diagnostic.Create(Rule.In(context.Options), value.Syntax.GetLocation(), open.Name));
                }
            }
        }
    }
}
