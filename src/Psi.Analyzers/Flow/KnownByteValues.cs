using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Psi.Analyzers.Catalogues.Flow;
using Psi.Analyzers.Semantics;

namespace Psi.Analyzers.Flow;

/// <summary>
/// Finds the bytes or the text that an expression has in every run: literals, arrays that nothing fills, decoded, hashed or cut values of
/// that kind, and locals, fields, parameters and methods that have no other value (<see cref="PossibleValues"/>). Bytes that some code may
/// write are not known.
/// </summary>
internal sealed class KnownByteValues(SourceOperations source, KnownValues values, LocalWrites localWrites)
{
    private const int MaximumSteps = 60;

    private static readonly HashSet<string> DecoderNames =
        new(ByteApiCatalogue.Decoders.Select(static decoder => decoder.Name), StringComparer.Ordinal);

    private static readonly HashSet<string> FullDecoderNames =
        new(ByteApiCatalogue.Decoders.Select(static decoder => decoder.Type + "." + decoder.Name), StringComparer.Ordinal);

    /// <summary>
    /// The known bytes that a value falls back to where a caller or a setting gives none: behind <c>??</c>, or the default of a parameter;
    /// null where there are none.
    /// </summary>
    public KnownBytes? FallbackOf(IOperation value, CancellationToken cancellationToken)
    {
        for (var step = 0; step < MaximumSteps; step++)
        {
            value = OperationTree.Unconverted(values.OriginOf(value, cancellationToken));
            if (values.FallbackOf(value, cancellationToken) is { } fallback)
            {
                return (value, Of(fallback, cancellationToken)) switch
                {
                    (IParameterReferenceOperation parameter, _) when !IsOnlyAssigned(parameter) => null,
                    // Other code can see the array and may fill it.
                    (IFieldReferenceOperation, { IsZero: true }) => null,
                    var (_, known) => known,
                };
            }

            if (SourceOf(value) is not { } given)
            {
                return null;
            }

            value = given;
        }

        return null;
    }

    /// <summary>What a call cuts or decodes; null for any other value.</summary>
    private static IOperation? SourceOf(IOperation value) => value switch
    {
        IInvocationOperation call when IsCut(call.TargetMethod) => call.Instance ?? call.Arguments.FirstOrDefault()?.Value,
        IInvocationOperation call when IsDecoder(call.TargetMethod) => call.Arguments.FirstOrDefault()?.Value,
        _ => null,
    };

    /// <summary>The known bytes of a value; null when they are not known, and for empty text.</summary>
    public KnownBytes? Of(IOperation value, CancellationToken cancellationToken) =>
        Of(value, new StepBudget(MaximumSteps), cancellationToken);

    /// <summary>True when nothing after its declaration gives the local another value or may change its bytes.</summary>
    public bool IsNeverWritten(ILocalReferenceOperation local) =>
        !localWrites.IsWrittenAfterDeclaration(local) && !OperationTree.ReferencesTo(local.Local, local).Any(ByteWrites.MayWrite);

    private KnownBytes? Of(IOperation? value, StepBudget budget, CancellationToken cancellationToken)
    {
        if (value is null || !budget.Take())
        {
            return null;
        }

        if (value.Type?.SpecialType == SpecialType.System_String && values.TextOf(value, cancellationToken) is { } text)
        {
            return text.Length == 0 ? null : OfText(text);
        }

        // The compiler has no operations of their own for stack memory, nor before version 4.12 for collection expressions.
        switch (value)
        {
            case IConversionOperation:
                break;
            case { Syntax: StackAllocArrayCreationExpressionSyntax or ImplicitStackAllocArrayCreationExpressionSyntax }:
                return OfStackMemory(value, cancellationToken);
            case { Syntax: CollectionExpressionSyntax collection }:
                return OfCollection(collection, value);
        }

        return value switch
        {
            IConversionOperation conversion => Of(conversion.Operand, budget, cancellationToken),
            IArrayCreationOperation { Type: IArrayTypeSymbol { Rank: 1, ElementType: var element } } array =>
                IsByteOrCharacter(element) ? OfArray(array, cancellationToken) : null,
            IArrayInitializerOperation initializer => OfElements(initializer.ElementValues),
            IUtf8StringOperation literal => OfText(literal.Value),
            IInvocationOperation call => OfCall(call, budget, cancellationToken),
            IArrayElementReferenceOperation { Indices: [IRangeOperation] } part => Cut(Of(part.ArrayReference, budget, cancellationToken)),
            IImplicitIndexerReferenceOperation { Argument: IRangeOperation } part => Cut(Of(part.Instance, budget, cancellationToken)),
            ILocalReferenceOperation or IParameterReferenceOperation => OfVariable(value, budget, cancellationToken),
            IFieldReferenceOperation { Field.IsConst: false } field => OfField(field, budget, cancellationToken),
            IPropertyReferenceOperation property => OfProperty(property, budget, cancellationToken),
            IConditionalOperation or ICoalesceOperation or ISwitchExpressionOperation =>
                OfAll(KnownValues.Alternatives(value).ToList(), budget, cancellationToken),
            _ => null,
        };
    }

    private static KnownBytes OfText(string text) => new(Encoding.UTF8.GetByteCount(text), Text: text);

    private static bool IsByteOrCharacter(ITypeSymbol type) => type.SpecialType is SpecialType.System_Byte or SpecialType.System_Char;

    private static KnownBytes? OfCollection(CollectionExpressionSyntax collection, IOperation value) =>
        collection.Elements.All(static element => element is ExpressionElementSyntax)
            ? OfElements(value.ChildOperations.ToImmutableArray())
            : null;

    private KnownBytes? OfArray(IArrayCreationOperation array, CancellationToken cancellationToken) => array.Initializer is { } initializer
        ? OfElements(initializer.ElementValues)
        : new KnownBytes(IntegerOf(array.DimensionSizes[0], cancellationToken), IsZero: true);

    private static KnownBytes? OfElements(ImmutableArray<IOperation> elements)
    {
        var isZero = true;
        foreach (var element in elements)
        {
            if (element is not { ConstantValue: { HasValue: true, Value: { } constant } })
            {
                return null;
            }

            isZero &= constant is (byte)0 or 0 or '\0';
        }

        return new KnownBytes(elements.Length, isZero);
    }

    // The parts of its operation are its length and its elements.
    private KnownBytes? OfStackMemory(IOperation memory, CancellationToken cancellationToken)
    {
        var initializer = memory.Syntax switch
        {
            StackAllocArrayCreationExpressionSyntax creation => creation.Initializer,
            ImplicitStackAllocArrayCreationExpressionSyntax creation => creation.Initializer,
            _ => null,
        };
        if (initializer is not null)
        {
            var elements = memory.ChildOperations.Where(part => initializer.Span.Contains(part.Syntax.Span)).ToImmutableArray();
            return elements.Length == initializer.Expressions.Count ? OfElements(elements) : null;
        }

        var length = memory.ChildOperations.FirstOrDefault() is { } size ? IntegerOf(size, cancellationToken) : null;
        return new KnownBytes(length, IsZero: true);
    }

    private int? IntegerOf(IOperation size, CancellationToken cancellationToken) =>
        values.Of(size, cancellationToken) is { HasValue: true, Value: int length } ? length : null;

    private KnownBytes? OfCall(IInvocationOperation call, StepBudget budget, CancellationToken cancellationToken)
    {
        var method = call.TargetMethod;
        if (IsCut(method))
        {
            return Cut(Of(CallArguments.ReceiverOf(call), budget, cancellationToken));
        }

        var given = CallArguments.FirstOf(call);
        if (IsDecoder(method))
        {
            return Of(given, budget, cancellationToken) is { Text: { } text }
                ? new KnownBytes(method.Name == nameof(Encoding.GetBytes) ? Encoding.UTF8.GetByteCount(text) : null, Text: text)
                : null;
        }

        if (method is { Name: nameof(Array.Empty), ContainingType.SpecialType: SpecialType.System_Array })
        {
            return new KnownBytes(0);
        }

        if (method is { Name: nameof(Enumerable.Repeat), ContainingType.Name: nameof(Enumerable) }
            && call.Arguments is [{ Value: var element }, { Value: var count }])
        {
            return element.ConstantValue is { HasValue: true, Value: { } repeated }
                ? new KnownBytes(IntegerOf(count, cancellationToken), repeated is (byte)0 or '\0')
                : null;
        }

        if (IsHexadecimal(method)
            && Of(given, budget, cancellationToken) is { Text: { Length: >= 16 } digits }
            && digits.All(Uri.IsHexDigit))
        {
            return new KnownBytes(null);
        }

        if (!method.DeclaringSyntaxReferences.IsEmpty)
        {
            return OfAll(values.PossibleValuesOf(call, cancellationToken), budget, cancellationToken);
        }

        var isHash = ByteApiCatalogue.Hashes.Contains(method.Name) && call.Arguments.Length == 1 && IsOfFramework(method);
        return isHash && Cut(Of(given, budget, cancellationToken)) is { } hashed ? hashed with { IsZero = false } : null;
    }

    // .NET Framework has no such function, so many programs have their own.
    private static bool IsHexadecimal(IMethodSymbol method) =>
        method is
        {
            IsStatic: true,
            Parameters: [{ Type.SpecialType: SpecialType.System_String }],
            ReturnType: IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_Byte },
            DeclaringSyntaxReferences.IsEmpty: false,
        }
        && IdentifierWords.Of(method.Name).Contains(ByteApiCatalogue.HexadecimalWord);

    private static KnownBytes? Cut(KnownBytes? whole) => whole is null ? null : whole with { Length = null };

    private static bool IsCut(IMethodSymbol method) => ByteApiCatalogue.Cuts.Contains(method.Name) && IsOfFramework(method);

    private static bool IsOfFramework(IMethodSymbol method)
    {
        var outermost = method.ContainingNamespace;
        while (outermost is { ContainingNamespace: { IsGlobalNamespace: false } containing })
        {
            outermost = containing;
        }

        return outermost?.Name == nameof(System) && method.DeclaringSyntaxReferences.IsEmpty;
    }

    private static bool IsDecoder(IMethodSymbol method)
    {
        if (!DecoderNames.Contains(method.Name))
        {
            return false;
        }

        for (var type = method.ContainingType; type is not null; type = type.BaseType)
        {
            if (FullDecoderNames.Contains(type.ToDisplayString() + "." + method.Name))
            {
                return true;
            }
        }

        return false;
    }

    // Other code that can see the property may fill an empty array, but hardly one with contents.
    private KnownBytes? OfProperty(IPropertyReferenceOperation reference, StepBudget budget, CancellationToken cancellationToken) =>
        OfAll(values.PossibleValuesOf(reference, cancellationToken), budget, cancellationToken) is { IsZero: false } known ? known : null;

    private KnownBytes? OfField(IFieldReferenceOperation reference, StepBudget budget, CancellationToken cancellationToken)
    {
        if (OfAll(values.PossibleValuesOf(reference, cancellationToken), budget, cancellationToken) is not { } known)
        {
            return null;
        }

        if (reference.Field.DeclaredAccessibility != Accessibility.Private)
        {
            return known.IsZero ? null : known;
        }

        var uses = source.ReferencesTo(reference.Field, cancellationToken);
        return uses.All(use => use is not null && LeavesUnchanged(use, known)) ? known : null;
    }

    private static bool LeavesUnchanged(IOperation use, KnownBytes known) =>
        (IsAssigned(use) || !ByteWrites.MayWrite(use)) && !(known.IsZero && ByteWrites.IsReturned(use));

    private KnownBytes? OfVariable(IOperation reference, StepBudget budget, CancellationToken cancellationToken)
    {
        if (OfAll(values.PossibleValuesOf(reference, cancellationToken), budget, cancellationToken) is not { } known)
        {
            return null;
        }

        if (IsOnlyAssigned(reference))
        {
            return known;
        }

        return known.IsZero ? Filled(reference, known, budget, cancellationToken) : null;
    }

    /// <summary>What is known of a value that has one of these values; null unless all are known.</summary>
    private KnownBytes? OfAll(IReadOnlyList<IOperation> all, StepBudget budget, CancellationToken cancellationToken)
    {
        KnownBytes? known = null;
        foreach (var one in all)
        {
            if (Of(one, budget, cancellationToken) is not { } other)
            {
                return null;
            }

            known = known is null ? other : Either(known, other);
        }

        return known;
    }

    private static KnownBytes Either(KnownBytes one, KnownBytes other) => new(
        one.Length == other.Length ? one.Length : null,
        one.IsZero && other.IsZero,
        other.Text is null ? null : one.Text);

    // A string never changes; methods that work on it return a new one.
    private bool IsOnlyAssigned(IOperation reference) =>
        reference.Type?.SpecialType == SpecialType.System_String
        || UsesOf(reference).All(static use => IsAssigned(use) || IsCleared(use) || !ByteWrites.MayWrite(use));

    /// <summary>The known bytes that are copied to an empty array: a key that is cut or padded to its length.</summary>
    private KnownBytes? Filled(IOperation reference, KnownBytes empty, StepBudget budget, CancellationToken cancellationToken)
    {
        KnownBytes? filled = null;
        foreach (var use in UsesOf(reference).Where(static use => !IsAssigned(use) && !IsCleared(use) && ByteWrites.MayWrite(use)))
        {
            if (SourceOfCopyTo(use) is not { } copied || Of(copied, budget, cancellationToken) is not { } known)
            {
                return null;
            }

            filled = known with { Length = empty.Length };
        }

        return filled;
    }

    private static IEnumerable<IOperation> UsesOf(IOperation reference) =>
        OperationTree.SymbolOf(reference) is { } symbol
            ? MemberOperations.Around(reference).ReferencesTo(symbol).Where(other => OperationTree.IsReferenceTo(other, symbol))
            : [];

    private static bool IsAssigned(IOperation use) =>
        use.Parent is ISimpleAssignmentOperation or ICoalesceAssignmentOperation && ((IAssignmentOperation)use.Parent).Target == use;

    // Code clears bytes before it fills them, or when it no longer needs them.
    private static bool IsCleared(IOperation use) => OperationTree.ConsumerOf(use).Consumer switch
    {
        IInvocationOperation call =>
            call.TargetMethod is { Name: nameof(Array.Clear), ContainingType.ContainingNamespace.Name: nameof(System) },
        IArgumentOperation { Parent: IInvocationOperation { TargetMethod: { DeclaringSyntaxReferences.IsEmpty: true } method } } =>
            ByteApiCatalogue.Clearing.Contains(method.Name),
        _ => false,
    };

    /// <summary>
    /// The bytes that are copied to this use: <c>source</c> of <c>Array.Copy(source, use, 16)</c>; null where nothing is copied to it.
    /// </summary>
    public static IOperation? SourceOfCopyTo(IOperation use)
    {
        var consumer = OperationTree.ConsumerOf(use).Consumer;
        if (consumer is not IArgumentOperation { Parameter: { } parameter, Parent: IInvocationOperation call })
        {
            return null;
        }

        var taken = parameter.Name;
        return call.TargetMethod switch
        {
            { ContainingType.Name: nameof(Array) or nameof(Buffer), Name: var name } when ByteApiCatalogue.Copies.Contains(name) =>
                ByteApiCatalogue.CopyDestinations.Contains(taken) ? CallArguments.FirstOf(call) : null,
            { Name: nameof(Array.CopyTo), ContainingType.ContainingNamespace.Name: nameof(System) } =>
                ByteApiCatalogue.CopyToDestinations.Contains(taken) ? call.Instance ?? CallArguments.FirstOf(call) : null,
            { Name: nameof(Encoding.GetBytes), ContainingType.ContainingNamespace.Name: nameof(System.Text) } =>
                taken == ByteApiCatalogue.EncodingDestination ? CallArguments.FirstOf(call) : null,
            _ => null,
        };
    }
}
