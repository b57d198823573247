using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Psi.Analyzers.SensitiveData;

/// <summary>Tells values that hold a stack trace.</summary>
internal sealed class ErrorDetails(INamedTypeSymbol exception)
{
    /// <summary>What of an exception a value holds, such as <c>the stack trace</c>; null when nothing of the kind. Its message alone is none.</summary>
    public string? DescriptionOf(IOperation value) => value switch
    {
        IPropertyReferenceOperation { Property.Name: nameof(Exception.StackTrace), Instance: { Type: { } type } } when IsException(type) => "the stack trace",
        IInvocationOperation { TargetMethod: { Name: nameof(ToString), Parameters.Length: 0 }, Instance: { Type: { } type } } when IsException(type) => "the whole exception with its stack trace",
        { Type: { } type } when IsException(type) => "the whole exception with its stack trace",
        _ => null,
    };

    private bool IsException(ITypeSymbol type)
    {
        for (ITypeSymbol? each = type; each is not null; each = each.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(each, exception))
            {
                return true;
            }
        }

        return false;
    }
}
