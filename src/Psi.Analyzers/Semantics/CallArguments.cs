using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Psi.Analyzers.Semantics;

/// <summary>Finds the arguments of a call by the names of their parameters, in whichever order the source gives them.</summary>
internal static class CallArguments
{
    /// <summary>
    /// The value given for one of these parameters; null when the call has none of them or leaves it to its default.
    /// </summary>
    public static IOperation? ValueOf(ImmutableArray<IArgumentOperation> arguments, params string[] parameters)
    {
        foreach (var argument in arguments)
        {
            if (argument is { Parameter: { } parameter, ArgumentKind: not ArgumentKind.DefaultValue }
                && parameters.Contains(parameter.Name))
            {
                return argument.Value;
            }
        }

        return null;
    }

    /// <summary>The value given for the first parameter; null when there is none.</summary>
    public static IOperation? FirstOf(IInvocationOperation call)
    {
        foreach (var argument in call.Arguments)
        {
            if (argument.Parameter?.Ordinal == 0)
            {
                return argument.Value;
            }
        }

        return null;
    }

    /// <summary>The object that a method is called on, also where it is an extension method; null for any other static method.</summary>
    public static IOperation? ReceiverOf(IInvocationOperation call) =>
        call.Instance ?? (call.TargetMethod.IsExtensionMethod ? FirstOf(call) : null);
}
