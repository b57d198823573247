using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Psi.Analyzers.Catalogues.SensitiveData;
using Psi.Analyzers.Flow;
using Psi.Analyzers.Semantics;
using Psi.Analyzers.SensitiveData;

namespace Psi.Analyzers.Rules;

/// <summary>PSI3503: a password, token, key or personal number goes into a log, the console, telemetry, an exception's message or a cookie that stays.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SensitiveValueExposedAnalyzer : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = new(
        RuleIds.SensitiveValueExposed,
        "Sensitive value in a log or message",
        "'{0}', {1}, goes into {2}, where others can read and use it. Leave it out, or write what only points to it, such as an id.",
        RuleCategory.SensitiveData,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Logs, consoles, telemetry and messages of exceptions are copied, kept and read by people and systems that may not know the value. Who reads a secret there can use it.",
        helpLinkUri: RuleHelp.LinkTo(RuleIds.SensitiveValueExposed));

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule);

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(TestProjects.Skip(static start =>
        {
            var types = TypeLookup.In(start.Compilation);
            var exceptions = types.Find("System.Exception");
            var calls = SymbolTable.Of(start.Compilation, ExposureCatalogue.Calls);
            if (calls.IsEmpty && exceptions.IsEmpty)
            {
                return;
            }

            var uses = new Uses(
                calls,
                SymbolTable.Of(start.Compilation, ExposureCatalogue.Writers),
                SymbolTable.Of(start.Compilation, ExposureCatalogue.Cookies),
                types.Find(ExposureCatalogue.LoggerMessage),
                exceptions,
                new KnownValues(new SourceOperations(start.Compilation)));
            start.RegisterOperationAction(uses.OnInvocation, OperationKind.Invocation);
            start.RegisterOperationAction(uses.OnObjectCreation, OperationKind.ObjectCreation);
        }));
    }

    private sealed class Uses(
        SymbolTable<Exposure> calls,
        SymbolTable<Exposure> writers,
        SymbolTable<Exposure> cookies,
        ImmutableArray<INamedTypeSymbol> loggerMessages,
        ImmutableArray<INamedTypeSymbol> exceptions,
        KnownValues values)
    {
        private static readonly ImmutableDictionary<string, string?> Itself = ImmutableDictionary<string, string?>.Empty.Add(FindingProperties.Form, SensitiveValueForm.Itself);

        private readonly DevelopmentGuard _development = new(values);
        private readonly ValueParts _pieces = new(values);
        private readonly SensitiveValues _sensitive = new(values);

        public void OnInvocation(OperationAnalysisContext context)
        {
            var call = (IInvocationOperation)context.Operation;
            var method = call.TargetMethod.ReducedFrom ?? call.TargetMethod;
            if (calls.TryFind(method, out var exposure)
                || (writers.TryFind(method, out exposure) && call.Instance is IPropertyReferenceOperation { Property: { Name: "Out" or "Error", ContainingType.Name: "Console" } }))
            {
                foreach (var argument in call.Arguments)
                {
                    ReportSensitive(context, argument.Value, exposure);
                }
            }
            else if (method.IsPartialDefinition && IsGeneratedLog(method))
            {
                foreach (var argument in call.Arguments)
                {
                    // What is classified there is redacted by the pipeline that reads the class.
                    if (argument.Parameter is { } parameter && !parameter.GetAttributes().Any(attribute => attribute.AttributeClass?.BaseType?.Name == "DataClassificationAttribute"))
                    {
                        ReportSensitive(context, argument.Value, ExposureCatalogue.GeneratedLog);
                    }
                }
            }
            else if (cookies.TryFind(method, out exposure)
                && CallArguments.ValueOf(call.Arguments, "value") is { } value
                && CallArguments.ValueOf(call.Arguments, "options") is { } options
                && Stays(options, context.CancellationToken))
            {
                ReportSensitive(context, value, exposure);
            }
        }

        public void OnObjectCreation(OperationAnalysisContext context)
        {
            var creation = (IObjectCreationOperation)context.Operation;
            if (creation.Arguments.IsEmpty || !IsException(creation.Type))
            {
                return;
            }

            foreach (var argument in creation.Arguments)
            {
                // A text that stands alone may be anything a handler wants to know.
                if (argument.Value.Type?.SpecialType == SpecialType.System_String
                    && (ExposureCatalogue.MessageParameters.Contains(argument.Parameter?.Name ?? "") || argument.Value is IInterpolatedStringOperation or IBinaryOperation or IInvocationOperation))
                {
                    ReportSensitive(context, argument.Value, ExposureCatalogue.Exception);
                }
            }
        }

        private void ReportSensitive(OperationAnalysisContext context, IOperation given, Exposure exposure)
        {
            foreach (var piece in _pieces.OfObject(given, context.CancellationToken))
            {
                if (_sensitive.Describe(piece, context.ContainingSymbol, context.CancellationToken) is not { } description
                    || (exposure.Place == ExposureCatalogue.Cookie && description.EndsWith("token", StringComparison.Ordinal))
                    || (exposure.Place == ExposureCatalogue.Output && IsNew(piece, context.CancellationToken))
                    || IsInException(piece, context.Operation)
                    || _development.Covers(context.Operation, context.CancellationToken))
                {
                    continue;
                }

                // What is put into a local first is reported where it goes.
                var whole = OperationSyntax.Whole(piece);
                var isWithin = given.Syntax.SyntaxTree == whole.SyntaxTree && given.Syntax.Span.Contains(whole.Span);
                context.ReportDiagnostic(Diagnostic.Create(
                    Rule,
                    (isWithin ? whole : given.Syntax).GetLocation(),
                    isWithin && exposure.Place != ExposureCatalogue.Cookie ? Itself : null,
                    OperationSyntax.MemberName(piece.Syntax).ToString(),
                    description,
                    exposure.Place));
                if (!isWithin)
                {
                    return;
                }
            }
        }

        // A password that was just generated is shown once, to the person who had it made.
        private bool IsNew(IOperation piece, CancellationToken cancellationToken) =>
            values.OriginOf(piece, cancellationToken) is IInvocationOperation made && IdentifierWords.Of(made.TargetMethod.Name) is ["generate" or "create" or "make" or "new" or "random", ..];

        /// <summary>True in <c>LogError(new LoginException($"…"), …)</c>: the exception's message is a finding of its own.</summary>
        private bool IsInException(IOperation piece, IOperation sink)
        {
            for (var each = piece.Parent; each is not null && each != sink; each = each.Parent)
            {
                if (each is IObjectCreationOperation creation && IsException(creation.Type))
                {
                    return true;
                }
            }

            return false;
        }

        private bool IsGeneratedLog(IMethodSymbol method) =>
            method.GetAttributes().Any(attribute => attribute.AttributeClass is { } type && loggerMessages.Contains(type, SymbolEqualityComparer.Default));

        private bool IsException(ITypeSymbol? type)
        {
            for (; type is not null; type = type.BaseType)
            {
                if (type.Name == nameof(Exception) && exceptions.Contains(type, SymbolEqualityComparer.Default))
                {
                    return true;
                }
            }

            return false;
        }

        private bool Stays(IOperation options, CancellationToken cancellationToken) =>
            values.OriginOf(options, cancellationToken) is IObjectCreationOperation { Initializer: { } initializer }
            && initializer.Initializers.Any(each => MemberWrite.Of(each) is { Member.Member.Name: var name } && ExposureCatalogue.CookieLifetimes.Contains(name));
    }
}
