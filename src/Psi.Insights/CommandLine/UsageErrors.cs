using System.CommandLine;
using System.CommandLine.Parsing;
using Psi.Policy.Reading;

namespace Psi.Insights.CommandLine;

/// <summary>What is wrong with a command line, each mistake once, with what was probably meant.</summary>
internal static class UsageErrors
{
    /// <summary>The mistakes; none when the command line can be run.</summary>
    /// <param name="parsed">The command line.</param>
    public static IReadOnlyList<string> Of(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        // Options behind a command that does not exist are no options of the command before it.
        var (surplus, hasCommands) = (parsed.UnmatchedTokens.FirstOrDefault(), command.Subcommands.Count > 0);
        if (hasCommands && surplus is not null && !LooksLikeOption(surplus))
        {
            return [$"'{surplus}' is no command of {NameOf(command)}{DidYouMean(surplus, NamesOf(command))}"];
        }

        var unknown = UnknownOptions(parsed);
        if (unknown.Count > 0)
        {
            // What else is wrong mostly follows from it: the value of the option is an argument too many.
            return [.. unknown.Select(option => Unknown(option, command, parsed))];
        }

        if (surplus is not null)
        {
            return [$"'{surplus}' is one argument too many for {NameOf(command)}{TakesFileBy(command, surplus)}"];
        }

        // A command with subcommands does nothing by itself.
        if (hasCommands && command.Action is null)
        {
            return [$"a command is missing after {NameOf(command)}; there are {string.Join(", ", NamesOf(command))}"];
        }

        return MissingArgument(parsed) is { } missing
            ? [$"<{missing.Name}> is missing after {NameOf(command)}. {missing.Description}"]
            : [.. parsed.Errors.Select(error => OneLine(error.Message)).Distinct(StringComparer.Ordinal)];
    }

    private static Argument? MissingArgument(ParseResult parsed) => parsed.Errors.Count == 0
        ? null
        : parsed.CommandResult.Command.Arguments.FirstOrDefault(argument =>
            argument is { HasDefaultValue: false, Arity.MinimumNumberOfValues: > 0 }
            && parsed.GetResult(argument) is null or { Tokens.Count: 0 });

    // Some commands take files by options, where others would take them as they are.
    private static string TakesFileBy(Command command, string surplus)
    {
        var options = OptionsOf(command).Where(option => option.HelpName == "FILE").Select(option => option.Name).ToList();
        return Path.HasExtension(surplus) && options.Count > 0 ? $"; name a file by {string.Join(" or ", options)}" : "";
    }

    /// <summary>Whether something looks like an option and does not exist.</summary>
    public static bool HasUnknownOption(ParseResult parsed) => UnknownOptions(parsed).Count > 0;

    // System.CommandLine lists the words that an option takes line by line.
    private static string OneLine(string message) =>
        string.Join(", ", message.TrimEnd('.').Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            .Replace(":, ", ": ", StringComparison.Ordinal);

    private static IEnumerable<string> NamesOf(Command command) =>
        command.Subcommands.Where(sub => !sub.Hidden).Select(sub => sub.Name).Order(StringComparer.Ordinal);

    // An unknown option in the place of an argument is one: 'psi check --jsn' must not look for a folder of that name. Behind '--' all
    // are arguments.
    private static List<string> UnknownOptions(ParseResult parsed)
    {
        var isLiteral = parsed.Tokens.SkipWhile(token => token.Type != TokenType.DoubleDash).Select(token => token.Value).ToHashSet();
        return
        [
            .. parsed.CommandResult.Children.OfType<ArgumentResult>()
                .SelectMany(argument => argument.Tokens)
                .Select(token => token.Value)
                .Concat(parsed.UnmatchedTokens)
                .Where(value => LooksLikeOption(value) && !isLiteral.Contains(value))
                .Distinct(StringComparer.Ordinal),
        ];
    }

    private static bool LooksLikeOption(string word) => word.Length > 1 && word[0] == '-';

    // An option that is given already was not meant.
    private static string Unknown(string option, Command command, ParseResult parsed) =>
        $"'{option}' is no option of {NameOf(command)}"
        + DidYouMean(
            option.Split('=', ':')[0],
            OptionsOf(command).Where(known => parsed.GetResult(known) is null or { Implicit: true }).Select(known => known.Name));

    private static string DidYouMean(string word, IEnumerable<string> known)
    {
        var names = known.Order(StringComparer.Ordinal).ToList();
        return Suggestion.For(word, names) is { Length: > 0 } suggestion ? suggestion : $"; there are {string.Join(", ", names)}";
    }

    private static IEnumerable<Option> OptionsOf(Command command) => command.Options
        .Concat(command.Parents.OfType<Command>().SelectMany(parent => parent.Options.Where(option => option.Recursive)))
        .Where(option => !option.Hidden);

    private static string NameOf(Command command)
    {
        var names = new List<string>();
        for (var current = command; current is not (null or RootCommand); current = current.Parents.OfType<Command>().FirstOrDefault())
        {
            names.Insert(0, current.Name);
        }

        return $"'{string.Join(' ', names.Prepend("psi"))}'";
    }

    /// <summary>What somebody may type next to see how the command is used.</summary>
    public static string HelpOf(ParseResult parsed) => $"{NameOf(parsed.CommandResult.Command)[..^1]} --help'";
}
