using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Psi.Analyzers.Flow;
using Psi.Analyzers.Semantics;

namespace Psi.Analyzers.SensitiveData;

/// <summary>A secret that goes into the query of an address.</summary>
/// <param name="Place">Where it is put in.</param>
/// <param name="Parameter">The name of the query's parameter.</param>
/// <param name="Kind">What it is, as the middle of a sentence.</param>
internal readonly record struct QuerySecret(SyntaxNode Place, string Parameter, string Kind);

/// <summary>Finds secrets in queries, by the names of the parameters that they are given to.</summary>
internal sealed class QuerySecrets(KnownValues values)
{
    /// <summary>The secrets in a text that is an address, or a query by itself.</summary>
    /// <param name="given">The text.</param>
    /// <param name="isQuery">True for a query without the address before it.</param>
    /// <param name="containing">The symbol whose code it is.</param>
    /// <param name="cancellationToken">Cancels the search.</param>
    public IEnumerable<QuerySecret> In(IOperation given, bool isQuery, ISymbol containing, CancellationToken cancellationToken)
    {
        if (given.ConstantValue.HasValue)
        {
            yield break;
        }

        var texts = KnownValues.Alternatives(given).Where(static text => text.Type?.SpecialType == SpecialType.System_String);
        foreach (var hole in texts.SelectMany(text => values.UnknownPartsOf(text, cancellationToken)))
        {
            if (CanBeSecret(hole.Value)
                && QueryParameters.NameAtEndOf(hole.Before, isQuery) is { } name
                && QueryParameters.KindOf(name, hole.Before, containing) is { } kind)
            {
                // A value that is put into a local first is reported where the local is used.
                var whole = OperationSyntax.Whole(hole.Value);
                var isWithin = whole.SyntaxTree == given.Syntax.SyntaxTree && given.Syntax.Span.Contains(whole.Span);
                yield return new(isWithin ? whole : given.Syntax, name, kind);
                if (!isWithin)
                {
                    yield break;
                }
            }
        }
    }

    /// <summary>The secret that is given to one parameter of a query; null where it is no secret.</summary>
    /// <param name="name">The parameter's name.</param>
    /// <param name="value">Its value.</param>
    /// <param name="address">What is known of the address.</param>
    /// <param name="containing">The symbol whose code it is.</param>
    /// <param name="cancellationToken">Cancels the search.</param>
    public QuerySecret? Of(IOperation? name, IOperation? value, string address, ISymbol containing, CancellationToken cancellationToken) =>
        name is not null
        && value is not null
        && CanBeSecret(value)
        && values.TextOf(value, cancellationToken) is null
        && values.TextOf(name, cancellationToken) is { } text
        && QueryParameters.KindOf(text, address, containing) is { } kind
            ? new(value.Syntax, text, kind)
            : null;

    /// <summary>The names and values that a dictionary is created with, where it is created in the same file.</summary>
    public IEnumerable<(IOperation Name, IOperation Value)> EntriesOf(IOperation dictionary, CancellationToken cancellationToken)
    {
        var created = values.OriginOf(dictionary, cancellationToken) as IObjectCreationOperation;
        if (created?.Initializer is not { } initializer || created.Syntax.SyntaxTree != dictionary.Syntax.SyntaxTree)
        {
            yield break;
        }

        foreach (var each in initializer.Initializers)
        {
            switch (each)
            {
                case ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Arguments: [var name] }, Value: var value }:
                    yield return (name.Value, value);
                    break;
                case IInvocationOperation { Arguments: [var name, var value] }:
                    yield return (name.Value, value.Value);
                    break;
            }
        }
    }

    // Numbers, dates and answers are no secrets.
    private static bool CanBeSecret(IOperation value)
    {
        while (value is IConversionOperation conversion)
        {
            value = conversion.Operand;
        }

        return value is IInterpolationOperation || value.Type is
        { SpecialType: SpecialType.System_String or SpecialType.System_Object }
            or { TypeKind: TypeKind.Class or TypeKind.Struct, SpecialType: SpecialType.None };
    }
}
