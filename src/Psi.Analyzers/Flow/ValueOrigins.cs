using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Psi.Analyzers.Flow;

/// <summary>
/// The expression a value comes from: through conversions, and through locals, fields and properties whose value is certain to come from one
/// place (<see cref="ReachingDefinitions"/>). Where that can't be told, the expression itself.
/// </summary>
internal sealed class ValueOrigins(SourceOperations source)
{
    // Members may be initialised with each other.
    private const int MaximumSteps = 20;

    private readonly ReachingDefinitions _definitions = new(source);

    public IOperation Of(IOperation value, CancellationToken cancellationToken)
    {
        for (var step = 0; step < MaximumSteps; step++)
        {
            var before = value is IConversionOperation { Conversion.IsUserDefined: false } conversion ? conversion.Operand
                : value is IInvocationOperation call ? _definitions.ResultOf(call, cancellationToken)
                : _definitions.Of(value, cancellationToken);
            if (before is null or ICompoundAssignmentOperation)
            {
                return value;
            }

            value = before;
        }

        return value;
    }
}
