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

/// <summary>PSI3506: a server sends clients a stack trace, or shows them the page for developers, outside development too.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ErrorDetailsToClientAnalyzer : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new(
        RuleIds.ErrorDetailsToClient,
        "Stack trace sent to the client",
        "'{0}' {1}, which tells attackers how the system is built. {2}.",
        RuleCategory.SensitiveData,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A stack trace names types, files, queries and versions: what an attacker looks for first. Clients need to know what they did wrong, not what happened inside.",
        helpLinkUri: RuleHelp.LinkTo(RuleIds.ErrorDetailsToClient));

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule);

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(TestProjects.Skip(static start =>
        {
            var calls = SymbolTable.Of(start.Compilation, ClientOutputCatalogue.Calls);
            var properties = SymbolTable.Of(start.Compilation, ClientOutputCatalogue.Properties);
            var pages = SymbolTable.Of(start.Compilation, ClientOutputCatalogue.Pages);
            if ((calls.IsEmpty && properties.IsEmpty && pages.IsEmpty)
                || TypeLookup.In(start.Compilation).Find("System.Exception") is not [var exception, ..])
            {
                return;
            }

            var types = TypeLookup.In(start.Compilation);
            var controllers = new HashSet<ISymbol>(ClientOutputCatalogue.Controllers.SelectMany(name => types.Find(name)), SymbolEqualityComparer.Default);
            var endpoints = new HashSet<ISymbol>(types.Find(ClientOutputCatalogue.Endpoints), SymbolEqualityComparer.Default);
            var uses = new Uses(calls, properties, pages, controllers, endpoints, new ErrorDetails(exception), new KnownValues(new SourceOperations(start.Compilation)));
            start.RegisterOperationAction(uses.OnInvocation, OperationKind.Invocation);
            start.RegisterOperationAction(uses.OnObjectCreation, OperationKind.ObjectCreation);
            start.RegisterOperationAction(uses.OnAssignment, OperationKind.SimpleAssignment);
            if (controllers.Count > 0 || endpoints.Count > 0)
            {
                start.RegisterOperationAction(uses.OnReturn, OperationKind.Return);
            }
        }));
    }

    private sealed class Uses(
        SymbolTable<ApiMember> calls,
        SymbolTable<ApiMember> properties,
        SymbolTable<LoggingSwitch> pages,
        HashSet<ISymbol> controllers,
        HashSet<ISymbol> endpoints,
        ErrorDetails details,
        KnownValues values)
    {
        private readonly DevelopmentGuard _development = new(values);
        private readonly ValueParts _pieces = new(values);

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
                // Startup classes have a method or a type for each environment.
                var isForDevelopment = context.ContainingSymbol is { } member && (IsForDevelopment(member) || IsForDevelopment(member.ContainingType));
                if (!isForDevelopment && !_development.Covers(call, context.CancellationToken))
                {
                    Report(context, OperationSyntax.MemberName(call.Syntax), method.Name, page.Effect, "Call it only where 'environment.IsDevelopment()'");
                }
            }
            else if (method.Name is "Add" or "TryAdd" && call.Instance is IPropertyReferenceOperation dictionary && properties.TryFind(dictionary.Property, out output))
            {
                ReportDetails(context, CallArguments.ValueOf(call.Arguments, "value"), dictionary.Property.ContainingType.Name + "." + output.Name);
            }
        }

        public void OnObjectCreation(OperationAnalysisContext context)
        {
            var creation = (IObjectCreationOperation)context.Operation;
            if (calls.TryFind(creation.Constructor, out var output))
            {
                ReportDetails(context, CallArguments.ValueOf(creation.Arguments, output.Parameters), creation.Constructor!.ContainingType.Name);
            }
        }

        public void OnAssignment(OperationAnalysisContext context)
        {
            var written = ((ISimpleAssignmentOperation)context.Operation).Target as IPropertyReferenceOperation;
            if (written is { Property.IsIndexer: true, Instance: IPropertyReferenceOperation dictionary })
            {
                written = dictionary;
            }

            if (properties.TryFind(written?.Property, out var output))
            {
                ReportDetails(context, ((ISimpleAssignmentOperation)context.Operation).Value, written!.Property.ContainingType.Name + "." + output.Name);
            }
        }

        public void OnReturn(OperationAnalysisContext context)
        {
            if (((IReturnOperation)context.Operation).ReturnedValue is { Type.SpecialType: SpecialType.System_String } value && IsResponse(context))
            {
                ReportDetails(context, value, "return");
            }
        }

        private void ReportDetails(OperationAnalysisContext context, IOperation? given, string name)
        {
            if (given is null)
            {
                return;
            }

            foreach (var piece in _pieces.OfObject(given, context.CancellationToken))
            {
                if (details.DescriptionOf(piece) is not { } held
                    || IsReportedItself(piece, context.Operation)
                    || _development.Covers(piece, context.CancellationToken)
                    || _development.Covers(context.Operation, context.CancellationToken))
                {
                    continue;
                }

                // What is put into a local first is reported where it is sent.
                var node = given.Syntax.SyntaxTree == piece.Syntax.SyntaxTree && given.Syntax.Span.Contains(piece.Syntax.Span) ? OperationSyntax.Whole(piece) : given.Syntax;
                Report(context, node, name, $"sends {held} to the client", "Log it, and answer with a sentence of your own");
                return;
            }
        }

        /// <summary>True in <c>BadRequest(new ProblemDetails { Detail = … })</c>: the property is a finding of its own.</summary>
        private bool IsReportedItself(IOperation piece, IOperation sink)
        {
            for (var each = piece.Parent; each is not null && each != sink; each = each.Parent)
            {
                if (each is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation written } && properties.TryFind(written.Property, out _)
                    || each is IObjectCreationOperation creation && calls.TryFind(creation.Constructor, out _))
                {
                    return true;
                }
            }

            return false;
        }

        private bool IsResponse(OperationAnalysisContext context)
        {
            var function = context.Operation.Parent;
            while (function is not (null or IAnonymousFunctionOperation or ILocalFunctionOperation))
            {
                function = function.Parent;
            }

            return function switch
            {
                null => context.ContainingSymbol is IMethodSymbol { DeclaredAccessibility: Accessibility.Public, MethodKind: MethodKind.Ordinary, IsStatic: false } method
                    && IsController(method.ContainingType),
                IAnonymousFunctionOperation { Parent: IDelegateCreationOperation delegated } => EndpointOf(delegated) is { } call && endpoints.Contains(call.TargetMethod.ContainingType),
                _ => false,
            };
        }

        private static IInvocationOperation? EndpointOf(IOperation handler)
        {
            while (handler.Parent is IConversionOperation conversion)
            {
                handler = conversion;
            }

            return handler.Parent is IArgumentOperation { Parent: IInvocationOperation call } ? call : null;
        }

        private bool IsController(INamedTypeSymbol? type)
        {
            for (; type is not null; type = type.BaseType)
            {
                if (controllers.Contains(type))
                {
                    return true;
                }
            }

            return false;
        }

        private static bool IsForDevelopment(ISymbol? symbol) => symbol?.Name.IndexOf("Development", StringComparison.Ordinal) >= 0;

        private static void Report(OperationAnalysisContext context, SyntaxNode node, string name, string what, string advice) =>
            context.ReportDiagnostic(Diagnostic.Create(Rule, node.GetLocation(), name, what, advice));
    }
}
