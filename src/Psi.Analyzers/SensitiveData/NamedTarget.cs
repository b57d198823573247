using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Psi.Analyzers.Catalogues.SensitiveData;
using Psi.Analyzers.Flow;
using Psi.Analyzers.Semantics;

namespace Psi.Analyzers.SensitiveData;

/// <summary>The named target that a constant in the code goes to.</summary>
/// <param name="Name">The name in the code: of the variable, parameter, field, property, or the key of an entry.</param>
/// <param name="Argument">The argument it is, where it goes to a call or a creation.</param>
internal readonly record struct NamedTarget(string Name, IArgumentOperation? Argument)
{
    /// <summary>
    /// The target of a constant: through conversions, and as the value behind <c>??</c> or of a branch; null when the target has no name.
    /// </summary>
    public static NamedTarget? Of(IOperation constant, ISymbol containing, KnownValues values, CancellationToken cancellationToken)
    {
        var value = constant;
        while (true)
        {
            if (value.Parent is ICoalesceOperation fallback
                && fallback.WhenNull == value
                && SettingIn(fallback.Value, values, cancellationToken) is { } setting)
            {
                return setting;
            }

            if (IsPassedOn(value))
            {
                value = value.Parent!;
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
            IReturnOperation returned when containing is IMethodSymbol method && OperationTree.FunctionAround(returned) is null =>
                new((method.AssociatedSymbol ?? method).Name, null),
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } comparison =>
                Named(comparison.LeftOperand == value ? comparison.RightOperand : comparison.LeftOperand),
            IConstantPatternOperation pattern => Named(MatchedBy(pattern)),
            ISingleValueCaseClauseOperation clause => Named(MatchedBy(clause)),
            IArgumentOperation { Parent: IInvocationOperation comparison } argument when IsEquals(comparison.TargetMethod) =>
                Named(comparison.Instance ?? OtherText(comparison, argument)),
            IArgumentOperation argument => OfArgument(argument, values, cancellationToken),
            _ => null,
        };
    }

    private static bool IsPassedOn(IOperation value) =>
        value.Parent is IConversionOperation or ICoalesceOperation
        || (value.Parent is IConditionalOperation choice && choice.Condition != value);

    private static bool IsEquals(IMethodSymbol method) =>
        method is { Name: nameof(Equals), ContainingType.SpecialType: SpecialType.System_String };

    private static IOperation? OtherText(IInvocationOperation comparison, IArgumentOperation argument) =>
        comparison.Arguments
            .FirstOrDefault(other => other != argument && other.Value.Type?.SpecialType == SpecialType.System_String)
            ?.Value;

    /// <summary>The value that a pattern or a <c>case</c> is compared with.</summary>
    private static IOperation? MatchedBy(IOperation pattern) => pattern.Parent switch
    {
        IIsPatternOperation { Value: var matched } => matched,
        ISwitchExpressionArmOperation { Parent: ISwitchExpressionOperation { Value: var matched } } => matched,
        ISwitchCaseOperation { Parent: ISwitchOperation { Value: var matched } } => matched,
        IPatternCaseClauseOperation clause => MatchedBy(clause),
        _ => null,
    };

    private static NamedTarget? Named(IOperation? reference) =>
        reference is not null && NameOf(reference) is { } name ? new NamedTarget(name, null) : null;

    /// <summary>
    /// The setting before <c>??</c>, whose value is the constant when nobody sets it: <c>configuration["Smtp:Password"] ?? "…"</c>.
    /// </summary>
    private static NamedTarget? SettingIn(IOperation setting, KnownValues values, CancellationToken cancellationToken)
    {
        var key = OperationTree.Unconverted(setting) switch
        {
            IPropertyReferenceOperation { Arguments: [var index] } => index.Value,
            IInvocationOperation call when ConstantTargetCatalogue.Settings.Contains(call.TargetMethod.Name) =>
                CallArguments.ValueOf(call.Arguments, ConstantTargetCatalogue.SettingNames),
            _ => null,
        };
        return key is not null
            && Entry(key, null, values, cancellationToken) is { } entry
            && SensitiveNames.KindOf(entry.Name) != SecretKind.None
                ? entry
                : null;
    }

    /// <summary>
    /// The call that gives the same text as bytes or characters, which has the name then: <c>Encoding.UTF8.GetBytes("…")</c>.
    /// </summary>
    private static IOperation? BytesOf(IOperation text) => text.Parent switch
    {
        IArgumentOperation { Parent: IInvocationOperation call } => IsEncoding(call.TargetMethod) ? call : null,
        IInvocationOperation call when call.Instance == text => IsToCharArray(call.TargetMethod) ? call : null,
        _ => null,
    };

    private static bool IsEncoding(IMethodSymbol method) => method.ContainingType switch
    {
        { Name: nameof(Encoding), ContainingNamespace.Name: nameof(System.Text) } => method.Name == nameof(Encoding.GetBytes),
        { Name: nameof(Convert), ContainingNamespace.Name: nameof(System) } => ConstantTargetCatalogue.Decoders.Contains(method.Name),
        _ => false,
    };

    private static bool IsToCharArray(IMethodSymbol method) =>
        method is { Name: nameof(string.ToCharArray), ContainingType.SpecialType: SpecialType.System_String };

    private static NamedTarget? Target(IOperation target, KnownValues values, CancellationToken cancellationToken) => target switch
    {
        IPropertyReferenceOperation { Arguments: { Length: 1 } key } => Entry(key[0].Value, null, values, cancellationToken),
        _ => NameOf(target) is { } name ? new NamedTarget(name, null) : null,
    };

    private static NamedTarget? OfArgument(IArgumentOperation argument, KnownValues values, CancellationToken cancellationToken)
    {
        if (argument.Parameter is not { } parameter
            || argument.Parent is IPropertyReferenceOperation
            || (argument.Parent is IInvocationOperation call && ConstantTargetCatalogue.Queries.Contains(call.TargetMethod.Name)))
        {
            return null;
        }

        if (parameter.Name != ConstantTargetCatalogue.Value)
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
        return !arguments.IsDefault && CallArguments.ValueOf(arguments, ConstantTargetCatalogue.ValueNames) is { } key
            ? Entry(key, argument, values, cancellationToken)
            : null;
    }

    /// <summary>The last part of a key: <c>Password</c> of <c>Smtp:Password</c> and of <c>SMTP__PASSWORD</c>.</summary>
    private static NamedTarget? Entry(
        IOperation key, IArgumentOperation? argument, KnownValues values, CancellationToken cancellationToken) =>
        values.TextOf(key, cancellationToken) is { Length: < 100 } text
            ? new NamedTarget(text.Substring(text.LastIndexOf(':') + 1), argument)
            : null;

    private static string? NameOf(IOperation reference) => reference switch
    {
        ILocalReferenceOperation local => local.Local.Name,
        IParameterReferenceOperation parameter => parameter.Parameter.Name,
        IMemberReferenceOperation member => member.Member.Name,
        IConversionOperation conversion => NameOf(conversion.Operand),
        _ => null,
    };
}
