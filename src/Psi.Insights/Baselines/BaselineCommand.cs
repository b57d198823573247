using System.CommandLine;
using System.Text;
using Psi.Insights.Collect;
using Psi.Insights.Commands;
using Psi.Insights.Policies;
using Psi.Insights.Text;
using Psi.Manifest;
using Psi.Policy;

namespace Psi.Insights.Baselines;

/// <summary><c>psi init --baseline</c>: records what speaks against a repository today, so that only what is new fails; later, takes out what is gone.</summary>
internal sealed class BaselineCommand
{
    private const int Shown = 10;

    private readonly Option<bool> _baseline = new("--baseline")
    {
        Description = $"Record what the last build reported in {BaselineFile.FileName}, as one dated exception, so that only what is new fails. Where that file exists: take out what is gone, and add nothing.",
    };

    private readonly Option<string?> _owner = new("--owner") { Description = "With --baseline: who answers for it. Default: who is accountable for the product.", HelpName = "EMAIL" };

    private readonly Option<string?> _approvedBy = new("--approved-by") { Description = "With --baseline: who allowed it. Needed where the policy names approvers. Default: the owner.", HelpName = "EMAIL" };

    private readonly Option<CalendarDate?> _expires = DateOption.Create("--expires", $"With --baseline: its last valid day, yyyy-MM-dd. Default: {BaselineTerms.DefaultDays} days, or as long as the policy allows if that is less.");

    private readonly Option<string?> _reason = new("--reason") { Description = "With --baseline: why the exception is needed.", HelpName = "TEXT" };

    private readonly Option<CalendarDate?> _on = DateOption.Create("With --baseline: the day it is approved on, yyyy-MM-dd. Default: today in UTC.");

    private readonly Option<string[]> _fragments = new("--fragments")
    {
        Description = "With --baseline: a folder with the fragments (*.psi.json) of builds; may be given several times. Default: artifacts/psi below the root.",
        HelpName = "DIR",
    };

    /// <summary>Adds the options.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(_baseline);
        command.Options.Add(_owner);
        command.Options.Add(_approvedBy);
        command.Options.Add(_expires);
        command.Options.Add(_reason);
        command.Options.Add(_on);
        command.Options.Add(_fragments);
        command.Validators.Add(result =>
        {
            if (result.GetValue(_baseline)) return;
            foreach (var option in new Option[] { _owner, _approvedBy, _expires, _reason, _on, _fragments }.Where(option => result.GetResult(option) is { Implicit: false }))
                result.AddError($"{option.Name} says something about a baseline: give --baseline too.");
        });
    }

    /// <summary>Whether the command line asks for it.</summary>
    public bool IsAskedFor(ParseResult arguments) => arguments.GetValue(_baseline);

    /// <summary>Records or shrinks the baseline of the repository that a folder belongs to.</summary>
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    public int Run(ParseResult arguments, string folder, Terminal terminal)
    {
        if (!Directory.Exists(folder)) return Refuse(ExitCodes.Usage, $"there is no folder '{folder}'");
        var root = RepositoryRoot.Find(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)));
        if (!RepositoryRoot.HasProductFile(root)) return Refuse(ExitCodes.Usage, $"there is no {RepositoryRoot.ProductFileName} at or above '{folder}', so nobody answers for what a baseline accepts. Run psi init first");
        var given = arguments.GetValue(_fragments) ?? [];
        if (Array.Find(given, path => !Directory.Exists(path)) is { } missing) return Refuse(ExitCodes.Usage, $"--fragments: there is no folder '{missing}'");

        var target = Path.Combine(root, BaselineFile.FileName);
        var existing = BaselineReading.Of(target, BaselineFile.FileName);
        foreach (var problem in existing.Problems) terminal.Remark($"{problem.Location}: {EnumWord.Of(problem.Severity)} {problem.RuleId}: {problem.Message}");
        if (existing.File is null && existing.Problems.Count > 0) return ExitCodes.BadInput;

        var collection = ManifestCollection.Of(root, given.Length == 0 ? [Path.Combine(root, "artifacts", "psi")] : [.. given.Select(Path.GetFullPath)], GitExecutable.Find(Environment.GetEnvironmentVariable("PATH")));
        foreach (var note in collection.Notes) terminal.Remark($"note: {note}");
        foreach (var problem in collection.Problems) terminal.Remark($"error: {problem.Path}: {problem.Message}");
        if (collection.Manifest is not { } manifest)
        {
            terminal.Remark("note: a baseline is made from what a build saw. To build without failing: dotnet build -p:PsiEnforcement=report");
            return ExitCodes.BadInput;
        }

        foreach (var setting in manifest.Overrides.Where(setting => setting.Name == "PsiProductFile").Select(setting => setting.Value).Distinct(StringComparer.Ordinal))
            terminal.Remark($"note: PsiProductFile is set to '{setting}': the build reads {BaselineFile.FileName} beside that file, and this command keeps it in {root}");

        var asked = new AskedTerms(arguments.GetValue(_reason), arguments.GetValue(_owner), arguments.GetValue(_approvedBy), DateOption.Of(arguments, _on), arguments.GetValue(_expires));
        return existing.File is { } baseline ? Shrink(baseline) : Record();

        int Record()
        {
            if (manifest.Policy.WaiverRules is not { } rules)
                return Refuse(ExitCodes.BadInput, $"{manifest.Tool.Name} {manifest.Tool.Version}, which the repository was built with, does not say what the policy asks of a waiver. Update the package, and build again");
            if (BaselineTerms.Of(asked, manifest.Policy.Organisation, rules, manifest.Product?.Accountable, out var refusal) is not { } terms) return Refuse(refusal!.ExitCode, refusal.Message);

            var now = ReportedStatements.Of(manifest);
            if (now.Open.IsEmpty)
            {
                terminal.Say("nothing to record: the last build reported nothing that a baseline can list, so no file is written");
                SayWhatIsLeft(now);
                return ExitCodes.Done;
            }

            var recorded = terms.With(now.Open);
            var text = BaselineText.Of(recorded);
            // What the gate would refuse is never written.
            var mistakes = BaselineFileReader.Read(BaselineFile.FileName, text).Problems;
            foreach (var mistake in mistakes) terminal.Remark($"error: {mistake.Message}");
            if (mistakes.Count > 0) return ExitCodes.Usage;

            AtomicFile.Write(target, Encoding.UTF8.GetBytes(text));
            terminal.Say($"{target}: written, a {recorded.Target}, approved by {recorded.ApprovedBy}, valid until {recorded.Expires}");
            SayWhatIsLeft(now);
            terminal.Say($"commit it: whoever reviews the change sees what is accepted. From now on builds fail on what is new{(now.NotListable.Count > 0 ? ", and on what is named above" : " only")}");
            return ExitCodes.Done;
        }

        int Shrink(BaselineFile old)
        {
            if (asked.IsAny) return Refuse(ExitCodes.Usage, $"{target} exists, and its owner, approver, dates and reason stay as they were approved. For other ones, delete the file and run again: the reviewer sees the change");
            if (old.Expires < asked.On)
                return Refuse(ExitCodes.PolicyNotMet, $"{BaselineFile.FileName}: the baseline expired on {old.Expires} and covers nothing any more. Fix what it lists; for a new one, with a new approval, delete the file and run again");
            var unseen = Unassessed();
            if (unseen.Count > 0)
            {
                SayUnassessed(unseen);
                return Refuse(ExitCodes.BadInput, "what the baseline lists may be in projects that are not assessed, so nothing is taken out of it. Build them first");
            }

            var now = ReportedStatements.Of(manifest);
            var comparison = BaselineComparison.Of(old, now.Components, now.Findings, now.MayBeThere);
            if (comparison.Kept.IsEmpty)
            {
                File.Delete(target);
                terminal.Say($"{target}: deleted, for nothing is left of what it listed");
            }
            else if (comparison.Gone.Count > 0)
            {
                var shrunk = old with { Components = comparison.Kept.Components, Findings = comparison.Kept.Findings };
                AtomicFile.Write(target, Encoding.UTF8.GetBytes(BaselineText.Of(shrunk)));
                terminal.Say($"{target}: {BaselineWords.Of(comparison.GoneDecisions, comparison.GoneFindings)} taken out, which the repository does not have any more; a {shrunk.Target} is left, valid until {shrunk.Expires}");
            }
            else
            {
                terminal.Say($"{target}: left as it is, a {old.Target}, valid until {old.Expires}: nothing that it lists is known to be gone");
            }

            if (comparison.NewDecisions + comparison.NewFindings > 0)
                terminal.Say($"not taken in: {BaselineWords.Of(comparison.NewDecisions, comparison.NewFindings)} that the baseline did not list. To accept new ones, delete the file and run again: the reviewer of that change sees it");
            var kept = comparison.Kept.Components.SelectMany(entry => entry.Rules).Concat(comparison.Kept.Findings.Select(entry => entry.RuleId)).Where(now.MayBeThere).Distinct().Order(StringComparer.Ordinal).ToList();
            if (kept.Count > 0) terminal.Say($"note: nothing of {string.Join(", ", kept)} is taken out, for the last build could not look everywhere");
            SayWhatIsLeft(now);
            return ExitCodes.Done;
        }

        void SayWhatIsLeft(ReportedStatements now)
        {
            if (now.NotListable.Count > 0)
            {
                terminal.Say("not in a baseline, for nobody can accept beforehand what keeps Psi from deciding or looking. Fix these, or waive them by hand (docs/policy.md):");
                foreach (var line in now.NotListable.Take(Shown)) terminal.Say($"  {line}");
                if (now.NotListable.Count > Shown) terminal.Say($"  and {now.NotListable.Count - Shown} more");
            }

            SayUnassessed(Unassessed());
            var days = manifest.Policy.DecidedFor.DaysUntil(asked.On);
            if (days != 0) terminal.Say($"note: the last build decided for {manifest.Policy.DecidedFor}, not for {asked.On}; what changes between these days is not seen");
        }

        IReadOnlyList<ManifestProject> Unassessed() => [.. manifest.Projects.Where(project => project.State != ProjectState.Assessed)];

        void SayUnassessed(IReadOnlyList<ManifestProject> projects)
        {
            if (projects.Count == 0) return;
            terminal.Say($"note: {BaselineWords.Count(projects.Count, "project")} not assessed; what is in there is not known, and new when it is seen:");
            foreach (var project in projects.Take(Shown)) terminal.Say($"  {project.Path}: {project.Reason}");
            if (projects.Count > Shown) terminal.Say($"  and {projects.Count - Shown} more");
        }

        int Refuse(int exitCode, string message)
        {
            terminal.Remark($"error: {message}");
            return exitCode;
        }
    }
}
