using System.CommandLine;
using System.CommandLine.Parsing;
using Psi.Policy;

namespace Psi.Insights.CommandLine;

/// <summary>A component on the command line: a package URL, or the plain name of a NuGet package, with or without a version.</summary>
internal static class ComponentArgument
{
    private const string Default = "pkg:nuget/";

    /// <summary>Reads one component.</summary>
    public static PackageUrl? ParseComponent(ArgumentResult result) =>
        PackageUrl.TryParse(PurlOf(TextOf(result)), out var component, out var expectation)
            ? component
            : Refuse<PackageUrl>(result, expectation);

    /// <summary>Reads a component whose name may hold <c>*</c>.</summary>
    public static ComponentPattern? ParsePattern(ArgumentResult result) =>
        ComponentPattern.TryParse(PurlOf(TextOf(result)), out var component, out var expectation)
            ? component
            : Refuse<ComponentPattern>(result, expectation);

    /// <summary>Says which ecosystem was assumed, when the argument names none.</summary>
    public static void SayAssumption(ParseResult arguments, Argument argument, Terminal terminal)
    {
        var given = TextOf(arguments.GetResult(argument)!);
        if (PurlOf(given) is var purl && purl != given)
        {
            terminal.SayNote($"'{given}' is taken for the NuGet package {purl}; another kind is written as a package URL, pkg:npm/{given}");
        }
    }

    /// <summary>The package URL of a plain name; any other text as it is.</summary>
    public static string PurlOf(string text) => IsPlainName(text) ? Default + text : text;

    // What can be the id of a NuGet package, and after it a version. A name with '/' or ':' may be one of many things.
    private static bool IsPlainName(string text)
    {
        var name = text.Split('@')[0];
        return name.Length > 0
            && text.Count(character => character == '@') <= 1
            && !text.EndsWith('@')
            && name.All(character => char.IsAsciiLetterOrDigit(character) || character is '.' or '-' or '_' or '*')
            && (char.IsAsciiLetterOrDigit(name[0]) || name[0] is '*' or '_')
            && text[name.Length..].All(character => char.IsAsciiLetterOrDigit(character) || character is '@' or '.' or '-' or '+' or '*');
    }

    private static string TextOf(ArgumentResult result) => result.Tokens[0].Value;

    private static T? Refuse<T>(ArgumentResult result, string expectation)
        where T : class
    {
        result.AddError(
            $"'{TextOf(result)}' is no component: {expectation}, or the plain name of a NuGet package: Serilog, Serilog@4.0.0.");
        return null;
    }
}
