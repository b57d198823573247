using System.Text.RegularExpressions;
using Psi.Measures.Sources.Xml;
using Psi.Policy;

namespace Psi.Measures.Sources.Tests;

/// <summary>The tests that a TRX file defines, and when its run ended.</summary>
internal sealed partial class TrxDefinitions
{
    private readonly Dictionary<string, TrxDefinition> _byId = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>When the run ended; null when the file does not say.</summary>
    public DateTimeOffset? Finished { get; private set; }

    /// <summary>Reads them.</summary>
    /// <exception cref="SourceFormatException">It is no TRX, or a test is defined twice.</exception>
    public static TrxDefinitions Read(SourceFile file)
    {
        using var xml = new SourceXml(file);
        xml.ReadRoot("TestRun");
        var definitions = new TrxDefinitions();
        string? id = null;
        while (xml.ReadElement())
        {
            switch (xml.Name)
            {
                case "Times":
                    definitions.Finished = Time(xml, "finish", file.Entry);
                    break;
                case "UnitTest":
                    id = xml.Required("id");
                    break;
                case "TestMethod" when id is not null:
                    var definition = new TrxDefinition(ClassName(xml["className"]), Assembly(xml["codeBase"]));
                    if (!definitions._byId.TryAdd(id, definition))
                    {
                        throw xml.Wrong($"the test '{DisplayText.OneLine(id, 60)}' is defined twice");
                    }

                    id = null;
                    break;
            }
        }

        return definitions;
    }

    /// <summary>The definition of a test; null when the file has none.</summary>
    public TrxDefinition? Of(string? id) => id is null ? null : _byId.GetValueOrDefault(id);

    /// <summary>A time; null when it is missing, or the calendar's first instant, which .NET writes for a time it does not know.</summary>
    /// <exception cref="SourceFormatException">It is something else.</exception>
    public static DateTimeOffset? Time(SourceXml xml, string attribute, SourceEntry entry) =>
        xml[attribute] is { } text && text.StartsWith("0001-01-01", StringComparison.Ordinal) ? null : xml.Time(attribute, entry);

    // Earlier versions add the assembly with its version, which would make another test of it with each release.
    private static string? ClassName(string? text)
    {
        var depth = 0;
        for (var at = 0; at < text?.Length; at++)
        {
            depth += text[at] switch { '[' or '<' or '(' => 1, ']' or '>' or ')' => -1, _ => 0 };
            if (text[at] == ',' && depth <= 0)
            {
                return text[..at];
            }
        }

        return text;
    }

    // The same test of two target frameworks is two tests, and not one that was run again. The rest of the path is of one machine.
    private static string? Assembly(string? codeBase)
    {
        var parts = SourceText.Path(codeBase ?? "").Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (parts is not [.. var folders, var name] || name.Length > 200)
        {
            return null;
        }

        var framework = folders.LastOrDefault(folder => TargetFramework().IsMatch(folder));
        return $" [{DisplayText.OneLine(framework is null ? name : $"{name} {framework}", 300)}]";
    }

    [GeneratedRegex(
        @"^net(standard|coreapp)?\d{1,3}(\.\d{1,2}){0,2}(-[a-z]+[0-9.]*)?$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex TargetFramework();
}
