using System.Collections.Immutable;

namespace Psi.Analyzers.Tests.Verification;

/// <summary>A diagnostic expected at a <c>{|#n:…|}</c> location, with what is asked of it besides its id.</summary>
public sealed record DiagnosticResult(string Id)
{
    public int Location { get; private init; }

    public string? Message { get; private init; }

    public ImmutableDictionary<string, string?> Properties { get; private init; } = ImmutableDictionary<string, string?>.Empty;

    public DiagnosticResult WithLocation(int markupKey) => this with { Location = markupKey };

    public DiagnosticResult WithMessage(string message) => this with { Message = message };

    public DiagnosticResult WithProperty(string key, string? value) => this with { Properties = Properties.SetItem(key, value) };
}
