using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;
using Psi.Analyzers.Semantics;

namespace Psi.Analyzers.Deserialization;

/// <summary>Judges whether a string is what some data says, within one function, with nothing that looks at it on the way.</summary>
internal sealed class TypeNameSources(TypeLookupSymbols symbols)
{
    private const int MaximumDepth = 20;
    private const int MaximumSteps = 20_000;

    /// <summary>What kind of data <paramref name="name"/> comes from; null when it comes from elsewhere, is only a part of the name, or is looked at before it is used.</summary>
    public string? KindOf(IOperation name)
    {
        var root = RootOf(name);
        var read = new Reading(root, new HashSet<ISymbol>(SymbolEqualityComparer.Default));
        return Kind(name, read, 0) is { } kind && !read.Names.Any(symbol => IsChecked(symbol, root)) ? kind : null;
    }

    /// <summary>True when the type that was found is looked at before it is used.</summary>
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
        return kept is null ? IsCheck(value) : ReferencesTo(kept, RootOf(lookUp)).Any(IsCheck);

        static bool IsCheck(IOperation value) => Outermost(value) is var outermost && outermost.Parent switch
        {
            IInvocationOperation call => call.Instance == outermost && !IsInThrow(outermost),
            IMemberReferenceOperation member => member.Instance == outermost && !IsInThrow(outermost),
            IConditionalAccessOperation => true,
            IArgumentOperation { Parent: IInvocationOperation { TargetMethod: var method } } => method.ReturnsVoid || method.ReturnType.SpecialType is SpecialType.System_Boolean,
            var parent => IsComparison(outermost, parent),
        };
    }

    private string? Kind(IOperation? value, Reading read, int depth)
    {
        if (value is null || depth > MaximumDepth)
        {
            return null;
        }

        switch (value)
        {
            case IConversionOperation conversion:
                return symbols.DocumentOf(conversion.Operand.Type)?.Kind ?? Kind(conversion.Operand, read, depth + 1);
            case ICoalesceOperation { WhenNull: IThrowOperation or { ConstantValue.HasValue: true } or IConversionOperation { Operand: IThrowOperation } } coalesce:
                return Kind(coalesce.Value, read, depth + 1);
            case IConditionalAccessOperation access:
                return Kind(access.WhenNotNull, read, depth + 1);
            case IParameterReferenceOperation { Parameter: var parameter }:
                read.Names.Add(parameter);
                return symbols.BinderDataOf(parameter);
            case ILocalReferenceOperation { Local: var local }:
                return read.Names.Add(local) ? KindOfAll(local, read, depth) : null;
            case IInvocationOperation { Instance: { } instance } call:
                return symbols.DocumentOf(instance.Type) is { } document
                    ? IsAskedOnce(call, document, read.Root) ? document.Kind : null
                    : call.TargetMethod.Name is "ToString" or "Trim" ? Kind(instance, read, depth + 1) : null;
            // obj["$type"].Value<string>() is an extension method on the token.
            case IInvocationOperation { TargetMethod: { IsExtensionMethod: true, Name: "Value" }, Arguments: [var first, ..] } call:
                return symbols.DocumentOf(first.Value is IConversionOperation given ? given.Operand.Type : first.Value.Type) is { } token && IsAskedOnce(call, token, read.Root) ? token.Kind : null;
            // A header or a query parameter may be given several times.
            case IInvocationOperation { TargetMethod: { IsExtensionMethod: true, Name: "First" or "FirstOrDefault" or "Last" or "LastOrDefault" }, Arguments: [var many] } when OperationTree.Unconverted(many.Value).Type?.Name == "StringValues":
                return Kind(many.Value, read, depth + 1);
            case IPropertyReferenceOperation { Instance: { } instance } property:
                return symbols.DocumentOf(instance.Type) is { } described
                    ? IsAskedOnce(property, described, read.Root) ? described.Kind : null
                    : property.Property.IsIndexer ? Kind(instance, read, depth + 1) : null;
            case IInterpolatedStringOperation interpolated:
                return KindOfParts(interpolated.Parts.Select(part => part is IInterpolationOperation hole ? hole.Expression : ((IInterpolatedStringTextOperation)part).Text), read, depth);
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } sum:
                return KindOfParts([sum.LeftOperand, sum.RightOperand], read, depth);
            default:
                return null;
        }
    }

    // A fixed namespace or assembly in the name limits what it can be.
    private string? KindOfParts(IEnumerable<IOperation> parts, Reading read, int depth)
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
            else if (Kind(part, read, depth + 1) is { } found)
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

    // A converter often declares the name, then reads it in a loop.
    private string? KindOfAll(ILocalSymbol local, Reading read, int depth)
    {
        string? kind = null;
        foreach (var operation in read.Root.Descendants().Take(MaximumSteps))
        {
            var given = operation switch
            {
                IVariableDeclaratorOperation { Symbol: var declared } declarator when IsSame(declared, local) => (declarator.Initializer ?? (declarator.Parent as IVariableDeclarationOperation)?.Initializer)?.Value,
                ISimpleAssignmentOperation { Target: ILocalReferenceOperation target, Value: var assigned } when IsSame(target.Local, local) => assigned,
                ILocalReferenceOperation { Parent: IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } or ITupleOperation } reference when IsSame(reference.Local, local) => reference,
                _ => null,
            };
            if (given is null or { ConstantValue: { HasValue: true, Value: null or "" } })
            {
                continue;
            }

            if (Kind(given, read, depth + 1) is not { } found)
            {
                return null;
            }

            kind = found;
        }

        return kind;
    }

    // if (allowed.Contains(element.GetString())) … Type.GetType(element.GetString())
    private static bool IsAskedOnce(IOperation question, DataSourceType document, IOperation root) =>
        document.IsForwardOnly || root.Syntax.DescendantNodes().Count(node => SyntaxFactory.AreEquivalent(node, question.Syntax)) <= 1;

    private static bool IsChecked(ISymbol name, IOperation root) => ReferencesTo(name, root).Any(static reference =>
    {
        var outermost = Outermost(reference);
        return outermost.Parent switch
        {
            IArgumentOperation { Parent: IInvocationOperation call } =>
                !IsInThrow(outermost) && call.TargetMethod is not { ContainingType.SpecialType: SpecialType.System_String, Name: "IsNullOrEmpty" or "IsNullOrWhiteSpace" } && !IsLookUp(call),
            IInvocationOperation call => call.Instance == outermost && call.TargetMethod.Name is not ("ToString" or "Trim") && !IsInThrow(outermost),
            IMemberReferenceOperation => !IsInThrow(outermost),
            var parent => IsComparison(outermost, parent),
        };
    });

    private static bool IsLookUp(IInvocationOperation call) =>
        call.TargetMethod.Name is "GetType" or "CreateInstance" or "CreateInstanceFrom"
        || call.TargetMethod is { ContainingType.Name: "Assembly", Name: "Load" or "LoadFrom" or "LoadWithPartialName" };

    private static bool IsComparison(IOperation value, IOperation? parent) => parent switch
    {
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } comparison =>
            (comparison.LeftOperand == value ? comparison.RightOperand : comparison.LeftOperand) is not { ConstantValue: { HasValue: true, Value: null } },
        IIsPatternOperation { Pattern: INegatedPatternOperation { Pattern: var negated } } => !IsNull(negated),
        IIsPatternOperation { Pattern: var pattern } => !IsNull(pattern),
        ISwitchOperation or ISwitchExpressionOperation => true,
        _ => false,
    };

    private static bool IsNull(IPatternOperation pattern) => pattern is IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: null } };

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

    private static IEnumerable<IOperation> ReferencesTo(ISymbol symbol, IOperation root) => root.Descendants().Take(MaximumSteps).Where(operation => operation switch
    {
        ILocalReferenceOperation local => IsSame(local.Local, symbol),
        IParameterReferenceOperation parameter => IsSame(parameter.Parameter, symbol),
        _ => false,
    });

    private static IOperation Outermost(IOperation value)
    {
        while (value.Parent is IConversionOperation)
        {
            value = value.Parent;
        }

        return value;
    }

    private static IOperation RootOf(IOperation operation)
    {
        while (operation.Parent is { } parent)
        {
            operation = parent;
        }

        return operation;
    }

    private static bool IsSame(ISymbol one, ISymbol other) => SymbolEqualityComparer.Default.Equals(one, other);

    /// <summary>One judgement: the function it is about, and the names it went through.</summary>
    private sealed record Reading(IOperation Root, HashSet<ISymbol> Names);
}
