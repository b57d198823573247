using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Psi.Analyzers.Catalogues.Deserialization;
using Psi.Analyzers.Semantics;

namespace Psi.Analyzers.Deserialization;

/// <summary>Tells whether a string comes from data, within one function, without any check on the way.</summary>
internal sealed class TypeNameSources(TypeLookupSymbols symbols)
{
    private const int MaximumDepth = 20;

    /// <summary>
    /// The kind of data that <paramref name="name"/> comes from; null when it comes from elsewhere, is only a part of the name, or is
    /// checked before it is used.
    /// </summary>
    public string? KindOf(IOperation name)
    {
        var root = OperationTree.RootOf(name);
        var search = new Search(root, new HashSet<ISymbol>(SymbolEqualityComparer.Default));
        return Kind(name, search, 0) is { } kind && !search.Names.Any(symbol => IsChecked(symbol, root)) ? kind : null;
    }

    /// <summary>True when the code checks the type that was found before it uses it.</summary>
    public static bool IsResultChecked(IInvocationOperation lookUp)
    {
        IOperation value = lookUp;
        while (value.Parent is IConversionOperation or ICoalesceOperation)
        {
            value = value.Parent;
        }

        var kept = value.Parent switch
        {
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } => declarator.Symbol,
            ISimpleAssignmentOperation { Target: ILocalReferenceOperation local } => local.Local,
            _ => null,
        };
        return kept is null ? IsCheck(value) : ReferencesTo(kept, OperationTree.RootOf(lookUp)).Any(IsCheck);

        static bool IsCheck(IOperation value)
        {
            var outermost = Outermost(value);
            return outermost.Parent switch
            {
                IInvocationOperation call => call.Instance == outermost && !IsInThrow(outermost),
                IMemberReferenceOperation member => member.Instance == outermost && !IsInThrow(outermost),
                IConditionalAccessOperation => true,
                IArgumentOperation { Parent: IInvocationOperation { TargetMethod: var method } } =>
                    method.ReturnsVoid || method.ReturnType.SpecialType is SpecialType.System_Boolean,
                var parent => IsComparison(outermost, parent),
            };
        }
    }

    private string? Kind(IOperation? value, Search search, int depth)
    {
        if (value is null || depth > MaximumDepth)
        {
            return null;
        }

        switch (value)
        {
            case IConversionOperation conversion:
                return symbols.DataSourceOf(conversion.Operand.Type)?.Kind ?? Kind(conversion.Operand, search, depth + 1);
            case ICoalesceOperation coalesce:
                return IsThrowOrConstant(coalesce.WhenNull) ? Kind(coalesce.Value, search, depth + 1) : null;
            case IConditionalAccessOperation access:
                return Kind(access.WhenNotNull, search, depth + 1);
            case IParameterReferenceOperation { Parameter: var parameter }:
                search.Names.Add(parameter);
                return symbols.BinderDataOf(parameter);
            case ILocalReferenceOperation { Local: var local }:
                return search.Names.Add(local) ? KindOfAll(local, search, depth) : null;
            case IInvocationOperation { Instance: { } instance } call:
                return symbols.DataSourceOf(instance.Type) is { } document
                    ? IsAskedOnce(call, document, search.Root) ? document.Kind : null
                    : IsSameText(call.TargetMethod) ? Kind(instance, search, depth + 1) : null;
            case IInvocationOperation { TargetMethod: { IsExtensionMethod: true } method, Arguments: [{ Value: var given }, ..] } call:
                return KindOfExtension(call, method, given, search, depth);
            case IPropertyReferenceOperation { Instance: { } instance } property:
                return symbols.DataSourceOf(instance.Type) is { } described
                    ? IsAskedOnce(property, described, search.Root) ? described.Kind : null
                    : property.Property.IsIndexer ? Kind(instance, search, depth + 1) : null;
            case IInterpolatedStringOperation interpolated:
                return KindOfParts(interpolated.Parts.Select(PartOf), search, depth);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } sum:
                return KindOfParts([sum.LeftOperand, sum.RightOperand], search, depth);
            default:
                return null;
        }
    }

    private string? KindOfExtension(IInvocationOperation call, IMethodSymbol method, IOperation given, Search search, int depth)
    {
        // obj["$type"].Value<string>() is an extension method on the token.
        if (method.Name == TypeLookupCatalogue.TokenValue)
        {
            var token = symbols.DataSourceOf(given is IConversionOperation conversion ? conversion.Operand.Type : given.Type);
            return token is not null && IsAskedOnce(call, token, search.Root) ? token.Kind : null;
        }

        // A header or a query parameter may have several values.
        return call.Arguments.Length == 1
            && TypeLookupCatalogue.Selections.Contains(method.Name)
            && OperationTree.Unconverted(given).Type?.Name == TypeLookupCatalogue.RequestValues
                ? Kind(given, search, depth + 1)
                : null;
    }

    private static bool IsThrowOrConstant(IOperation value) =>
        value is IThrowOperation or { ConstantValue.HasValue: true } or IConversionOperation { Operand: IThrowOperation };

    private static IOperation PartOf(IInterpolatedStringContentOperation part) =>
        part is IInterpolationOperation inserted ? inserted.Expression : ((IInterpolatedStringTextOperation)part).Text;

    // A fixed namespace or assembly in the name limits the types that it can mean.
    private string? KindOfParts(IEnumerable<IOperation> parts, Search search, int depth)
    {
        string? kind = null;
        foreach (var part in parts)
        {
            if (part.ConstantValue is { HasValue: true, Value: string fixedPart })
            {
                if (fixedPart.Any(char.IsLetterOrDigit))
                {
                    return null;
                }
            }
            else if (Kind(part, search, depth + 1) is { } found)
            {
                kind = found;
            }
            else
            {
                return null;
            }
        }

        return kind;
    }

    // A converter often declares a local for the name and then reads the name in a loop.
    private string? KindOfAll(ILocalSymbol local, Search search, int depth)
    {
        string? kind = null;
        foreach (var operation in OperationTree.AllInMember(search.Root))
        {
            var given = ValueGivenTo(local, operation);
            if (given is null or { ConstantValue: { HasValue: true, Value: null or "" } })
            {
                continue;
            }

            if (Kind(given, search, depth + 1) is not { } found)
            {
                return null;
            }

            kind = found;
        }

        return kind;
    }

    /// <summary>
    /// The value that an operation gives a local: its initial value, an assigned one, or the reference that lets a call write it.
    /// </summary>
    private static IOperation? ValueGivenTo(ILocalSymbol local, IOperation operation) => operation switch
    {
        IVariableDeclaratorOperation declarator => IsSame(declarator.Symbol, local) ? InitialValueOf(declarator) : null,
        ISimpleAssignmentOperation { Target: ILocalReferenceOperation target, Value: var assigned } =>
            IsSame(target.Local, local) ? assigned : null,
        ILocalReferenceOperation reference => IsSame(reference.Local, local) && IsWrittenElsewhere(reference) ? reference : null,
        _ => null,
    };

    private static bool IsWrittenElsewhere(ILocalReferenceOperation reference) =>
        reference.Parent is IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } or ITupleOperation;

    private static IOperation? InitialValueOf(IVariableDeclaratorOperation declarator) =>
        (declarator.Initializer ?? (declarator.Parent as IVariableDeclarationOperation)?.Initializer)?.Value;

    // if (allowed.Contains(element.GetString())) … Type.GetType(element.GetString())
    private static bool IsAskedOnce(IOperation question, DataSourceType document, IOperation root) =>
        document.IsForwardOnly || !EquivalentSyntax.IsRepeated(root.Syntax, question.Syntax);

    private static bool IsChecked(ISymbol name, IOperation root) => ReferencesTo(name, root).Any(IsCheckOfName);

    private static bool IsCheckOfName(IOperation reference)
    {
        var outermost = Outermost(reference);
        return outermost.Parent switch
        {
            IArgumentOperation { Parent: IInvocationOperation call } =>
                !IsInThrow(outermost) && !IsEmptyTest(call.TargetMethod) && !IsLookUp(call.TargetMethod),
            IInvocationOperation call => call.Instance == outermost && !IsSameText(call.TargetMethod) && !IsInThrow(outermost),
            IMemberReferenceOperation => !IsInThrow(outermost),
            var parent => IsComparison(outermost, parent),
        };
    }

    private static bool IsEmptyTest(IMethodSymbol method) => method is
    {
        ContainingType.SpecialType: SpecialType.System_String,
        Name: nameof(string.IsNullOrEmpty) or nameof(string.IsNullOrWhiteSpace),
    };

    private static bool IsSameText(IMethodSymbol method) => method.Name is nameof(ToString) or nameof(string.Trim);

    private static bool IsLookUp(IMethodSymbol method) =>
        TypeLookupCatalogue.LookUpNames.Contains(method.Name)
        || (method.ContainingType.Name == nameof(Assembly) && TypeLookupCatalogue.AssemblyLoads.Contains(method.Name));

    private static bool IsComparison(IOperation value, IOperation? parent) => parent switch
    {
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } comparison =>
            (comparison.LeftOperand == value ? comparison.RightOperand : comparison.LeftOperand)
                is not { ConstantValue: { HasValue: true, Value: null } },
        IIsPatternOperation { Pattern: INegatedPatternOperation { Pattern: var negated } } => !IsNull(negated),
        IIsPatternOperation { Pattern: var pattern } => !IsNull(pattern),
        ISwitchOperation or ISwitchExpressionOperation => true,
        _ => false,
    };

    private static bool IsNull(IPatternOperation pattern) =>
        pattern is IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: null } };

    private static bool IsInThrow(IOperation operation)
    {
        for (var parent = operation.Parent; parent is not null; parent = parent.Parent)
        {
            if (parent is IThrowOperation)
            {
                return true;
            }
        }

        return false;
    }

    private static IEnumerable<IOperation> ReferencesTo(ISymbol symbol, IOperation root) =>
        MemberOperations.Around(root).ReferencesTo(symbol).Where(operation => OperationTree.IsReferenceTo(operation, symbol));

    private static IOperation Outermost(IOperation value)
    {
        while (value.Parent is IConversionOperation)
        {
            value = value.Parent;
        }

        return value;
    }

    private static bool IsSame(ISymbol one, ISymbol other) => SymbolEqualityComparer.Default.Equals(one, other);

    /// <summary>One search: the function that it reads, and the names that it has followed.</summary>
    private sealed record Search(IOperation Root, HashSet<ISymbol> Names);
}
