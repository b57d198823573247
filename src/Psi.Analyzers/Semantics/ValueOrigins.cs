using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Psi.Analyzers.Semantics;

/// <summary>
/// The expression a value comes from: through conversions, locals written once, and <c>readonly</c> fields and get-only properties of this
/// compilation that no constructor writes. Where that can't be told, the expression itself.
/// </summary>
internal sealed class ValueOrigins(SourceOperations source)
{
    // Members may be initialised with each other.
    private const int MaximumSteps = 20;

    private readonly LocalWrites _localWrites = new();

    public IOperation Of(IOperation value, CancellationToken cancellationToken)
    {
        for (var step = 0; step < MaximumSteps; step++)
        {
            var before = value switch
            {
                IConversionOperation { Conversion.IsUserDefined: false } conversion => conversion.Operand,
                ILocalReferenceOperation local when !_localWrites.IsWrittenAfterDeclaration(local) => source.InitialValueOf(local.Local, cancellationToken),
                IFieldReferenceOperation { Field.IsReadOnly: true } field when !source.IsWrittenInConstructor(field.Field, cancellationToken) =>
                    source.InitialValueOf(field.Field, cancellationToken),
                IPropertyReferenceOperation { Property: { IsReadOnly: true, IsVirtual: false, IsOverride: false, IsAbstract: false } } property
                    when !source.IsWrittenInConstructor(property.Property, cancellationToken) => source.InitialValueOf(property.Property, cancellationToken),
                _ => null,
            };
            if (before is null)
            {
                return value;
            }

            value = before;
        }

        return value;
    }
}
