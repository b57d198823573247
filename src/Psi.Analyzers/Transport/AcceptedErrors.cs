using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Psi.Analyzers.Catalogues.Transport;

namespace Psi.Analyzers.Transport;

/// <summary>What a value has a setting of certificate validation accept.</summary>
internal static class AcceptedErrors
{
    // Of System.Net.Security.SslPolicyErrors.
    private const int NameMismatch = 2;

    private const int ChainErrors = 4;

    /// <summary>What is accepted, as the middle of a sentence; null where the value accepts nothing.</summary>
    /// <param name="setting">The setting.</param>
    /// <param name="known">The value that it is known to be given.</param>
    /// <param name="value">The expression that gives it.</param>
    public static string? EffectOf(ValidationSetting setting, object? known, IOperation value) => (setting.Value, known) switch
    {
        (SettingValue.True, true) or (SettingValue.False, false) => setting.Effect,
        (SettingValue.TrueOnEveryPath, true) when !IsConditional(value) => setting.Effect,
        (SettingValue.ErrorsToAccept, int errors) when (errors & ChainErrors) != 0 => setting.Effect,
        (SettingValue.ErrorsToAccept, int errors) when (errors & NameMismatch) != 0 => CertificateValidationCatalogue.AnyName,
        _ => null,
    };

    // A function with any condition may have looked at the certificate.
    private static bool IsConditional(IOperation operation)
    {
        var function = operation;
        while (function.Parent is { } parent && function is not (IAnonymousFunctionOperation or ILocalFunctionOperation))
        {
            function = parent;
        }

        return function.Descendants().Any(static inside => inside is IConditionalOperation
            or ISwitchOperation
            or ISwitchExpressionOperation
            or ILoopOperation
            or ITryOperation
            or ICoalesceOperation);
    }
}
