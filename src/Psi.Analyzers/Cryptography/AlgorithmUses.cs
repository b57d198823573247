using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Psi.Analyzers.Flow;
using Psi.Analyzers.Semantics;

namespace Psi.Analyzers.Cryptography;

/// <summary>Finds each use of a catalogue's algorithms in one compilation, in every shape the catalogue knows, once and at what a developer would change.</summary>
internal abstract class AlgorithmUses<T>(Compilation compilation, AlgorithmCatalogue<T> catalogue)
    where T : class
{
    private readonly AlgorithmSymbols<T> _symbols = AlgorithmSymbols<T>.In(compilation, catalogue);

    protected KnownValues Values { get; } = new(new SourceOperations(compilation));

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

    /// <param name="location">What a developer would change.</param>
    /// <param name="found">What stands there, such as <c>MD5.Create</c> or <c>new HMACSHA1</c>.</param>
    /// <param name="algorithm">The algorithm it means.</param>
    /// <param name="form">One of <see cref="AlgorithmForm"/>.</param>
    protected abstract Diagnostic CreateDiagnostic(Location location, string found, T algorithm, string form);

    /// <summary>True when this static method of a catalogued type runs the algorithm or gives an instance of it.</summary>
    protected virtual bool RunsAlgorithm(IMethodSymbol method) => true;

    /// <summary>True when a catalogued value that is put to use here is what the rule is about.</summary>
    protected virtual bool IsRelevant(IMemberReferenceOperation reference, T algorithm) => true;

    /// <summary>True when what is about to be reported is what the rule is about. Asked only then, so it may look around.</summary>
    /// <param name="use">The call, creation or reference.</param>
    /// <param name="containingSymbol">The member it stands in.</param>
    /// <param name="form">One of <see cref="AlgorithmForm"/>.</param>
    /// <param name="cancellationToken">Stops the looking.</param>
    protected virtual bool IsRelevant(IOperation use, ISymbol containingSymbol, string form, CancellationToken cancellationToken) => true;

    /// <summary>The algorithm a choice finds by a value. By default a name, or a yes or no such as <c>fOAEP</c>.</summary>
    protected virtual T? ChosenBy(AlgorithmChoice<T> choice, object value) => value is string or bool ? catalogue.ByName(value.ToString()) : null;

    private void OnInvocation(OperationAnalysisContext context)
    {
        var call = (IInvocationOperation)context.Operation;
        if (call.TargetMethod.IsStatic && RunsAlgorithm(call.TargetMethod) && _symbols.Types.TryFind(call.TargetMethod.ContainingType, out var algorithm))
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

        if (reference.Method.IsStatic && RunsAlgorithm(reference.Method) && _symbols.Types.TryFind(reference.Method.ContainingType, out var algorithm))
        {
            Report(context, reference.Syntax, reference.Method, algorithm, AlgorithmForm.StaticMember);
        }
        else if (_symbols.Members.TryFind(reference.Method, out algorithm))
        {
            Report(context, OperationSyntax.MemberName(reference.Syntax), reference.Method, algorithm, AlgorithmForm.AlgorithmMember);
        }
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
        if (_symbols.Members.TryFind(reference.Member, out var algorithm) && ValueUse.IsPutToUse(reference) && IsRelevant(reference, algorithm))
        {
            Report(context, reference.Syntax, reference.Member, algorithm, AlgorithmForm.AlgorithmMember);
        }
    }

    private void OnType(SymbolAnalysisContext context)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (!_symbols.Types.TryFind(type, out _) && _symbols.ImplementedBy(type.BaseType, context.Compilation.Assembly) is { } algorithm)
        {
            context.ReportDiagnostic(CreateDiagnostic(type.Locations[0], type.Name, algorithm, AlgorithmForm.Derivation));
        }
    }

    private void ReportChoice(
        OperationAnalysisContext context,
        AlgorithmChoice<T> choice,
        IMethodSymbol method,
        ImmutableArray<IArgumentOperation> arguments,
        SyntaxNode whole)
    {
        if (!method.Parameters.Any(parameter => choice.Parameters.Contains(parameter.Name)))
        {
            if (choice.Default is not null)
            {
                Report(context, whole, method, choice.Default, AlgorithmForm.Default);
            }

            return;
        }

        foreach (var argument in arguments)
        {
            if (argument.Parameter is { } parameter && choice.Parameters.Contains(parameter.Name))
            {
                foreach (var value in KnownValues.Alternatives(argument.Value))
                {
                    // A switch statement gives a local one of several names.
                    var held = value is ILocalReferenceOperation ? Values.PossibleValuesOf(value, context.CancellationToken) : [];
                    var fallback = value is IParameterReferenceOperation ? Values.FallbackOf(value, context.CancellationToken) : null;
                    var named = held.Prepend(fallback ?? value).Select(one => NamedBy(choice, one, context.Compilation.Assembly, context.CancellationToken));
                    if (named.FirstOrDefault(static found => found is not null) is { } algorithm)
                    {
                        Report(context, value.Syntax, method, algorithm, AlgorithmForm.Name);
                    }
                }
            }
        }
    }

    private T? NamedBy(AlgorithmChoice<T> choice, IOperation value, IAssemblySymbol here, CancellationToken cancellationToken) => value switch
    {
        // HashAlgorithmName.MD5.Name
        IPropertyReferenceOperation { Property.Name: "Name", Instance: IMemberReferenceOperation named } =>
            _symbols.Members.TryFind(named.Member, out var algorithm) ? algorithm : null,
        ITypeOfOperation type => _symbols.ImplementedBy(type.TypeOperand, here),
        IObjectCreationOperation { Type.Name: "Oid", Arguments: [{ Value: var identifier }, ..] } => NamedBy(choice, identifier, here, cancellationToken),
        IObjectCreationOperation { Type.Name: "KeyGenerationParameters" } key when CallArguments.ValueOf(key.Arguments, "strength") is { } bits => NamedBy(choice, bits, here, cancellationToken),
        _ => Values.Of(value, cancellationToken) is { HasValue: true, Value: { } known } ? ChosenBy(choice, known) : null,
    };

    protected void Report(OperationAnalysisContext context, SyntaxNode node, ISymbol found, T algorithm, string form)
    {
        if (IsRelevant(context.Operation, context.ContainingSymbol, form, context.CancellationToken))
        {
            context.ReportDiagnostic(CreateDiagnostic(node.GetLocation(), NameOf(found), algorithm, form));
        }
    }

    /// <summary>What is reported of a call that says nothing about the algorithm: what is called, or only its name where the receiver is an object.</summary>
    private static SyntaxNode WholeOf(IInvocationOperation call) => call.Instance is null ? OperationSyntax.Callee(call) : OperationSyntax.MemberName(call.Syntax);

    private static string NameOf(ISymbol found) =>
        found is IMethodSymbol { MethodKind: MethodKind.Constructor } ? "new " + found.ContainingType.Name : found.ContainingType.Name + "." + found.Name;
}
