using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Psi.Analyzers.Tests.Verification;

/// <summary>
/// Properties that a diagnostic must have. The testing library compares none, but gives a result's message format
/// to <see cref="Verify"/>; so they are stored as a message format.
/// </summary>
internal sealed class ExpectedProperties(ImmutableDictionary<string, string?> properties) : LocalizableString
{
    private readonly ImmutableDictionary<string, string?> _properties = properties;

    public static void Verify(Diagnostic actual, DiagnosticResult expected, IVerifier verifier)
    {
        foreach (var (key, value) in Of(expected))
        {
            verifier.Equal(value, actual.Properties.GetValueOrDefault(key), $"The property '{key}' of {actual}");
        }
    }

    public static ImmutableDictionary<string, string?> Of(DiagnosticResult expected) =>
        (expected.MessageFormat as ExpectedProperties)?._properties ?? ImmutableDictionary<string, string?>.Empty;

    protected override string GetText(IFormatProvider? formatProvider) => "";

    protected override int GetHash() => 0;

    protected override bool AreEqual(object? other) => ReferenceEquals(this, other);
}

internal static class DiagnosticResultExtensions
{
    public static DiagnosticResult WithProperty(this DiagnosticResult result, string key, string value) =>
        result.WithMessageFormat(new ExpectedProperties(ExpectedProperties.Of(result).SetItem(key, value)));
}
