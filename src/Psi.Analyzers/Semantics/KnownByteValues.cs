using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Psi.Analyzers.Semantics;

/// <summary>
/// The bytes, or the text, that an expression is known to give in every run: literals, arrays that nothing fills, what decodes, hashes or
/// cuts such, and locals and fields that hold them and are never written. What may be written anywhere is not known.
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

    /// <summary>What a value is known to hold; null when it isn't, and for text that is empty.</summary>
    public KnownBytes? Of(IOperation value, CancellationToken cancellationToken) => Of(value, new StepBudget(MaximumSteps), cancellationToken);

    /// <summary>True when nothing after its declaration gives the local another value or may change the bytes it holds.</summary>
    public bool IsNeverWritten(ILocalReferenceOperation local) =>
        !_localWrites.IsWrittenAfterDeclaration(local)
        && !OperationTree.AllBeside(local).Any(other =>
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
            ILocalReferenceOperation local => Of(source.InitialValueOf(local.Local, cancellationToken), budget, cancellationToken) is { } known && IsNeverWritten(local) ? known : null,
            IFieldReferenceOperation field => OfField(field.Field, budget, cancellationToken),
            IPropertyReferenceOperation { Property: { IsReadOnly: true, IsVirtual: false, IsOverride: false, IsAbstract: false } property }
                when !source.IsWrittenInConstructor(property, cancellationToken) =>
                // Whoever has the property may fill an array that is empty; hardly one that is not.
                Of(source.InitialValueOf(property, cancellationToken), budget, cancellationToken) is { IsZero: false } known ? known : null,
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

        return method.Name is "HashData" or "ComputeHash" && call.Arguments.Length == 1 && IsOfFramework(method)
            ? Cut(Of(given, budget, cancellationToken)) is { } hashed ? hashed with { IsZero = false } : null
            : null;
    }

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

    private KnownBytes? OfField(IFieldSymbol field, StepBudget budget, CancellationToken cancellationToken)
    {
        if (Of(source.InitialValueOf(field, cancellationToken), budget, cancellationToken) is not { } known)
        {
            return null;
        }

        if (field.DeclaredAccessibility == Accessibility.Private)
        {
            return source.PlacesThatName(field, cancellationToken).All(place => place is not null && !ByteWrites.MayWrite(place) && !(known.IsZero && ByteWrites.IsReturned(place))) ? known : null;
        }

        return field.IsReadOnly && !known.IsZero && !source.IsWrittenInConstructor(field, cancellationToken) ? known : null;
    }
}
