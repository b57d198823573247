using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Psi.Analyzers.Flow;

/// <summary>
/// Follows a value back to the expression it comes from: through conversions, and through locals, fields, properties and calls with one
/// certain definition (<see cref="ReachingDefinitions"/>). Where that is not certain, the expression itself.
/// </summary>
internal sealed class ValueOrigins(ReachingDefinitions definitions)
{
    // Members may be initialized with each other.
    private const int MaximumSteps = 20;

    public IOperation Of(IOperation value, CancellationToken cancellationToken)
    {
        for (var step = 0; step < MaximumSteps; step++)
        {
            var before = value is IConversionOperation { Conversion.IsUserDefined: false } conversion ? conversion.Operand
                : value is IInvocationOperation call ? definitions.ResultOf(call, cancellationToken)
                : definitions.Of(value, cancellationToken);
            if (before is null or ICompoundAssignmentOperation)
            {
                return value;
            }

            value = before;
        }

        return value;
    }
}
