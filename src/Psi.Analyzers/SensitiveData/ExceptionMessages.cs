using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Psi.Analyzers.Catalogues.SensitiveData;
using Psi.Analyzers.Semantics;

namespace Psi.Analyzers.SensitiveData;

/// <summary>Tells what is put into the message of an exception.</summary>
internal sealed class ExceptionMessages(SymbolTable<string> exceptions)
{
    /// <summary>The arguments of a creation that become an exception's message; empty for any other object.</summary>
    public IEnumerable<IOperation> GivenTo(IObjectCreationOperation creation) =>
        !creation.Arguments.IsEmpty && IsException(creation.Type)
            ? creation.Arguments.Where(IsMessage).Select(static argument => argument.Value)
            : [];

    /// <summary>True in <c>LogError(new LoginException($"…"), …)</c>: the exception's message is a finding of its own.</summary>
    /// <param name="piece">A part of what is written.</param>
    /// <param name="sink">What writes it.</param>
    public bool Hold(IOperation piece, IOperation sink)
    {
        for (var each = piece.Parent; each is not null && each != sink; each = each.Parent)
        {
            if (each is IObjectCreationOperation creation && IsException(creation.Type))
            {
                return true;
            }
        }

        return false;
    }

    // A text by itself may be anything that a handler wants to know.
    private static bool IsMessage(IArgumentOperation argument) =>
        argument.Value.Type?.SpecialType == SpecialType.System_String
        && (ExposureCatalogue.MessageParameters.Contains(argument.Parameter?.Name ?? "")
            || argument.Value is IInterpolatedStringOperation or IBinaryOperation or IInvocationOperation);

    private bool IsException(ITypeSymbol? type) => exceptions.TryFindBase(type, out _);
}
