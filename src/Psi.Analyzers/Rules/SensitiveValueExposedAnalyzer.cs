using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Psi.Analyzers.Catalogues.SensitiveData;
using Psi.Analyzers.Flow;
using Psi.Analyzers.Semantics;
using Psi.Analyzers.SensitiveData;

namespace Psi.Analyzers.Rules;

/// <summary>
/// PSI3503: a password, token, key or personal number goes into a log, the console, telemetry, an exception's message or a cookie that
/// stays.
/// </summary>
public sealed class SensitiveValueExposedAnalyzer() : SecurityRule(Rule)
{
    private static readonly DiagnosticDescriptor Rule = new(
        RuleIds.SensitiveValueExposed,
        "Sensitive value in a log or message",
        "'{0}', {1}, goes into {2}, where others can read and use it. Leave it out, or write what only points to it, such as an id.",
        RuleCategory.SensitiveData,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Logs, consoles, telemetry and messages of exceptions are copied, kept and read by people and systems that may not "
            + "know the value. Who reads a secret there can use it.");

    private protected override void Watch(CompilationStartAnalysisContext start, CompilationValues values)
    {
        var exceptions = SymbolTable.OfTypes(start.Compilation, ExposureNames.Exception);
        var calls = SymbolTable.Of(start.Compilation, ExposureCatalogue.Calls);
        if (!calls.IsEmpty || !exceptions.IsEmpty)
        {
            var uses = new Uses(start.Compilation, calls, new ExceptionMessages(exceptions), values);
            start.RegisterOperationAction(uses.OnInvocation, OperationKind.Invocation);
            start.RegisterOperationAction(uses.OnObjectCreation, OperationKind.ObjectCreation);
        }
    }

    private sealed class Uses(
        Compilation compilation,
        SymbolTable<Exposure> calls,
        ExceptionMessages exceptions,
        CompilationValues values)
    {
        private static readonly ImmutableDictionary<string, string?> Itself =
            FindingProperties.Of(FindingProperties.Form, SensitiveValueForm.Itself);

        private readonly SymbolTable<Exposure> _writers = SymbolTable.Of(compilation, ExposureCatalogue.Writers);
        private readonly SymbolTable<Exposure> _cookies = SymbolTable.Of(compilation, ExposureCatalogue.Cookies);
        private readonly SensitiveValues _sensitive = new(values.Known);

        private readonly ImmutableArray<INamedTypeSymbol> _loggerMessages =
            TypeLookup.In(compilation).Find(ExposureCatalogue.LoggerMessage);

        public void OnInvocation(OperationAnalysisContext context)
        {
            var call = (IInvocationOperation)context.Operation;
            var method = call.TargetMethod.ReducedFrom ?? call.TargetMethod;
            if (calls.TryFind(method, out var exposure) || (_writers.TryFind(method, out exposure) && IsConsole(call.Instance)))
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
                    if (argument.Parameter is { } parameter && !IsRedacted(parameter))
                    {
                        ReportSensitive(context, argument.Value, ExposureCatalogue.GeneratedLog);
                    }
                }
            }
            else if (_cookies.TryFind(method, out exposure)
                && CallArguments.ValueOf(call.Arguments, ExposureNames.CookieValueParameters) is { } value
                && CallArguments.ValueOf(call.Arguments, ExposureNames.CookieOptionsParameters) is { } options
                && Stays(options, context.CancellationToken))
            {
                ReportSensitive(context, value, exposure);
            }
        }

        public void OnObjectCreation(OperationAnalysisContext context)
        {
            foreach (var message in exceptions.GivenTo((IObjectCreationOperation)context.Operation))
            {
                ReportSensitive(context, message, ExposureCatalogue.Exception);
            }
        }

        private void ReportSensitive(OperationAnalysisContext context, IOperation given, Exposure exposure)
        {
            foreach (var part in values.Parts.OfShown(given, context.CancellationToken))
            {
                if (_sensitive.Describe(part, context.ContainingSymbol, context.CancellationToken) is not { } description
                    || BelongsThere(part, description, exposure, context.CancellationToken)
                    || exceptions.Hold(part, context.Operation)
                    || values.Development.Covers(context.Operation, context.CancellationToken))
                {
                    continue;
                }

                // A value that is put into a local first is reported where it goes.
                var whole = OperationSyntax.Whole(part);
                var isWithin = given.Syntax.SyntaxTree == whole.SyntaxTree && given.Syntax.Span.Contains(whole.Span);
                context.ReportDiagnostic(Diagnostic.Create(
                    Rule.In(context.Options),
                    (isWithin ? whole : given.Syntax).GetLocation(),
                    isWithin && exposure.Place != ExposureCatalogue.Cookie ? Itself : null,
                    OperationSyntax.MemberName(part.Syntax).ToString(),
                    description,
                    exposure.Place));
                if (!isWithin)
                {
                    return;
                }
            }
        }

        private bool BelongsThere(IOperation part, string description, Exposure exposure, CancellationToken cancellationToken) =>
            exposure.Place switch
            {
                ExposureCatalogue.Cookie => description.EndsWith(ExposureNames.TokenEnding, StringComparison.Ordinal),
                ExposureCatalogue.Output => IsNew(part, cancellationToken),
                _ => false,
            };

        // A password that was just generated is shown once, to the person who asked for it.
        private bool IsNew(IOperation part, CancellationToken cancellationToken) =>
            values.Known.OriginOf(part, cancellationToken) is IInvocationOperation made
            && IdentifierWords.Of(made.TargetMethod.Name) is [var first, ..]
            && ExposureNames.MakingWords.Contains(first);

        private static bool IsConsole(IOperation? instance) =>
            instance is IPropertyReferenceOperation { Property: { ContainingType.Name: ExposureNames.Console, Name: var writer } }
            && ExposureNames.ConsoleWriters.Contains(writer);

        private bool IsGeneratedLog(IMethodSymbol method) => method.GetAttributes().Any(attribute =>
            attribute.AttributeClass is { } type && _loggerMessages.Contains(type, SymbolEqualityComparer.Default));

        private static bool IsRedacted(IParameterSymbol parameter) => parameter.GetAttributes().Any(static attribute =>
            attribute.AttributeClass?.BaseType?.Name == ExposureNames.DataClassification);

        private bool Stays(IOperation options, CancellationToken cancellationToken) =>
            values.Known.OriginOf(options, cancellationToken) is IObjectCreationOperation { Initializer: { } initializer }
            && initializer.Initializers.Any(static each =>
                MemberWrite.Of(each) is { Member.Member.Name: var name } && ExposureCatalogue.CookieLifetimes.Contains(name));
    }
}
