using System.CommandLine;
using System.CommandLine.Parsing;
using Psi.Insights.Checkout;
using Psi.Insights.CommandLine;
using Psi.Manifest;
using Psi.Policy;

namespace Psi.Insights.Policy.Explain;

/// <summary><c>psi policy explain</c>: why a component is decided as it is, and what it will be.</summary>
internal static class ExplainCommand
{
    private const string ProductFileName = RepositoryRoot.ProductFileName;

    /// <summary>The command, to be added to <c>psi policy</c>.</summary>
    public static Command Create(Terminal terminal)
    {
        var sources = new PolicySources();
        var component = new Argument<PackageUrl>("component")
        {
            Description = "The component as a package URL, best with its version: pkg:nuget/Newtonsoft.Json@13.0.3 "
                + "A plain name is that of a NuGet package: Newtonsoft.Json@13.0.3",
            CustomParser = ComponentArgument.ParseComponent,
        };
        var scope = new Option<ComponentScope>("--scope")
        {
            Description = "What it is used for: runtime, build or test. Default: runtime.",
            HelpName = "SCOPE",
            CustomParser = ParseScope,
        };
        var level = new Option<int?>("--level") { Description = "The product level, 1 to 3. Default: the product's.", HelpName = "LEVEL" };
        level.Validators.Add(static result =>
        {
            if (result.Tokens.Count == 1 && result.Tokens[0].Value is not ("1" or "2" or "3"))
            {
                result.AddError("--level: a product level is 1, 2 or 3.");
            }
        });
        var on = DateOption.Create("The date to decide for, yyyy-MM-dd. Default: today in UTC.");
        var json = new Option<bool>("--json") { Description = "Write the explanation as JSON." };
        var command = new Command(
            "explain", "Says which entry of the policy decides about a component, and what the decision will be on each coming date.")
        {
            component, scope, level, on, json,
        };
        sources.AddTo(command);
        command.SetAction(arguments =>
        {
            if (sources.ReadOrBaseline(arguments, Directory.GetCurrentDirectory(), terminal) is not { } read)
            {
                return ExitCodes.BadInput;
            }

            ComponentArgument.SayAssumption(arguments, component, terminal);
            if (read.Product is null && arguments.GetValue(level) is null && File.Exists(ProductFileName))
            {
                terminal.SayNote($"{ProductFileName} here is not used, so the product level is 3; --product {ProductFileName} uses it");
            }

            var question = new ExplainedUse(
                arguments.GetRequiredValue(component),
                arguments.GetValue(scope),
                arguments.GetValue(level) ?? read.Level,
                DateOption.Of(arguments, on));
            var explanation = ComponentExplanation.Of(
                read.Policy, read.Product, question.Component, question.Scope, question.Level, question.On);
            if (arguments.GetValue(json))
            {
                terminal.Output.WriteLine(ExplanationJson.Of(question, explanation, read.Policy.Organisation, read.Policy.Services));
            }
            else
            {
                SummaryPrinter.Print(
                    ExplanationLines.Of(question, explanation, read.Policy.Organisation, read.Policy.Services), terminal.Output);
            }

            return ExitCodes.Done;
        });
        return command;
    }

    private static ComponentScope ParseScope(ArgumentResult result)
    {
        if (ManifestWord.TryParse<ComponentScope>(result.Tokens[0].Value, out var scope))
        {
            return scope;
        }

        result.AddError($"--scope: '{result.Tokens[0].Value}' is none of runtime, build and test.");
        return default;
    }
}

/// <summary>A use of a component that is to be explained.</summary>
/// <param name="Component">The component.</param>
/// <param name="Scope">What it is used for.</param>
/// <param name="Level">The product level, 1–3.</param>
/// <param name="On">The date to decide for.</param>
internal sealed record ExplainedUse(PackageUrl Component, ComponentScope Scope, int Level, CalendarDate On);
