using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Psi.Analyzers.Flow;
using Psi.Analyzers.Semantics;

namespace Psi.Analyzers.Cryptography;

/// <summary>Finds each place of one compilation that gives a value to one of a catalogue's inputs.</summary>
internal abstract class SinkUses
{
    private readonly SymbolTable<ByteInput> _inputs = new();
    private readonly bool _hasProperties;

    protected SinkUses(Compilation compilation, IReadOnlyList<ByteInput> inputs)
    {
        Source = new SourceOperations(compilation);
        Values = new KnownValues(Source);
        Bytes = new KnownByteValues(Source, Values);
        foreach (var input in inputs)
        {
            _inputs.AddMembers(compilation, input.TypeMetadataName, input.Member, input);
            _hasProperties |= input.Parameters.Length == 0;
        }
    }

    protected SourceOperations Source { get; }

    protected KnownValues Values { get; }

    protected KnownByteValues Bytes { get; }

    public virtual void Register(CompilationStartAnalysisContext start)
    {
        if (_inputs.IsEmpty)
        {
            return;
        }

        start.RegisterOperationAction(OnInvocation, OperationKind.Invocation);
        start.RegisterOperationAction(OnObjectCreation, OperationKind.ObjectCreation);
        if (_hasProperties)
        {
            start.RegisterOperationAction(OnAssignment, OperationKind.SimpleAssignment);
        }
    }

    /// <summary>Looks at a value that is given to an input.</summary>
    /// <param name="context">Where to report.</param>
    /// <param name="input">The input.</param>
    /// <param name="name">What a message calls it, such as <c>Aes.IV</c> or <c>new AesGcm</c>.</param>
    /// <param name="value">What it is given.</param>
    protected abstract void AnalyzeValue(OperationAnalysisContext context, ByteInput input, string name, IOperation value);

    /// <summary>Looks at a call that leaves the input to its default, or has no such parameter.</summary>
    protected virtual void AnalyzeDefault(OperationAnalysisContext context, ByteInput input, string name)
    {
    }

    private void OnInvocation(OperationAnalysisContext context)
    {
        var call = (IInvocationOperation)context.Operation;
        for (var method = call.TargetMethod; method is not null; method = method.OverriddenMethod)
        {
            if (_inputs.TryFind(method, out var input))
            {
                AnalyzeArgument(context, input, (call.Instance?.Type ?? call.TargetMethod.ContainingType).Name + "." + call.TargetMethod.Name, call.Arguments);
                return;
            }
        }
    }

    private void OnObjectCreation(OperationAnalysisContext context)
    {
        var creation = (IObjectCreationOperation)context.Operation;
        if (_inputs.TryFind(creation.Constructor, out var input))
        {
            AnalyzeArgument(context, input, "new " + creation.Constructor!.ContainingType.Name, creation.Arguments);
        }
    }

    private void OnAssignment(OperationAnalysisContext context)
    {
        if (context.Operation is not ISimpleAssignmentOperation { Target: IPropertyReferenceOperation reference, Value: var value })
        {
            return;
        }

        for (var property = reference.Property; property is not null; property = property.OverriddenProperty)
        {
            if (_inputs.TryFind(property, out var input))
            {
                AnalyzeValue(context, input, (reference.Instance?.Type ?? property.ContainingType).Name + "." + property.Name, value);
                return;
            }
        }
    }

    private void AnalyzeArgument(OperationAnalysisContext context, ByteInput input, string name, ImmutableArray<IArgumentOperation> arguments)
    {
        if (CallArguments.ValueOf(arguments, input.Parameters) is { } value)
        {
            AnalyzeValue(context, input, name, value);
        }
        else
        {
            AnalyzeDefault(context, input, name);
        }
    }
}
