using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Psi.Analyzers.Semantics;

namespace Psi.Analyzers.Flow;

/// <summary>
/// The bytes, or the text, that an expression is known to give in every run: literals, arrays that nothing fills, what decodes, hashes or
/// cuts such, and locals, fields, parameters and methods that give nothing else (<see cref="PossibleValues"/>). What may be written anywhere is not known.
/// </summary>
internal sealed class KnownByteValues(SourceOperations source, KnownValues values)
{
    private const int MaximumSteps = 60;

    private static readonly HashSet<string> Decoders = new(StringComparer.Ordinal)
    {
        "System.Text.Encoding.GetBytes",
        "System.Convert.FromBase64String",
        "System.Convert.FromHexString",
        "System.Buffers.Text.Base64Url.DecodeFromChars",
        "Microsoft.IdentityModel.Tokens.Base64UrlEncoder.DecodeBytes",
        "Microsoft.AspNetCore.WebUtilities.WebEncoders.Base64UrlDecode",
        "Org.BouncyCastle.Utilities.Encoders.Hex.Decode",
        "Org.BouncyCastle.Utilities.Encoders.Hex.DecodeStrict",
        "Org.BouncyCastle.Utilities.Encoders.Base64.Decode",
        "Org.BouncyCastle.Utilities.Strings.ToByteArray",
        "Org.BouncyCastle.Utilities.Strings.ToUtf8ByteArray",
        "Org.BouncyCastle.Utilities.Strings.ToAsciiByteArray",
    };

    private static readonly HashSet<string> DecoderNames = new(Decoders.Select(static name => name.Substring(name.LastIndexOf('.') + 1)), StringComparer.Ordinal);

    // What these give is as known as what they are given.
    private static readonly HashSet<string> Cuts = new(StringComparer.Ordinal)
    {
        "AsSpan", "AsMemory", "Slice", "ToArray", "Take", "Skip", "TakeLast", "Reverse", "Clone", "ToCharArray", "Substring", "PadLeft", "PadRight", "Trim", "ToUpperInvariant", "ToLowerInvariant",
    };

    private readonly LocalWrites _localWrites = new();

    /// <summary>What a value is known to hold where a caller or a setting gives nothing: behind <c>??</c>, as the default of a parameter; null where there is no such value or it isn't known.</summary>
    public KnownBytes? FallbackOf(IOperation value, CancellationToken cancellationToken)
    {
        for (var step = 0; step < MaximumSteps; step++)
        {
            value = OperationTree.Unconverted(values.OriginOf(value, cancellationToken));
            if (values.FallbackOf(value, cancellationToken) is { } fallback)
            {
                return (value, Of(fallback, cancellationToken)) switch
                {
                    (IParameterReferenceOperation parameter, _) when !IsOnlyGiven(parameter) => null,
                    // Whoever can see an array may fill it.
                    (IFieldReferenceOperation, { IsZero: true }) => null,
                    var (_, known) => known,
                };
            }

            if (value is not IInvocationOperation { TargetMethod: var method } call || !(Cuts.Contains(method.Name) && IsOfFramework(method)) && !(DecoderNames.Contains(method.Name) && IsDecoder(method)))
            {
                return null;
            }

            var given = Cuts.Contains(method.Name) && call.Instance is { } whole ? whole : call.Arguments.FirstOrDefault()?.Value;
            if (given is null)
            {
                return null;
            }

            value = given;
        }

        return null;
    }

    /// <summary>What a value is known to hold; null when it isn't, and for text that is empty.</summary>
    public KnownBytes? Of(IOperation value, CancellationToken cancellationToken) => Of(value, new StepBudget(MaximumSteps), cancellationToken);

    /// <summary>True when nothing after its declaration gives the local another value or may change the bytes it holds.</summary>
    public bool IsNeverWritten(ILocalReferenceOperation local) =>
        !_localWrites.IsWrittenAfterDeclaration(local)
        && !OperationTree.AllInMember(local).Any(other =>
            other is ILocalReferenceOperation { IsDeclaration: false } reference && SymbolEqualityComparer.Default.Equals(reference.Local, local.Local) && ByteWrites.MayWrite(reference));

    private KnownBytes? Of(IOperation? value, StepBudget budget, CancellationToken cancellationToken)
    {
        if (value is null || !budget.Take())
        {
            return null;
        }

        if (value.Type?.SpecialType == SpecialType.System_String && values.TextOf(value, cancellationToken) is { } text)
        {
            return text.Length == 0 ? null : new KnownBytes(Encoding.UTF8.GetByteCount(text), Text: text);
        }

        if (value.Syntax is StackAllocArrayCreationExpressionSyntax or ImplicitStackAllocArrayCreationExpressionSyntax && value is not IConversionOperation)
        {
            return OfStackMemory(value, cancellationToken);
        }

        // Compilers before 4.12 have no operation for it either.
        if (value.Syntax is CollectionExpressionSyntax collection && value is not IConversionOperation)
        {
            return collection.Elements.All(static element => element is ExpressionElementSyntax) ? OfElements(value.ChildOperations.ToImmutableArray()) : null;
        }

        return value switch
        {
            IConversionOperation conversion => Of(conversion.Operand, budget, cancellationToken),
            IArrayCreationOperation { Type: IArrayTypeSymbol { Rank: 1, ElementType.SpecialType: SpecialType.System_Byte or SpecialType.System_Char } } array => OfArray(array, cancellationToken),
            IArrayInitializerOperation initializer => OfElements(initializer.ElementValues),
            IUtf8StringOperation literal => new KnownBytes(Encoding.UTF8.GetByteCount(literal.Value), Text: literal.Value),
            IInvocationOperation call => OfCall(call, budget, cancellationToken),
            IArrayElementReferenceOperation { Indices: [IRangeOperation] } part => Cut(Of(part.ArrayReference, budget, cancellationToken)),
            IImplicitIndexerReferenceOperation { Argument: IRangeOperation } part => Cut(Of(part.Instance, budget, cancellationToken)),
            ILocalReferenceOperation or IParameterReferenceOperation => OfVariable(value, budget, cancellationToken),
            IFieldReferenceOperation { Field.IsConst: false } field => OfField(field, budget, cancellationToken),
            // Whoever has the property may fill an array that is empty; hardly one that is not.
            IPropertyReferenceOperation => OfAll(values.PossibleValuesOf(value, cancellationToken), budget, cancellationToken) is { IsZero: false } known ? known : null,
            IConditionalOperation or ICoalesceOperation or ISwitchExpressionOperation => OfAll(KnownValues.Alternatives(value).ToList(), budget, cancellationToken),
            _ => null,
        };
    }

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

    // The compiler has no operation of its own for it: its parts are its length and its elements.
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

        return new KnownBytes(memory.ChildOperations.FirstOrDefault() is { } size ? IntegerOf(size, cancellationToken) : null, IsZero: true);
    }

    private int? IntegerOf(IOperation size, CancellationToken cancellationToken) =>
        values.Of(size, cancellationToken) is { HasValue: true, Value: int length } ? length : null;

    private KnownBytes? OfCall(IInvocationOperation call, StepBudget budget, CancellationToken cancellationToken)
    {
        var method = call.TargetMethod;
        var given = call.Arguments.FirstOrDefault(static argument => argument.Parameter?.Ordinal == 0)?.Value;
        if (Cuts.Contains(method.Name) && IsOfFramework(method))
        {
            return Cut(Of(call.Instance ?? (method.IsExtensionMethod ? given : null), budget, cancellationToken));
        }

        if (DecoderNames.Contains(method.Name) && IsDecoder(method))
        {
            return Of(given, budget, cancellationToken) is { Text: { } text }
                ? new KnownBytes(method.Name == "GetBytes" ? Encoding.UTF8.GetByteCount(text) : null, Text: text)
                : null;
        }

        if (method is { Name: "Empty", ContainingType.SpecialType: SpecialType.System_Array })
        {
            return new KnownBytes(0);
        }

        if (method is { Name: "Repeat", ContainingType.Name: "Enumerable" } && call.Arguments is [{ Value: var element }, { Value: var count }])
        {
            return element.ConstantValue is { HasValue: true, Value: { } repeated } ? new KnownBytes(IntegerOf(count, cancellationToken), repeated is (byte)0 or '\0') : null;
        }

        if (IsHexadecimal(method) && Of(given, budget, cancellationToken) is { Text: { Length: >= 16 } digits } && digits.All(Uri.IsHexDigit))
        {
            return new KnownBytes(null);
        }

        if (!method.DeclaringSyntaxReferences.IsEmpty)
        {
            return OfAll(values.PossibleValuesOf(call, cancellationToken), budget, cancellationToken);
        }

        return method.Name is "HashData" or "ComputeHash" && call.Arguments.Length == 1 && IsOfFramework(method)
            ? Cut(Of(given, budget, cancellationToken)) is { } hashed ? hashed with { IsZero = false } : null
            : null;
    }

    // .NET Framework has no function for it, so everybody has one.
    private static bool IsHexadecimal(IMethodSymbol method) =>
        method is { IsStatic: true, Parameters: [{ Type.SpecialType: SpecialType.System_String }], ReturnType: IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_Byte }, DeclaringSyntaxReferences.IsEmpty: false }
        && IdentifierWords.Of(method.Name).Contains("hex");

    private static KnownBytes? Cut(KnownBytes? whole) => whole is null ? null : whole with { Length = null };

    private static bool IsOfFramework(IMethodSymbol method)
    {
        var outermost = method.ContainingNamespace;
        while (outermost is { ContainingNamespace: { IsGlobalNamespace: false } containing })
        {
            outermost = containing;
        }

        return outermost?.Name == "System" && method.DeclaringSyntaxReferences.IsEmpty;
    }

    private static bool IsDecoder(IMethodSymbol method)
    {
        for (var type = method.ContainingType; type is not null; type = type.BaseType)
        {
            if (Decoders.Contains(type.ToDisplayString() + "." + method.Name))
            {
                return true;
            }
        }

        return false;
    }

    private KnownBytes? OfField(IFieldReferenceOperation reference, StepBudget budget, CancellationToken cancellationToken)
    {
        var field = reference.Field;
        if (OfAll(values.PossibleValuesOf(reference, cancellationToken), budget, cancellationToken) is not { } known)
        {
            return null;
        }

        if (field.DeclaredAccessibility == Accessibility.Private)
        {
            return source.ReferencesTo(field, cancellationToken).All(place => place is not null && (IsGiven(place) || !ByteWrites.MayWrite(place)) && !(known.IsZero && ByteWrites.IsReturned(place))) ? known : null;
        }

        return known.IsZero ? null : known;
    }

    private KnownBytes? OfVariable(IOperation reference, StepBudget budget, CancellationToken cancellationToken) =>
        OfAll(values.PossibleValuesOf(reference, cancellationToken), budget, cancellationToken) is not { } known ? null
        : IsOnlyGiven(reference) ? known
        : known.IsZero ? Filled(reference, known, budget, cancellationToken)
        : null;

    /// <summary>What is known of a value that has one of these; null unless all are known.</summary>
    private KnownBytes? OfAll(IReadOnlyList<IOperation> all, StepBudget budget, CancellationToken cancellationToken)
    {
        KnownBytes? known = null;
        foreach (var one in all)
        {
            if (Of(one, budget, cancellationToken) is not { } other)
            {
                return null;
            }

            known = known is null ? other : new KnownBytes(known.Length == other.Length ? known.Length : null, known.IsZero && other.IsZero, known.Text is not null && other.Text is not null ? known.Text : null);
        }

        return known;
    }

    // What text is read only; what is done with it makes another.
    private bool IsOnlyGiven(IOperation reference) =>
        reference.Type?.SpecialType == SpecialType.System_String
        || OthersOf(reference).All(other => IsGiven(other) || IsCleared(other) || !ByteWrites.MayWrite(other));

    /// <summary>An empty array that only known bytes are copied to: a key cut or padded to its length.</summary>
    private KnownBytes? Filled(IOperation reference, KnownBytes empty, StepBudget budget, CancellationToken cancellationToken)
    {
        KnownBytes? filled = null;
        foreach (var other in OthersOf(reference).Where(static other => !IsGiven(other) && !IsCleared(other) && ByteWrites.MayWrite(other)))
        {
            if (SourceOfCopyTo(other) is not { } copied || Of(copied, budget, cancellationToken) is not { } known)
            {
                return null;
            }

            filled = known with { Length = empty.Length };
        }

        return filled;
    }

    private IEnumerable<IOperation> OthersOf(IOperation reference)
    {
        var symbol = OperationTree.SymbolOf(reference);
        return OperationTree.AllInMember(reference).Where(other =>
            other is ILocalReferenceOperation { IsDeclaration: false } or IParameterReferenceOperation && SymbolEqualityComparer.Default.Equals(OperationTree.SymbolOf(other), symbol));
    }

    private static bool IsGiven(IOperation place) => place.Parent is ISimpleAssignmentOperation or ICoalesceAssignmentOperation && ((IAssignmentOperation)place.Parent).Target == place;

    // Bytes are cleared before they are filled, or when they have been used.
    private static bool IsCleared(IOperation place) => OperationTree.ConsumerOf(place).Taker switch
    {
        IInvocationOperation { TargetMethod: { Name: "Clear", ContainingType.ContainingNamespace.Name: "System" } } => true,
        IArgumentOperation { Parent: IInvocationOperation { TargetMethod: { Name: "Clear" or "ZeroMemory", DeclaringSyntaxReferences.IsEmpty: true } } } => true,
        _ => false,
    };

    /// <summary>What is copied where this place is what it is copied to: <c>source</c> of <c>Array.Copy(source, place, 16)</c>; null where it is not.</summary>
    public static IOperation? SourceOfCopyTo(IOperation place) => OperationTree.ConsumerOf(place).Taker is IArgumentOperation { Parent: IInvocationOperation call, Parameter: { } taken }
        ? call.TargetMethod switch
        {
            { Name: "Copy" or "BlockCopy" or "ConstrainedCopy", ContainingType.Name: "Array" or "Buffer" } when taken.Name is "destinationArray" or "dst" => call.Arguments.FirstOrDefault(static argument => argument.Parameter?.Ordinal == 0)?.Value,
            { Name: "CopyTo", ContainingType.ContainingNamespace.Name: "System" } when taken.Name is "array" or "destination" => call.Instance ?? call.Arguments.FirstOrDefault(static argument => argument.Parameter?.Ordinal == 0)?.Value,
            { Name: "GetBytes", ContainingType.ContainingNamespace.Name: "Text" } when taken.Name == "bytes" => call.Arguments.FirstOrDefault(static argument => argument.Parameter?.Ordinal == 0)?.Value,
            _ => null,
        }
        : null;
}
