using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Psi.Analyzers.Catalogues;
using Psi.Analyzers.Catalogues.SensitiveData;
using Psi.Analyzers.Flow;
using Psi.Analyzers.Semantics;
using Psi.Analyzers.SensitiveData;

namespace Psi.Analyzers.Rules;

/// <summary>PSI3506: a server sends clients a stack trace, or shows them the page for developers, outside development too.</summary>
public sealed class ErrorDetailsToClientAnalyzer() : SecurityRule(Rule)
{
    private static readonly DiagnosticDescriptor Rule = new(
        RuleIds.ErrorDetailsToClient,
        "Stack trace sent to the client",
        "'{0}' {1}, which tells attackers how the system is built. {2}.",
        RuleCategory.SensitiveData,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A stack trace names types, files, queries and versions: what an attacker looks for first. "
            + "Clients need to know what they did wrong, not what happened inside.");

    private protected override void Watch(CompilationStartAnalysisContext start, CompilationValues values)
    {
        var calls = SymbolTable.Of(start.Compilation, ClientOutputCatalogue.Calls);
        var properties = SymbolTable.Of(start.Compilation, ClientOutputCatalogue.Properties);
        var pages = SymbolTable.Of(start.Compilation, ClientOutputCatalogue.Pages);
        var types = TypeLookup.In(start.Compilation);
        if ((calls.IsEmpty && properties.IsEmpty && pages.IsEmpty) || types.Find(ResponseNames.Exception) is not [var exception, ..])
        {
            return;
        }

        var responses = new TextResponses(start.Compilation);
        var uses = new Uses(calls, properties, pages, responses, new ErrorDetails(exception), values);
        start.RegisterOperationAction(uses.OnInvocation, OperationKind.Invocation);
        start.RegisterOperationAction(uses.OnObjectCreation, OperationKind.ObjectCreation);
        start.RegisterOperationAction(uses.OnAssignment, OperationKind.SimpleAssignment);
        if (responses.Exist)
        {
            start.RegisterOperationAction(uses.OnReturn, OperationKind.Return);
        }
    }

    private sealed class Uses(
        SymbolTable<ApiMember> calls,
        SymbolTable<ApiMember> properties,
        SymbolTable<LoggingSwitch> pages,
        TextResponses responses,
        ErrorDetails details,
        CompilationValues values)
    {
        public void OnInvocation(OperationAnalysisContext context)
        {
            var call = (IInvocationOperation)context.Operation;
            var method = call.TargetMethod.ReducedFrom ?? call.TargetMethod;
            if (calls.TryFind(method, out var output))
            {
                ReportDetails(context, CallArguments.ValueOf(call.Arguments, output.Parameters), output.Name);
            }
            else if (pages.TryFind(method, out var page))
            {
                if (!IsForDevelopment(context.ContainingSymbol) && !values.Development.Covers(call, context.CancellationToken))
                {
                    const string Advice = "Call it only where 'environment.IsDevelopment()'";
                    Report(context, OperationSyntax.MemberName(call.Syntax), method.Name, page.Effect, Advice);
                }
            }
            else if (ResponseNames.AddMethods.Contains(method.Name)
                && call.Instance is IPropertyReferenceOperation { Property: var dictionary }
                && properties.TryFind(dictionary, out output))
            {
                var value = CallArguments.ValueOf(call.Arguments, ResponseNames.ValueParameters);
                ReportDetails(context, value, dictionary.ContainingType.Name + "." + output.Name);
            }
        }

        public void OnObjectCreation(OperationAnalysisContext context)
        {
            var creation = (IObjectCreationOperation)context.Operation;
            if (calls.TryFind(creation.Constructor, out var output))
            {
                var given = CallArguments.ValueOf(creation.Arguments, output.Parameters);
                ReportDetails(context, given, creation.Constructor!.ContainingType.Name);
            }
        }

        public void OnAssignment(OperationAnalysisContext context)
        {
            var assignment = (ISimpleAssignmentOperation)context.Operation;
            var written = assignment.Target as IPropertyReferenceOperation;
            if (written is { Property.IsIndexer: true, Instance: IPropertyReferenceOperation dictionary })
            {
                written = dictionary;
            }

            if (properties.TryFind(written?.Property, out var output))
            {
                ReportDetails(context, assignment.Value, written!.Property.ContainingType.Name + "." + output.Name);
            }
        }

        public void OnReturn(OperationAnalysisContext context)
        {
            var returned = ((IReturnOperation)context.Operation).ReturnedValue;
            if (returned is { Type.SpecialType: SpecialType.System_String } && responses.AreReturnedAt(context))
            {
                ReportDetails(context, returned, ResponseNames.Return);
            }
        }

        private void ReportDetails(OperationAnalysisContext context, IOperation? given, string name)
        {
            if (given is null)
            {
                return;
            }

            foreach (var part in values.Parts.OfObject(given, context.CancellationToken))
            {
                if (details.DescriptionOf(part) is { } held
                    && !IsReportedItself(part, context.Operation)
                    && !values.Development.Covers(part, context.CancellationToken)
                    && !values.Development.Covers(context.Operation, context.CancellationToken))
                {
                    var place = PlaceOf(part, given);
                    Report(context, place, name, $"sends {held} to the client", "Log it, and answer with a sentence of your own");
                    return;
                }
            }
        }

        // A value that is put into a local first is reported where it is sent.
        private static SyntaxNode PlaceOf(IOperation part, IOperation given) =>
            given.Syntax.SyntaxTree == part.Syntax.SyntaxTree && given.Syntax.Span.Contains(part.Syntax.Span)
                ? OperationSyntax.Whole(part)
                : given.Syntax;

        /// <summary>True in <c>BadRequest(new ProblemDetails { Detail = … })</c>: the property is a finding of its own.</summary>
        private bool IsReportedItself(IOperation part, IOperation sink)
        {
            for (var each = part.Parent; each is not null && each != sink; each = each.Parent)
            {
                var isSink = each switch
                {
                    ISimpleAssignmentOperation { Target: IPropertyReferenceOperation written } =>
                        properties.TryFind(written.Property, out _),
                    IObjectCreationOperation creation => calls.TryFind(creation.Constructor, out _),
                    _ => false,
                };
                if (isSink)
                {
                    return true;
                }
            }

            return false;
        }

        // A start-up class has a method or a type for each environment.
        private static bool IsForDevelopment(ISymbol member) =>
            IsNamedForDevelopment(member) || member.ContainingType is { } type && IsNamedForDevelopment(type);

        private static bool IsNamedForDevelopment(ISymbol symbol) =>
            symbol.Name.IndexOf(ResponseNames.Development, StringComparison.Ordinal) >= 0;

        private static void Report(OperationAnalysisContext context, SyntaxNode node, string name, string what, string advice) =>
            context.ReportDiagnostic(Diagnostic.Create(Rule.In(context.Options), node.GetLocation(), name, what, advice));
    }
}
