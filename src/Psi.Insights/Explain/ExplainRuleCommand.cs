using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Parsing;
using Psi.Insights.CommandLine;

namespace Psi.Insights.Explain;

/// <summary><c>psi explain</c>: the page of a rule, without a browser and without a network.</summary>
internal static class ExplainRuleCommand
{
    /// <summary>The command, to be added to the root command.</summary>
    public static Command Create(Terminal terminal)
    {
        var rules = new Argument<RulePageText[]>("rule")
        {
            Description = "The id of a rule, as diagnostics name it: PSI3101. Several are explained one after the other.",
            // Else help would list every id.
            HelpName = "rule",
            Arity = ArgumentArity.OneOrMore,
            CustomParser = Parse,
        };
        rules.CompletionSources.Add(_ => RulePageText.Ids.Select(id => new CompletionItem(id)));
        var json = new Option<bool>("--json") { Description = "Write the pages as JSON." };
        var command = new Command("explain", "Prints the page of a rule: what it finds, why it matters, how to fix it, when to waive it.")
        {
            rules, json,
        };
        command.SetAction(arguments =>
        {
            var pages = arguments.GetRequiredValue(rules);
            if (arguments.GetValue(json))
            {
                terminal.Output.WriteLine(ReadableJson.Of(pages));
                return ExitCodes.Done;
            }

            for (var index = 0; index < pages.Length; index++)
            {
                if (index > 0)
                {
                    terminal.Output.WriteLine();
                }

                foreach (var line in PageLines.Of(pages[index].Markdown))
                {
                    terminal.Say(line);
                }
            }

            return ExitCodes.Done;
        });
        return command;
    }

    private static RulePageText[] Parse(ArgumentResult result)
    {
        var pages = new List<RulePageText>();
        foreach (var token in result.Tokens)
        {
            if (RulePageText.Find(token.Value) is { } page)
            {
                pages.Add(page);
                continue;
            }

            var near = RulePageText.Near(token.Value);
            result.AddError(
                $"'{VisibleText.OfLine(token.Value)}' is no rule of Psi"
                + (near.Count > 0 ? $"; near are {string.Join(", ", near)}." : "; an id is written PSI3101. All are in docs/rules."));
        }

        return [.. pages];
    }
}
