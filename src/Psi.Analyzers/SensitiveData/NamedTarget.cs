using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Psi.Analyzers.Flow;
using Psi.Analyzers.Semantics;

namespace Psi.Analyzers.SensitiveData;

/// <summary>Where a constant in the code goes, by the name the place has.</summary>
/// <param name="Name">As the code says it: of the variable, parameter, field, property, or the key of an entry.</param>
/// <param name="Argument">The argument it is, where it goes to a call or a creation.</param>
internal readonly record struct NamedTarget(string Name, IArgumentOperation? Argument)
{
    // What follows is compared with or looked for, not set.
    private static readonly HashSet<string> Questions = new(StringComparer.Ordinal)
    {
        "Equals", "Contains", "ContainsKey", "TryGetValue", "GetValue", "GetValueOrDefault", "IndexOf", "StartsWith", "EndsWith", "Remove", "Replace", "GetSecret", "GetSecretAsync", "GetParameter",
    };

    /// <summary>The place of a constant: through conversions, and as the value behind <c>??</c> or of a branch; null when it has no name.</summary>
    public static NamedTarget? Of(IOperation constant, ISymbol containing, KnownValues values, CancellationToken cancellationToken)
    {
        var value = constant;
        while (true)
        {
            if (value.Parent is ICoalesceOperation fallback && fallback.WhenNull == value && SettingIn(fallback.Value, values, cancellationToken) is { } setting)
            {
                return setting;
            }

            if (value.Parent is IConversionOperation or ICoalesceOperation || (value.Parent is IConditionalOperation choice && choice.Condition != value))
            {
                value = value.Parent;
            }
            else if (BytesOf(value) is { } bytes)
            {
                value = bytes;
            }
            else
            {
                break;
            }
        }

        return value.Parent switch
        {
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } => new(declarator.Symbol.Name, null),
            IFieldInitializerOperation { InitializedFields: { Length: > 0 } fields } => new(fields[0].Name, null),
            IPropertyInitializerOperation { InitializedProperties: { Length: > 0 } properties } => new(properties[0].Name, null),
            IParameterInitializerOperation { Parameter: { } parameter } => new(parameter.Name, null),
            IAssignmentOperation assignment when assignment.Value == value => Target(assignment.Target, values, cancellationToken),
            IReturnOperation returned when containing is IMethodSymbol method && !IsInFunction(returned) => new((method.AssociatedSymbol ?? method).Name, null),
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } comparison =>
                Named(comparison.LeftOperand == value ? comparison.RightOperand : comparison.LeftOperand),
            ISingleValueCaseClauseOperation { Parent: ISwitchCaseOperation { Parent: ISwitchOperation { Value: var asked } } } => Named(asked),
            IConstantPatternOperation { Parent: IIsPatternOperation { Value: var asked } } => Named(asked),
            IConstantPatternOperation { Parent: ISwitchExpressionArmOperation { Parent: ISwitchExpressionOperation { Value: var asked } } } => Named(asked),
            IConstantPatternOperation { Parent: IPatternCaseClauseOperation { Parent: ISwitchCaseOperation { Parent: ISwitchOperation { Value: var asked } } } } => Named(asked),
            IArgumentOperation { Parent: IInvocationOperation { TargetMethod: { Name: nameof(Equals), ContainingType.SpecialType: SpecialType.System_String } } comparison } argument =>
                Named(comparison.Instance ?? comparison.Arguments.FirstOrDefault(other => other != argument && other.Value.Type?.SpecialType == SpecialType.System_String)?.Value),
            IArgumentOperation argument => OfArgument(argument, values, cancellationToken),
            _ => null,
        };
    }

    private static NamedTarget? Named(IOperation? reference) => reference is not null && NameOf(reference) is { } name ? new NamedTarget(name, null) : null;

    /// <summary>What stands behind <c>??</c> is what the setting has when nobody sets it: <c>configuration["Smtp:Password"] ?? "…"</c>.</summary>
    private static NamedTarget? SettingIn(IOperation asked, KnownValues values, CancellationToken cancellationToken)
    {
        var key = OperationTree.Unconverted(asked) switch
        {
            IPropertyReferenceOperation { Arguments: [var index] } => index.Value,
            IInvocationOperation { TargetMethod.Name: "GetEnvironmentVariable" or "GetValue", Arguments: { Length: > 0 } arguments } => CallArguments.ValueOf(arguments, "variable", "key"),
            _ => null,
        };
        return key is not null && Entry(key, null, values, cancellationToken) is { } entry && SensitiveNames.KindOf(entry.Name) != SecretKind.None ? entry : null;
    }

    /// <summary>The call that gives the same text as bytes or characters, which is kept under the name: <c>Encoding.UTF8.GetBytes("…")</c>.</summary>
    private static IOperation? BytesOf(IOperation text) => text.Parent switch
    {
        IArgumentOperation { Parent: IInvocationOperation { TargetMethod: { Name: "GetBytes", ContainingType: { Name: "Encoding", ContainingNamespace.Name: "Text" } } } encoded } => encoded,
        IArgumentOperation { Parent: IInvocationOperation { TargetMethod: { Name: "FromBase64String" or "FromHexString", ContainingType: { Name: "Convert", ContainingNamespace.Name: "System" } } } decoded } => decoded,
        IInvocationOperation { TargetMethod: { Name: "ToCharArray", ContainingType.SpecialType: SpecialType.System_String } } characters when characters.Instance == text => characters,
        _ => null,
    };

    /// <summary>True in a lambda, whose result is not that of the method around it.</summary>
    private static bool IsInFunction(IOperation operation)
    {
        for (var around = operation.Parent; around is not null; around = around.Parent)
        {
            if (around is IAnonymousFunctionOperation or ILocalFunctionOperation)
            {
                return true;
            }
        }

        return false;
    }

    private static NamedTarget? Target(IOperation target, KnownValues values, CancellationToken cancellationToken) => target switch
    {
        IPropertyReferenceOperation { Arguments: { Length: 1 } key } => Entry(key[0].Value, null, values, cancellationToken),
        _ => NameOf(target) is { } name ? new NamedTarget(name, null) : null,
    };

    private static NamedTarget? OfArgument(IArgumentOperation argument, KnownValues values, CancellationToken cancellationToken)
    {
        if (argument.Parameter is not { } parameter
            || argument.Parent is IPropertyReferenceOperation
            || (argument.Parent is IInvocationOperation call && Questions.Contains(call.TargetMethod.Name)))
        {
            return null;
        }

        if (parameter.Name is not "value")
        {
            return new(parameter.Name, argument);
        }

        // Add("Password", "…"), SetEnvironmentVariable("PASSWORD", "…"), new KeyValuePair<string, string>("password", "…").
        var arguments = argument.Parent switch
        {
            IInvocationOperation invocation => invocation.Arguments,
            IObjectCreationOperation creation => creation.Arguments,
            _ => default,
        };
        return arguments.IsDefault || CallArguments.ValueOf(arguments, "key", "name", "variable") is not { } key ? null : Entry(key, argument, values, cancellationToken);
    }

    /// <summary>The last part of a key: <c>Password</c> of <c>Smtp:Password</c> and of <c>SMTP__PASSWORD</c>.</summary>
    private static NamedTarget? Entry(IOperation key, IArgumentOperation? argument, KnownValues values, CancellationToken cancellationToken) =>
        values.TextOf(key, cancellationToken) is { Length: < 100 } text ? new NamedTarget(text.Substring(text.LastIndexOf(':') + 1), argument) : null;

    private static string? NameOf(IOperation reference) => reference switch
    {
        ILocalReferenceOperation local => local.Local.Name,
        IParameterReferenceOperation parameter => parameter.Parameter.Name,
        IMemberReferenceOperation member => member.Member.Name,
        IConversionOperation conversion => NameOf(conversion.Operand),
        _ => null,
    };
}
