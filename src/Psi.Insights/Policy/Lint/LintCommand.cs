using System.CommandLine;
using Psi.Insights.CommandLine;
using Psi.Manifest;
using Psi.Policy;

namespace Psi.Insights.Policy.Lint;

/// <summary><c>psi policy lint</c>: what a policy's authors will not have meant.</summary>
internal static class LintCommand
{
    /// <summary>The command, to be added to <c>psi policy</c>.</summary>
    public static Command Create(Terminal terminal)
    {
        var sources = new PolicySources();
        var on = DateOption.Create("The date that dates in the policy are compared with, yyyy-MM-dd. Default: today in UTC.");
        var organisation = new OrganisationOption();
        var measures = new MeasuresOption();
        var json = new Option<bool>("--json") { Description = "Write the findings as JSON." };
        var command = new Command(
            "lint",
            "Checks policy files: mistakes against the contract, entries that never decide or contradict each other, replacements that "
            + "may not be used, and what wants to be looked after.")
        {
            on, json,
        };
        sources.AddTo(command);
        organisation.AddTo(command);
        measures.AddTo(command);
        command.SetAction(arguments =>
        {
            var folder = Directory.GetCurrentDirectory();
            // All are read before the command ends, so that one run shows all mistakes.
            var isReadable = measures.TryRead(arguments, folder, terminal, out var known);
            isReadable &= organisation.TryRead(arguments, folder, known, terminal, out var organisationFile);
            if (sources.Read(arguments, folder, terminal) is not { } read || !isReadable)
            {
                return ExitCodes.BadInput;
            }

            var layers = read.Policy.Layers.Where(layer => layer.Kind != PolicyLayerKind.Baseline).ToList();
            var today = DateOption.Of(arguments, on);
            IReadOnlyList<LintDiagnostic> findings =
            [
                .. PolicyLint.Check(layers, today), .. ProductPlacement.Find(organisationFile, read.Product, today),
                .. UnknownRules.InWaivers(read.Product, read.Policy),
            ];
            var mistakes = findings.Count(finding => finding.IsMistake);
            if (arguments.GetValue(json))
            {
                terminal.Output.WriteLine(ReadableJson.Of(findings.Select(finding => new
                {
                    At = finding.Location.ToString(),
                    Kind = ManifestWord.Of(finding.Kind),
                    finding.IsMistake,
                    finding.Message,
                })));
            }
            else
            {
                foreach (var finding in findings)
                {
                    var level = finding.IsMistake ? "warning" : "note";
                    terminal.Say($"{finding.Location}: {level} {ManifestWord.Of(finding.Kind)}: {finding.Message}");
                }

                terminal.Say(
                    $"{Quantity.Of(layers.Count, "file")}, "
                    + $"{Quantity.Of(layers.Sum(layer => layer.File.Components.Count + layer.File.Support.Count), "entry", "entries")}: "
                    + $"{Quantity.Of(mistakes, "mistake")}, {Quantity.Of(findings.Count - mistakes, "note")}");
            }

            return mistakes == 0 ? ExitCodes.Done : ExitCodes.PolicyNotMet;
        });
        return command;
    }
}
