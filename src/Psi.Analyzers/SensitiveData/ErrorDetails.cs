using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Psi.Analyzers.Semantics;

namespace Psi.Analyzers.SensitiveData;

/// <summary>Tells values that contain a stack trace.</summary>
internal sealed class ErrorDetails(INamedTypeSymbol exception)
{
    private const string WholeException = "the whole exception with its stack trace";

    /// <summary>
    /// The details of an exception that a value contains, such as <c>the stack trace</c>; null when it contains none. The message alone
    /// does not count.
    /// </summary>
    public string? DescriptionOf(IOperation value) => value switch
    {
        IPropertyReferenceOperation { Property.Name: nameof(Exception.StackTrace), Instance.Type: { } type } when IsException(type) =>
            "the stack trace",
        IInvocationOperation { TargetMethod: { Name: nameof(ToString), Parameters.Length: 0 }, Instance.Type: { } type }
            when IsException(type) => WholeException,
        { Type: { } type } when IsException(type) => WholeException,
        _ => null,
    };

    private bool IsException(ITypeSymbol type) => TypeHierarchy.IsOrDerivesFrom(type, exception);
}
