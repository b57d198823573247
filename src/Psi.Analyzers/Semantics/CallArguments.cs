using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Psi.Analyzers.Semantics;

/// <summary>The arguments of a call by what their parameters are called, in whichever order the source gives them.</summary>
internal static class CallArguments
{
    /// <summary>The value given for the first of these parameters that the call has; null when it has none of them or leaves it to its default.</summary>
    public static IOperation? ValueOf(ImmutableArray<IArgumentOperation> arguments, params string[] parameters)
    {
        foreach (var argument in arguments)
        {
            if (argument is { Parameter: { } parameter, ArgumentKind: not ArgumentKind.DefaultValue } && parameters.Contains(parameter.Name))
            {
                return argument.Value;
            }
        }

        return null;
    }
}
