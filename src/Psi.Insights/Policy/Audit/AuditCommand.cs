using System.CommandLine;
using System.Globalization;
using Psi.Insights.CommandLine;
using Psi.Insights.Policy.Audit.Sources;
using Psi.Inventory;
using Psi.Policy;
using Spectre.Console;

namespace Psi.Insights.Policy.Audit;

/// <summary><c>psi policy audit</c>: what the package sources say today of the components the policy lists.</summary>
internal sealed class AuditCommand
{
    private readonly PolicySources _sources = new();

    private readonly Option<string?> _config = new("--config")
    {
        Description = "A nuget.config, which then counts alone, or a folder whose nuget.config files count as for NuGet. "
            + "Default: this folder's.",
        HelpName = "PATH",
    };

    private readonly Option<string[]> _source = new("--source")
    {
        Description = "Ask only this source of nuget.config, by name or address; may be given several times. Default: every enabled one.",
        HelpName = "SOURCE",
    };

    private readonly Option<bool> _prerelease = new("--prerelease") { Description = "Count prereleases as newest versions too." };

    private readonly Option<int> _timeout = new("--timeout")
    {
        Description = "Seconds that one question to one source may take, retries included. Default: 60.",
        HelpName = "SECONDS",
        DefaultValueFactory = _ => 60,
    };

    private readonly Option<bool> _json = new("--json") { Description = "Write the audit as JSON." };

    private readonly Option<bool> _write = new("--write")
    {
        Description = $"Write the policy files as they should be changed to FILE{ProposedFile.Ending} beside each, "
            + "where the answers leave no choice. The policy files stay as they are.",
    };

    private readonly Option<bool> _force = new("--force")
    {
        Description = $"With --write: replace a FILE{ProposedFile.Ending} that is there already.",
    };

    private AuditCommand()
    {
    }

    /// <summary>The command, to be added to <c>psi policy</c>.</summary>
    public static Command Create(Terminal terminal)
    {
        var definition = new AuditCommand();
        var command = new Command(
            "audit",
            "Asks the NuGet sources about every NuGet package the policy lists: its newest versions, and whether it is deprecated, "
            + "unlisted or vulnerable. Ends with 0 whatever it finds, and with 4 when a source did not answer.")
        {
            definition._config,
            definition._source,
            definition._prerelease,
            definition._timeout,
            definition._json,
            definition._write,
            definition._force,
        };
        definition._sources.AddPoliciesTo(command);
        definition._timeout.Validators.Add(static result =>
        {
            if (result.Tokens is [var token]
                && !(int.TryParse(token.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
                    && seconds is >= 1 and <= 3600))
            {
                result.AddError("--timeout: expected a number of seconds from 1 to 3600.");
            }
        });
        command.Validators.Add(result =>
        {
            if (result.GetValue(definition._force) && !result.GetValue(definition._write))
            {
                result.AddError("--force is for --write: there is nothing to replace without it.");
            }
        });
        // Runs on another thread than the one that waits for Ctrl+C.
        command.SetAction(
            (arguments, cancellation) => Task.Run(() => definition.Run(arguments, terminal, cancellation), CancellationToken.None));
        return command;
    }

    private int Run(ParseResult arguments, Terminal terminal, CancellationToken cancellation)
    {
        var folder = Directory.GetCurrentDirectory();
        if (_sources.Read(arguments, folder, terminal) is not { } read)
        {
            return ExitCodes.BadInput;
        }

        ConfiguredSources configured;
        try
        {
            configured = ConfiguredSources.Read(arguments.GetValue(_config), folder, arguments.GetValue(_source) ?? []);
        }
        catch (SourceConfigurationException exception)
        {
            terminal.SayError(exception.Message);
            return exception.IsUsage ? ExitCodes.Usage : ExitCodes.BadInput;
        }

        var report = Audit(arguments, terminal, read.Policy, configured, cancellation);
        foreach (var failure in report.Failures)
        {
            terminal.SayError(failure.ToString());
        }

        if (!report.Inquiry.HasVulnerabilityList && report.Inquiry.VulnerabilityFailures.Count == 0 && report.Inquiry.Packages.Count > 0)
        {
            terminal.SayWarning(
                "none of the sources offers a list of known vulnerabilities: "
                + "only what they say of single packages is known; name one that does, such as nuget.org, under auditSources in "
                + "nuget.config");
        }

        var exitCode = report.Failures.Count == 0 ? ExitCodes.Done : ExitCodes.StoreOrNetwork;
        List<ProposedFile> written = [];
        if (arguments.GetValue(_write))
        {
            exitCode = Math.Max(exitCode, Write(read.Policy, report, folder, arguments.GetValue(_force), terminal, written));
        }

        if (arguments.GetValue(_json))
        {
            terminal.Output.WriteLine(AuditJson.Of(report, written));
        }
        else
        {
            Print(report, arguments.GetValue(_write), written, terminal);
        }

        return exitCode;
    }

    private AuditReport Audit(
        ParseResult arguments, Terminal terminal, EffectivePolicy policy, ConfiguredSources configured, CancellationToken cancellation)
    {
        // Psi's maintainers keep the baseline's entries up to date.
        var all = policy.Layers.Where(layer => layer.Kind != PolicyLayerKind.Baseline).SelectMany(layer => layer.File.Components).ToList();
        var entries = all.Where(entry => entry.Pattern.ToString().StartsWith("pkg:nuget/", StringComparison.Ordinal)).ToList();
        var ids = entries
            .Where(entry => EntryAudit.CanBeAsked(entry, out _, out _))
            .Select(IdOf)
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Order(StringComparer.OrdinalIgnoreCase)
            .ToList();

        var timeout = TimeSpan.FromSeconds(arguments.GetValue(_timeout));
        var inquiry = TerminalProgress.Run(
            terminal,
            [("Asking package sources", ids.Count)],
            advance => SourceInquiry.AskAsync(configured, ids, timeout, advance[0], cancellation).GetAwaiter().GetResult());
        var facts = inquiry.Packages.ToDictionary(package => package.Id, StringComparer.OrdinalIgnoreCase);
        List<AuditedEntry> audited =
        [
            .. entries.Select(entry => EntryAudit.CanBeAsked(entry, out var id, out var reason)
                ? EntryAudit.Of(entry, facts[id], arguments.GetValue(_prerelease), inquiry.VulnerabilityFailures)
                : EntryAudit.NotAsked(entry, reason)),
        ];
        var now = DateTime.UtcNow;
        var today = new CalendarDate(now.Year, now.Month, now.Day);
        return new AuditReport(
            audited, all.Count - entries.Count, inquiry, [.. audited.SelectMany(entry => AuditProposal.For(entry, policy, today))]);

        static string IdOf(ComponentEntry entry) => EntryAudit.CanBeAsked(entry, out var id, out _) ? id : "";
    }

    private static int Write(
        EffectivePolicy policy, AuditReport report, string folder, bool isForced, Terminal terminal, List<ProposedFile> written)
    {
        var exitCode = ExitCodes.Done;
        foreach (var layer in policy.Layers)
        {
            List<AuditProposal> proposals = [.. report.Proposals.Where(proposal => proposal.Entry.Location.Path == layer.File.Path)];
            if (proposals.Count == 0)
            {
                continue;
            }

            if (!FileContent.TryRead(Path.GetFullPath(Path.Combine(folder, layer.File.Path)), int.MaxValue, out var bytes, out _)
                || Digest.Sha256(bytes) != layer.Sha256)
            {
                terminal.SayError($"{layer.File.Path}: it was changed meanwhile; nothing is proposed for it. Run the audit again.");
                exitCode = Math.Max(exitCode, ExitCodes.StoreOrNetwork);
                continue;
            }

            var file = ProposedFile.Of(layer.File.Path, bytes, proposals, out var refused);
            foreach (var proposal in refused)
            {
                terminal.SayNote(
                    $"{proposal.Entry.Location}: change it by hand, for it is written in a way that can't be edited safely: "
                    + $"{proposal.Why}");
            }

            if (file is null)
            {
                continue;
            }

            if (file.TryWrite(folder, isForced))
            {
                written.Add(file);
                continue;
            }

            terminal.SayError($"{file.Target}: it is there already and says something else. Remove it, or replace it with --force.");
            exitCode = Math.Max(exitCode, ExitCodes.Usage);
        }

        return exitCode;
    }

    private static void Print(AuditReport report, bool isWriting, List<ProposedFile> written, Terminal terminal)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(terminal.Output) });
        if (console.Profile.Out.IsTerminal && report.Entries.Count > 0)
        {
            console.Write(AuditTable.Of(report.Entries));
        }
        else
        {
            foreach (var line in report.Entries.SelectMany(AuditLines.Of))
            {
                terminal.Say(line);
            }
        }

        foreach (var file in written)
        {
            foreach (var proposal in file.Proposals)
            {
                terminal.Say($"{proposal.Entry.Location}: proposed: {proposal.Entry.Pattern}: {proposal.Why}");
            }

            foreach (var line in UnifiedDiff.Of(file.Before, file.After, file.Policy, file.Target))
            {
                terminal.Say(line);
            }

            terminal.Say(
                $"{file.Target}: written, {Quantity.Of(file.Proposals.Count, "change")} to {file.Policy}, which is as it was");
        }

        if (isWriting && report.Proposals.Count == 0)
        {
            terminal.Say("nothing to propose");
        }

        if (!isWriting && report.Proposals.Count > 0)
        {
            terminal.Say($"{Quantity.Of(report.Proposals.Count, "change")} can be proposed: run it with --write");
        }

        terminal.Say(AuditLines.Summary(report));
    }
}
