using Psi.Policy;

namespace Psi.Inventory;

/// <summary>A line by which a file-based app tells the SDK what it is built from: <c>#:package Serilog@4.2.0</c>.</summary>
/// <param name="Kind">What follows <c>#:</c>, as it is written: the SDK distinguishes case.</param>
/// <param name="Value">The rest of the line without the space around it; may be empty.</param>
/// <param name="At">Where its <c>#</c> is.</param>
/// <param name="ValueColumn">Where <see cref="Value"/> begins, 1-based.</param>
public sealed record AppDirective(string Kind, string Value, FileLocation At, int ValueColumn)
{
    /// <summary>The kind for a NuGet package.</summary>
    public const string Package = "package";

    /// <summary>The kind for an MSBuild project SDK.</summary>
    public const string Sdk = "sdk";

    /// <summary>The kind for a property of the project.</summary>
    public const string Property = "property";

    /// <summary>The kind for another project.</summary>
    public const string Project = "project";

    /// <summary>The kind for another file of the app, whose own directives count too.</summary>
    public const string Include = "include";

    /// <summary>What is before the separator, for instance a package's id; null when that is no name.</summary>
    public string? Name
    {
        get
        {
            var name = (SeparatorAt < 0 ? Value : Value.Substring(0, SeparatorAt)).TrimEnd();
            return name.Length > 0 && name.IndexOfAny(['@', '=', '/']) < 0 && !name.Any(char.IsWhiteSpace) ? name : null;
        }
    }

    /// <summary>What is after it, for instance a package's version; null without a separator.</summary>
    public string? Setting => SeparatorAt < 0 ? null : Value.Substring(SeparatorAt + 1).Trim();

    /// <summary>Where <see cref="Setting"/> begins.</summary>
    public FileLocation SettingAt
    {
        get
        {
            var start = SeparatorAt + 1;
            while (start < Value.Length && char.IsWhiteSpace(Value[start]))
            {
                start++;
            }

            return At with { Column = ValueColumn + start };
        }
    }

    private int SeparatorAt => Value.IndexOf(Kind == Property ? '=' : '@');
}
