using System.Diagnostics.CodeAnalysis;
using NuGet.Versioning;

namespace Psi.Policy;

/// <summary>A range of versions in NuGet's interval notation: <c>[1.0,2.0)</c>, <c>(,13.0.1)</c>, <c>1.0</c> (at least 1.0).</summary>
/// <seealso href="https://learn.microsoft.com/nuget/concepts/package-versioning#version-ranges"/>
public sealed record VersionInterval
{
    private readonly VersionRange _range;
    private readonly string _text;

    private VersionInterval(VersionRange range, string text) => (_range, _text) = (range, text);

    /// <summary>Reads an interval. A floating one (<c>1.*</c>) is refused: a decision must name what it decides.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out VersionInterval? interval)
    {
        interval = VersionRange.TryParse(text ?? "", allowFloating: false, out var range) && !IsEmpty(range)
            ? new VersionInterval(range, text!.Trim())
            : null;
        return interval is not null;
    }

    /// <summary>Whether the interval holds the version; null when the version can't be ordered.</summary>
    public bool? Contains(PackageUrl component) =>
        ComponentVersion.TryParse(component.Type, component.Version, out var version) ? _range.Satisfies(version) : null;

    /// <summary>Whether some version can be in both.</summary>
    public bool Overlaps(VersionInterval other) => !EndsBefore(_range, other._range) && !EndsBefore(other._range, _range);

    /// <summary>Where it begins, and whether that version is in it; null without a beginning.</summary>
    internal (NuGetVersion Version, bool IsIncluded)? Lower => _range.HasLowerBound ? (_range.MinVersion!, _range.IsMinInclusive) : null;

    /// <summary>Where it ends, and whether that version is in it; null without an end.</summary>
    internal (NuGetVersion Version, bool IsIncluded)? Upper => _range.HasUpperBound ? (_range.MaxVersion!, _range.IsMaxInclusive) : null;

    /// <summary>Where it begins and ends.</summary>
    internal IEnumerable<NuGetVersion> Bounds => new[] { _range.MinVersion, _range.MaxVersion }.OfType<NuGetVersion>();

    /// <summary>The interval as it was written.</summary>
    public override string ToString() => _text;

    /// <inheritdoc/>
    public bool Equals(VersionInterval? other) => other is not null && _range.Equals(other._range);

    /// <inheritdoc/>
    public override int GetHashCode() => _range.GetHashCode();

    private static bool EndsBefore(VersionRange lower, VersionRange higher) =>
        lower.HasUpperBound && higher.HasLowerBound
        && (lower.MaxVersion! < higher.MinVersion!
            || (lower.MaxVersion! == higher.MinVersion! && !(lower.IsMaxInclusive && higher.IsMinInclusive)));

    // [2,1] or (1,1) reads, and holds nothing: always a mistake of the writer.
    private static bool IsEmpty(VersionRange range) =>
        range is { HasLowerBound: true, HasUpperBound: true }
        && (range.MinVersion! > range.MaxVersion!
            || (range.MinVersion! == range.MaxVersion! && !(range.IsMinInclusive && range.IsMaxInclusive)));
}
