using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Psi.Analyzers.Catalogues.Services;
using Psi.Analyzers.Flow;

namespace Psi.Analyzers.Services;

/// <summary>Finds the path of a file, as far as the code shows it.</summary>
internal sealed class FilePath(KnownValues values)
{
    /// <summary>What is written for a part that is not known.</summary>
    public const string UnknownPart = "?";

    // Paths in paths.
    private const int MaximumDepth = 5;

    /// <summary>The path, with <c>?</c> for each part that is not known.</summary>
    public string Of(IOperation path, CancellationToken cancellationToken) => Of(path, MaximumDepth, cancellationToken);

    private string Of(IOperation path, int depth, CancellationToken cancellationToken)
    {
        if (depth > 0
            && values.OriginOf(path, cancellationToken) is IInvocationOperation { TargetMethod: var method } call
            && method.ContainingType.Name == SecretFileCatalogue.Path
            && SecretFileCatalogue.Joining.Contains(method.Name))
        {
            return string.Join("/", PartsOf(call).Select(part => Of(part, depth - 1, cancellationToken)));
        }

        return values.TextWithPlaceholders(path, UnknownPart, cancellationToken);
    }

    private static IEnumerable<IOperation> PartsOf(IInvocationOperation call) =>
        call.Arguments.SelectMany(static argument => ElementsOf(argument.Value));

    private static IEnumerable<IOperation> ElementsOf(IOperation given) =>
        given is IArrayCreationOperation { Initializer: { } elements } ? elements.ElementValues : new[] { given };
}
