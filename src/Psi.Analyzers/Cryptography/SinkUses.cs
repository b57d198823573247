using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Psi.Analyzers.Catalogues;
using Psi.Analyzers.Flow;
using Psi.Analyzers.Semantics;

namespace Psi.Analyzers.Cryptography;

/// <summary>
/// Finds each place of one compilation that gives a value to a sink of a catalogue: a parameter of a method or constructor, or a property.
/// </summary>
internal abstract class SinkUses
{
    private readonly SymbolTable<ApiMember> _sinks;
    private readonly bool _hasProperties;

    protected SinkUses(Compilation compilation, IReadOnlyList<ApiMember> sinks, CompilationValues values)
    {
        Values = values.Known;
        Bytes = values.Bytes;
        _sinks = SymbolTable.Of(compilation, sinks);
        _hasProperties = sinks.Any(static sink => sink.Parameters.Length == 0);
    }

    protected KnownValues Values { get; }

    protected KnownByteValues Bytes { get; }

    public virtual void Register(CompilationStartAnalysisContext start)
    {
        if (_sinks.IsEmpty)
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

    /// <summary>Analyzes a value that a sink is given.</summary>
    /// <param name="context">Where to report.</param>
    /// <param name="sink">The row of the catalogue.</param>
    /// <param name="name">What a message calls it, such as <c>Aes.IV</c> or <c>new AesGcm</c>.</param>
    /// <param name="value">What the sink is given.</param>
    protected abstract void AnalyzeValue(OperationAnalysisContext context, ApiMember sink, string name, IOperation value);

    /// <summary>Analyzes a call that leaves the sink to its default, or has no such parameter.</summary>
    protected virtual void AnalyzeDefault(OperationAnalysisContext context, ApiMember sink, string name)
    {
    }

    private void OnInvocation(OperationAnalysisContext context)
    {
        var call = (IInvocationOperation)context.Operation;
        if (_sinks.TryFindOverridden(call.TargetMethod, out var sink))
        {
            var name = (call.Instance?.Type ?? call.TargetMethod.ContainingType).Name + "." + call.TargetMethod.Name;
            AnalyzeArgument(context, sink, name, call.Arguments);
        }
    }

    private void OnObjectCreation(OperationAnalysisContext context)
    {
        var creation = (IObjectCreationOperation)context.Operation;
        if (_sinks.TryFind(creation.Constructor, out var sink))
        {
            AnalyzeArgument(context, sink, "new " + creation.Constructor!.ContainingType.Name, creation.Arguments);
        }
    }

    private void OnAssignment(OperationAnalysisContext context)
    {
        var assignment = (ISimpleAssignmentOperation)context.Operation;
        if (assignment.Target is IPropertyReferenceOperation { Property: var property } target
            && _sinks.TryFindOverridden(property, out var sink))
        {
            var name = (target.Instance?.Type ?? property.ContainingType).Name + "." + property.Name;
            AnalyzeValue(context, sink, name, assignment.Value);
        }
    }

    private void AnalyzeArgument(
        OperationAnalysisContext context, ApiMember sink, string name, ImmutableArray<IArgumentOperation> arguments)
    {
        if (CallArguments.ValueOf(arguments, sink.Parameters) is { } value)
        {
            AnalyzeValue(context, sink, name, value);
        }
        else
        {
            AnalyzeDefault(context, sink, name);
        }
    }
}
