using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Psi.Analyzers.Catalogues;
using Psi.Analyzers.Catalogues.SensitiveData;
using Psi.Analyzers.Flow;
using Psi.Analyzers.Semantics;
using Psi.Analyzers.SensitiveData;

namespace Psi.Analyzers.Rules;

/// <summary>PSI3505: a password, key or token goes into the query of an address, or a method that answers GET requests takes one from there.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SecretInAddressAnalyzer : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new(
        RuleIds.SecretInAddress,
        "Secret in an address",
        "The parameter '{0}' puts {1} into an address, and addresses are kept in logs, browser histories and Referer headers. Send it in a header, or in the body of a POST request.",
        RuleCategory.SensitiveData,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Servers, proxies and browsers write down addresses with their queries. What is secret goes into a header or the body of a request, which they don't.",
        helpLinkUri: RuleHelp.LinkTo(RuleIds.SecretInAddress));

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule);

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(TestProjects.Skip(static start =>
        {
            var calls = SymbolTable.Of(start.Compilation, AddressCatalogue.Calls);
            if (calls.IsEmpty)
            {
                return;
            }

            var types = TypeLookup.In(start.Compilation);
            var uses = new Uses(
                calls,
                SymbolTable.Of(start.Compilation, AddressCatalogue.Properties),
                SymbolTable.Of(start.Compilation, AddressCatalogue.Queries),
                SymbolTable.Of(start.Compilation, AddressCatalogue.Parameters),
                types.Find(AddressCatalogue.Endpoints),
                new KnownValues(new SourceOperations(start.Compilation)));
            start.RegisterOperationAction(uses.OnInvocation, OperationKind.Invocation);
            start.RegisterOperationAction(uses.OnObjectCreation, OperationKind.ObjectCreation);
            start.RegisterOperationAction(uses.OnAssignment, OperationKind.SimpleAssignment);

            var actions = new Actions([.. AddressCatalogue.GetAttributes.SelectMany(name => types.Find(name))], [.. types.Find(AddressCatalogue.PageModel)]);
            if (!actions.IsEmpty)
            {
                start.RegisterSymbolAction(actions.OnMethod, SymbolKind.Method);
            }
        }));
    }

    private static Diagnostic Found(Location place, string name, string kind) => Diagnostic.Create(Rule, place, name, kind);

    private sealed class Uses(
        SymbolTable<ApiMember> calls,
        SymbolTable<ApiMember> properties,
        SymbolTable<ApiMember> queries,
        SymbolTable<ApiMember> parameters,
        ImmutableArray<INamedTypeSymbol> endpoints,
        KnownValues values)
    {
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
                if (CallArguments.ValueOf(call.Arguments, AddressCatalogue.ManyParameters) is { } many)
                {
                    ReportEntries(context, many, AddressOf(call, context.CancellationToken));
                }
                else
                {
                    ReportParameter(
                        context,
                        CallArguments.ValueOf(call.Arguments, member.Parameters[0]),
                        CallArguments.ValueOf(call.Arguments, member.Parameters[1]),
                        AddressOf(call, context.CancellationToken));
                }
            }
            else if (method.Name == "MapGet" && endpoints.Contains(method.ContainingType, SymbolEqualityComparer.Default))
            {
                ReportHandler(context, call);
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
            switch (assignment.Target)
            {
                // HttpUtility.ParseQueryString gives a collection that writes itself as a query.
                case IPropertyReferenceOperation { Property: { IsIndexer: true, ContainingType.Name: "NameValueCollection" }, Instance: { } collection, Arguments.Length: 1 } entry
                    when values.OriginOf(collection, context.CancellationToken) is IInvocationOperation { TargetMethod.Name: "ParseQueryString" }:
                    ReportParameter(context, entry.Arguments[0].Value, assignment.Value, "");
                    break;
                case IPropertyReferenceOperation property when queries.TryFind(property.Property, out _):
                    ReportIn(context, assignment.Value, isQuery: true);
                    break;
                case IPropertyReferenceOperation property when properties.TryFind(property.Property, out _):
                    ReportIn(context, assignment.Value, isQuery: false);
                    break;
            }
        }

        private void ReportIn(OperationAnalysisContext context, IOperation? given, bool isQuery)
        {
            if (given is null || given.ConstantValue.HasValue)
            {
                return;
            }

            foreach (var address in KnownValues.Alternatives(given))
            {
                if (address.Type?.SpecialType != SpecialType.System_String)
                {
                    continue;
                }

                foreach (var hole in values.UnknownPartsOf(address, context.CancellationToken))
                {
                    if (CanBeSecret(hole.Value)
                        && QueryParameters.NameAtEndOf(hole.Before, isQuery) is { } name
                        && QueryParameters.KindOf(name, hole.Before, context.ContainingSymbol) is { } kind)
                    {
                        // What is put into a local first is reported where it is used.
                        var whole = OperationSyntax.Whole(hole.Value);
                        var isWithin = whole.SyntaxTree == given.Syntax.SyntaxTree && given.Syntax.Span.Contains(whole.Span);
                        context.ReportDiagnostic(Found((isWithin ? whole : given.Syntax).GetLocation(), name, kind));
                        if (!isWithin)
                        {
                            return;
                        }
                    }
                }
            }
        }

        private void ReportParameter(OperationAnalysisContext context, IOperation? name, IOperation? value, string address)
        {
            if (name is not null
                && value is not null
                && CanBeSecret(value)
                && values.TextOf(value, context.CancellationToken) is null
                && values.TextOf(name, context.CancellationToken) is { } text
                && QueryParameters.KindOf(text, address, context.ContainingSymbol) is { } kind)
            {
                context.ReportDiagnostic(Found(value.Syntax.GetLocation(), text, kind));
            }
        }

        private void ReportEntries(OperationAnalysisContext context, IOperation dictionary, string address)
        {
            if (values.OriginOf(dictionary, context.CancellationToken) is not IObjectCreationOperation { Initializer: { } initializer } created
                || created.Syntax.SyntaxTree != dictionary.Syntax.SyntaxTree)
            {
                return;
            }

            foreach (var each in initializer.Initializers)
            {
                switch (each)
                {
                    case ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Arguments: { Length: 1 } key } } assignment:
                        ReportParameter(context, key[0].Value, assignment.Value, address);
                        break;
                    case IInvocationOperation { Arguments: { Length: 2 } pair }:
                        ReportParameter(context, pair[0].Value, pair[1].Value, address);
                        break;
                }
            }
        }

        private void ReportHandler(OperationAnalysisContext context, IInvocationOperation map)
        {
            if (CallArguments.ValueOf(map.Arguments, "handler", "requestDelegate") is not { } handler)
            {
                return;
            }

            while (handler is IConversionOperation conversion)
            {
                handler = conversion.Operand;
            }

            var function = handler is IDelegateCreationOperation { Target: var target }
                ? target switch
                {
                    IAnonymousFunctionOperation lambda => lambda.Symbol,
                    IMethodReferenceOperation reference => reference.Method,
                    _ => null,
                }
                : null;
            foreach (var parameter in function?.Parameters ?? ImmutableArray<IParameterSymbol>.Empty)
            {
                if (QueryParameters.KindOf(parameter) is { } kind)
                {
                    var place = parameter.Locations.FirstOrDefault(location => location.SourceTree == map.Syntax.SyntaxTree);
                    context.ReportDiagnostic(Found(place ?? handler.Syntax.GetLocation(), parameter.Name, kind));
                }
            }
        }

        private string AddressOf(IInvocationOperation call, CancellationToken cancellationToken) =>
            CallArguments.ValueOf(call.Arguments, "uri", "url") is { } address ? values.TextWithPlaceholders(address, "", cancellationToken) : "";

        // Numbers, dates and answers are none.
        private static bool CanBeSecret(IOperation value)
        {
            while (value is IConversionOperation conversion)
            {
                value = conversion.Operand;
            }

            return value is IInterpolationOperation || value.Type is { SpecialType: SpecialType.System_String or SpecialType.System_Object } or { TypeKind: TypeKind.Class or TypeKind.Struct, SpecialType: SpecialType.None };
        }
    }

    private sealed class Actions(HashSet<ISymbol> attributes, HashSet<ISymbol> pages)
    {
        public bool IsEmpty => attributes.Count == 0 && pages.Count == 0;

        public void OnMethod(SymbolAnalysisContext context)
        {
            var method = (IMethodSymbol)context.Symbol;
            if (method is { DeclaredAccessibility: Accessibility.Public, MethodKind: MethodKind.Ordinary, Parameters.IsEmpty: false }
                && method.Parameters.Any(parameter => QueryParameters.KindOf(parameter) is not null)
                && AnswersGet(method))
            {
                foreach (var parameter in method.Parameters)
                {
                    if (QueryParameters.KindOf(parameter) is { } kind)
                    {
                        context.ReportDiagnostic(Found(parameter.Locations[0], parameter.Name, kind));
                    }
                }
            }
        }

        private bool AnswersGet(IMethodSymbol method)
        {
            if (method.GetAttributes().Any(attribute => attribute.AttributeClass is { } type && attributes.Contains(type)))
            {
                return true;
            }

            for (var type = method.Name.StartsWith("OnGet", StringComparison.Ordinal) ? method.ContainingType : null; type is not null; type = type.BaseType)
            {
                if (pages.Contains(type))
                {
                    return true;
                }
            }

            return false;
        }
    }
}
