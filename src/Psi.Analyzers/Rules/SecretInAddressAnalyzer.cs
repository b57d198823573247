using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Psi.Analyzers.Catalogues;
using Psi.Analyzers.Catalogues.SensitiveData;
using Psi.Analyzers.Flow;
using Psi.Analyzers.Semantics;
using Psi.Analyzers.SensitiveData;

namespace Psi.Analyzers.Rules;

/// <summary>
/// PSI3505: a password, key or token goes into the query of an address, or a method that answers GET requests takes one from there.
/// </summary>
public sealed class SecretInAddressAnalyzer() : SecurityRule(Rule)
{
    private static readonly DiagnosticDescriptor Rule = new(
        RuleIds.SecretInAddress,
        "Secret in an address",
        "The parameter '{0}' puts {1} into an address, and addresses are kept in logs, browser histories and Referer headers. "
            + "Send it in a header, or in the body of a POST request.",
        RuleCategory.SensitiveData,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Servers, proxies and browsers write down addresses with their queries. "
            + "What is secret goes into a header or the body of a request, which they don't.");

    private protected override void Watch(CompilationStartAnalysisContext start, CompilationValues values)
    {
        var calls = SymbolTable.Of(start.Compilation, AddressCatalogue.Calls);
        if (calls.IsEmpty)
        {
            return;
        }

        var handlers = new GetHandlers(start.Compilation);
        var uses = new Uses(
            calls,
            SymbolTable.Of(start.Compilation, AddressCatalogue.Properties),
            SymbolTable.Of(start.Compilation, AddressCatalogue.Queries),
            SymbolTable.Of(start.Compilation, AddressCatalogue.Parameters),
            handlers,
            values.Known);
        start.RegisterOperationAction(uses.OnInvocation, OperationKind.Invocation);
        start.RegisterOperationAction(uses.OnObjectCreation, OperationKind.ObjectCreation);
        start.RegisterOperationAction(uses.OnAssignment, OperationKind.SimpleAssignment);
        if (handlers.MayBeMethods)
        {
            start.RegisterSymbolAction(uses.OnMethod, SymbolKind.Method);
        }
    }

    private sealed class Uses(
        SymbolTable<ApiMember> calls,
        SymbolTable<ApiMember> properties,
        SymbolTable<ApiMember> queries,
        SymbolTable<ApiMember> parameters,
        GetHandlers handlers,
        KnownValues values)
    {
        private readonly QuerySecrets _secrets = new(values);

        public void OnInvocation(OperationAnalysisContext context)
        {
            var call = (IInvocationOperation)context.Operation;
            var method = call.TargetMethod.ReducedFrom ?? call.TargetMethod;
            if (calls.TryFind(method, out var member))
            {
                ReportIn(context, CallArguments.ValueOf(call.Arguments, member.Parameters), isQuery: false);
            }
            else if (parameters.TryFind(method, out member))
            {
                ReportAdded(context, call, member);
            }
            else if (handlers.MappedBy(call) is { } handler)
            {
                ReportHandler(context, handler);
            }
        }

        public void OnObjectCreation(OperationAnalysisContext context)
        {
            var creation = (IObjectCreationOperation)context.Operation;
            if (calls.TryFind(creation.Constructor, out var member))
            {
                ReportIn(context, CallArguments.ValueOf(creation.Arguments, member.Parameters), isQuery: false);
            }
        }

        public void OnAssignment(OperationAnalysisContext context)
        {
            var assignment = (ISimpleAssignmentOperation)context.Operation;
            if (assignment.Target is not IPropertyReferenceOperation written)
            {
                return;
            }

            if (written is { Property.IsIndexer: true, Arguments: [{ Value: var name }] } && IsQuery(written, context.CancellationToken))
            {
                ReportParameter(context, name, assignment.Value, "");
            }
            else if (queries.TryFind(written.Property, out _))
            {
                ReportIn(context, assignment.Value, isQuery: true);
            }
            else if (properties.TryFind(written.Property, out _))
            {
                ReportIn(context, assignment.Value, isQuery: false);
            }
        }

        public void OnMethod(SymbolAnalysisContext context)
        {
            var method = (IMethodSymbol)context.Symbol;
            if (method is { DeclaredAccessibility: Accessibility.Public, MethodKind: MethodKind.Ordinary, Parameters.IsEmpty: false }
                && method.Parameters.Any(static parameter => QueryParameters.KindOf(parameter) is not null)
                && handlers.Include(method))
            {
                foreach (var parameter in method.Parameters)
                {
                    if (QueryParameters.KindOf(parameter) is { } kind)
                    {
                        context.ReportDiagnostic(Finding(context.Options, parameter.Locations[0], parameter.Name, kind));
                    }
                }
            }
        }

        // HttpUtility.ParseQueryString gives a collection that writes itself as a query.
        private bool IsQuery(IPropertyReferenceOperation entry, CancellationToken cancellationToken) =>
            entry is { Property.ContainingType.Name: HandlerNames.NameValueCollection, Instance: { } collection }
            && values.OriginOf(collection, cancellationToken) is IInvocationOperation { TargetMethod.Name: HandlerNames.ParseQueryString };

        private void ReportIn(OperationAnalysisContext context, IOperation? given, bool isQuery)
        {
            if (given is null)
            {
                return;
            }

            foreach (var (place, name, kind) in _secrets.In(given, isQuery, context.ContainingSymbol, context.CancellationToken))
            {
                context.ReportDiagnostic(Finding(context.Options, place.GetLocation(), name, kind));
            }
        }

        private void ReportAdded(OperationAnalysisContext context, IInvocationOperation call, ApiMember member)
        {
            var address = CallArguments.ValueOf(call.Arguments, HandlerNames.AddressParameters) is { } given
                ? values.TextWithPlaceholders(given, "", context.CancellationToken)
                : "";
            if (CallArguments.ValueOf(call.Arguments, HandlerNames.ManyParameters) is not { } many)
            {
                var name = CallArguments.ValueOf(call.Arguments, member.Parameters[0]);
                ReportParameter(context, name, CallArguments.ValueOf(call.Arguments, member.Parameters[1]), address);
                return;
            }

            foreach (var (name, value) in _secrets.EntriesOf(many, context.CancellationToken))
            {
                ReportParameter(context, name, value, address);
            }
        }

        private void ReportParameter(OperationAnalysisContext context, IOperation? name, IOperation? value, string address)
        {
            if (_secrets.Of(name, value, address, context.ContainingSymbol, context.CancellationToken) is var (place, parameter, kind))
            {
                context.ReportDiagnostic(Finding(context.Options, place.GetLocation(), parameter, kind));
            }
        }

        private static void ReportHandler(OperationAnalysisContext context, IOperation handler)
        {
            var tree = context.Operation.Syntax.SyntaxTree;
            foreach (var parameter in GetHandlers.ParametersOf(handler))
            {
                if (QueryParameters.KindOf(parameter) is { } kind)
                {
                    var place = parameter.Locations.FirstOrDefault(location => location.SourceTree == tree);
                    context.ReportDiagnostic(Finding(context.Options, place ?? handler.Syntax.GetLocation(), parameter.Name, kind));
                }
            }
        }

        private static Diagnostic Finding(AnalyzerOptions options, Location place, string name, string kind) =>
            Diagnostic.Create(Rule.In(options), place, name, kind);
    }
}
