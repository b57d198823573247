using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Psi.Analyzers.Catalogues;
using Psi.Analyzers.Catalogues.Cryptography;
using Psi.Analyzers.Flow;
using Psi.Analyzers.Semantics;

namespace Psi.Analyzers.Cryptography;

/// <summary>
/// Finds each use of a catalogue's algorithms in one compilation, in every form that the catalogue knows, and reports it once, at the
/// syntax that a developer would change.
/// </summary>
internal abstract class AlgorithmUses<T>(Compilation compilation, AlgorithmCatalogue<T> catalogue, CompilationValues values)
    where T : class
{
    private readonly AlgorithmSymbols<T> _symbols = AlgorithmSymbols<T>.In(compilation, catalogue);

    protected KnownValues Values { get; } = values.Known;

    public virtual void Register(CompilationStartAnalysisContext start)
    {
        if (_symbols.IsEmpty)
        {
            return;
        }

        start.RegisterOperationAction(OnInvocation, OperationKind.Invocation);
        start.RegisterOperationAction(OnObjectCreation, OperationKind.ObjectCreation);
        start.RegisterOperationAction(OnMethodReference, OperationKind.MethodReference);
        if (!_symbols.Types.IsEmpty)
        {
            start.RegisterSymbolAction(OnType, SymbolKind.NamedType);
        }

        if (!_symbols.Members.IsEmpty)
        {
            start.RegisterOperationAction(OnMemberReference, OperationKind.PropertyReference, OperationKind.FieldReference);
        }
    }

    /// <param name="options">Those of the compilation, which know where the rule's page is.</param>
    /// <param name="location">The code that a developer would change.</param>
    /// <param name="found">The API that is used there, such as <c>MD5.Create</c> or <c>new HMACSHA1</c>.</param>
    /// <param name="algorithm">Its algorithm.</param>
    /// <param name="form">One of <see cref="AlgorithmForm"/>.</param>
    protected abstract Diagnostic CreateDiagnostic(
        AnalyzerOptions options, Location location, string found, T algorithm, string form);

    /// <summary>True when this static method of a catalogued type runs the algorithm or gives an instance of it.</summary>
    protected virtual bool RunsAlgorithm(IMethodSymbol method) => true;

    /// <summary>True when the rule is about this use of a catalogued value.</summary>
    protected virtual bool IsRelevant(IMemberReferenceOperation reference, T algorithm) => true;

    /// <summary>True when the rule is about this use. It is asked only before a report, so it may read the code around.</summary>
    /// <param name="use">The call, creation or reference.</param>
    /// <param name="containingSymbol">The member around it.</param>
    /// <param name="form">One of <see cref="AlgorithmForm"/>.</param>
    /// <param name="cancellationToken">Stops the analysis.</param>
    protected virtual bool IsRelevant(IOperation use, ISymbol containingSymbol, string form, CancellationToken cancellationToken) => true;

    /// <summary>The algorithm that a choice finds by a value. By default a name, or a boolean such as <c>fOAEP</c>.</summary>
    protected virtual T? ChosenBy(ApiMember<T?> choice, object value) =>
        value is string or bool ? catalogue.ByName(value.ToString()) : null;

    private void OnInvocation(OperationAnalysisContext context)
    {
        var call = (IInvocationOperation)context.Operation;
        if (IsRunOf(call.TargetMethod, out var algorithm))
        {
            Report(context, OperationSyntax.Callee(call), call.TargetMethod, algorithm, AlgorithmForm.StaticMember);
        }
        else if (_symbols.Members.TryFind(call.TargetMethod, out algorithm))
        {
            Report(context, OperationSyntax.MemberName(call.Syntax), call.TargetMethod, algorithm, AlgorithmForm.AlgorithmMember);
        }
        else if (_symbols.ChoiceOf(call.TargetMethod) is { } choice)
        {
            ReportChoice(context, choice, call.TargetMethod, call.Arguments, WholeOf(call));
        }
    }

    private void OnMethodReference(OperationAnalysisContext context)
    {
        var reference = (IMethodReferenceOperation)context.Operation;
        if (reference.Parent is INameOfOperation)
        {
            return;
        }

        if (IsRunOf(reference.Method, out var algorithm))
        {
            Report(context, reference.Syntax, reference.Method, algorithm, AlgorithmForm.StaticMember);
        }
        else if (_symbols.Members.TryFind(reference.Method, out algorithm))
        {
            Report(context, OperationSyntax.MemberName(reference.Syntax), reference.Method, algorithm, AlgorithmForm.AlgorithmMember);
        }
    }

    /// <summary>True for a static method of a catalogued type that runs its algorithm.</summary>
    private bool IsRunOf(IMethodSymbol method, [NotNullWhen(true)] out T? algorithm)
    {
        algorithm = null;
        return method.IsStatic && RunsAlgorithm(method) && _symbols.Types.TryFind(method.ContainingType, out algorithm);
    }

    private void OnObjectCreation(OperationAnalysisContext context)
    {
        var creation = (IObjectCreationOperation)context.Operation;
        if (creation.Constructor is not { } constructor)
        {
            return;
        }

        if (_symbols.ImplementedBy(creation.Type, context.Compilation.Assembly) is { } algorithm)
        {
            Report(context, creation.Syntax, constructor, algorithm, AlgorithmForm.Creation);
        }
        else if (_symbols.ChoiceOf(constructor) is { } choice)
        {
            ReportChoice(context, choice, constructor, creation.Arguments, creation.Syntax);
        }
    }

    private void OnMemberReference(OperationAnalysisContext context)
    {
        var reference = (IMemberReferenceOperation)context.Operation;
        if (_symbols.Members.TryFind(reference.Member, out var algorithm)
            && ValueUse.IsPutToUse(reference)
            && IsRelevant(reference, algorithm))
        {
            Report(context, reference.Syntax, reference.Member, algorithm, AlgorithmForm.AlgorithmMember);
        }
    }

    private void OnType(SymbolAnalysisContext context)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (!_symbols.Types.TryFind(type, out _) && _symbols.ImplementedBy(type.BaseType, context.Compilation.Assembly) is { } algorithm)
        {
            context.ReportDiagnostic(CreateDiagnostic(context.Options, type.Locations[0], type.Name, algorithm, AlgorithmForm.Derivation));
        }
    }

    private void ReportChoice(
        OperationAnalysisContext context,
        ApiMember<T?> choice,
        IMethodSymbol method,
        ImmutableArray<IArgumentOperation> arguments,
        SyntaxNode whole)
    {
        if (!method.Parameters.Any(parameter => choice.Parameters.Contains(parameter.Name)))
        {
            if (choice.Fact is { } standard)
            {
                Report(context, whole, method, standard, AlgorithmForm.Default);
            }

            return;
        }

        foreach (var argument in arguments)
        {
            if (argument.Parameter is not { } parameter || !choice.Parameters.Contains(parameter.Name))
            {
                continue;
            }

            foreach (var value in KnownValues.Alternatives(argument.Value))
            {
                if (AlgorithmIn(context, choice, value) is { } algorithm)
                {
                    Report(context, value.Syntax, method, algorithm, AlgorithmForm.Name);
                }
            }
        }
    }

    private T? AlgorithmIn(OperationAnalysisContext context, ApiMember<T?> choice, IOperation value)
    {
        var fallback = value is IParameterReferenceOperation ? Values.FallbackOf(value, context.CancellationToken) : null;
        if (NamedBy(choice, fallback ?? value, context.Compilation.Assembly, context.CancellationToken) is { } algorithm)
        {
            return algorithm;
        }

        // A switch statement may give a local one of several names.
        foreach (var possible in value is ILocalReferenceOperation ? Values.PossibleValuesOf(value, context.CancellationToken) : [])
        {
            if (NamedBy(choice, possible, context.Compilation.Assembly, context.CancellationToken) is { } other)
            {
                return other;
            }
        }

        return null;
    }

    private T? NamedBy(ApiMember<T?> choice, IOperation value, IAssemblySymbol here, CancellationToken cancellationToken) => value switch
    {
        // HashAlgorithmName.MD5.Name
        IPropertyReferenceOperation { Property.Name: AlgorithmNames.Name, Instance: IMemberReferenceOperation named } =>
            _symbols.Members.TryFind(named.Member, out var algorithm) ? algorithm : null,
        ITypeOfOperation type => _symbols.ImplementedBy(type.TypeOperand, here),
        IObjectCreationOperation { Type.Name: AlgorithmNames.ObjectIdentifier, Arguments: [{ Value: var identifier }, ..] } =>
            NamedBy(choice, identifier, here, cancellationToken),
        IObjectCreationOperation { Type.Name: AlgorithmNames.KeyGenerationParameters } key
            when CallArguments.ValueOf(key.Arguments, AlgorithmNames.Strength) is { } bits =>
                NamedBy(choice, bits, here, cancellationToken),
        _ => Values.Of(value, cancellationToken) is { HasValue: true, Value: { } known } ? ChosenBy(choice, known) : null,
    };

    protected void Report(OperationAnalysisContext context, SyntaxNode node, ISymbol found, T algorithm, string form)
    {
        if (IsRelevant(context.Operation, context.ContainingSymbol, form, context.CancellationToken))
        {
            context.ReportDiagnostic(CreateDiagnostic(context.Options, node.GetLocation(), NameOf(found), algorithm, form));
        }
    }

    /// <summary>
    /// What is reported of a call that says nothing about the algorithm: what is called, or only its name where the receiver is an object.
    /// </summary>
    private static SyntaxNode WholeOf(IInvocationOperation call) =>
        call.Instance is null ? OperationSyntax.Callee(call) : OperationSyntax.MemberName(call.Syntax);

    private static string NameOf(ISymbol found) =>
        found is IMethodSymbol { MethodKind: MethodKind.Constructor }
            ? "new " + found.ContainingType.Name
            : found.ContainingType.Name + "." + found.Name;
}
