using Psi.Inventory;
using Psi.Policy;

namespace Psi.Build;

/// <summary>
/// Whether the rules that requirements name ran. The compiler's log says whether a rule was kept from running; settings and files only say
/// by what.
/// </summary>
internal sealed class RuleRuns
{
    private const string AnalyzerCrash = "AD0001";
    private const string AnalyzerNotLoaded = "CS8032";
    private const string CompilerTooOld = "CS9057";
    private const string WhatLoads = "Psi's analyzers need the compiler of .NET SDK 8.0.100, Visual Studio 2022 17.8 or later";
    private const string NoSuchRule =
        "this version of Psi has no such rule; update Psi.Analyzers if a newer one has it, else have the policy corrected "
        + "('psi policy lint' names the line)";

    private readonly CompilerLog _log;
    private readonly CompileFacts _facts;
    private readonly IReadOnlyList<AnalyzerConfiguration> _configurations;
    private readonly ProjectSettingFiles _project;
    private readonly SourceSuppressions _suppressions;
    private readonly ShownPaths _paths;
    private readonly ILookup<string, LoggedResult> _suppressed;
    private readonly LoggedResult? _crash;
    private readonly IReadOnlyList<AnalyzerConfiguration.Setting> _policyKeys;

    /// <param name="log">The compiler's log, with shown paths.</param>
    /// <param name="facts">What MSBuild says about the compile.</param>
    /// <param name="configurations">
    /// The configurations of the compile, the nearest first, without the analyzers' view of the policy.
    /// </param>
    /// <param name="project">Where settings may be written.</param>
    /// <param name="paths">How files are shown.</param>
    public RuleRuns(
        CompilerLog log,
        CompileFacts facts,
        IReadOnlyList<AnalyzerConfiguration> configurations,
        ProjectSettingFiles project,
        ShownPaths paths)
    {
        (_log, _facts, _configurations, _project, _paths) = (log, facts, configurations, project, paths);
        _suppressions = new SourceSuppressions(facts.Sources, paths);
        // Looked up once, not once per rule: logs are long.
        _suppressed = log.Results.Where(result => result.IsSuppressed).ToLookup(result => result.RuleId, StringComparer.Ordinal);
        _crash = log.Results.FirstOrDefault(result => result.RuleId == AnalyzerCrash && result.Message.Contains("'Psi."));
        _policyKeys = [.. configurations.Select(configuration => configuration.FindPolicyKey()).OfType<AnalyzerConfiguration.Setting>()];
    }

    /// <summary>The state of each rule: one entry when it ran, otherwise one per cause that kept it from running.</summary>
    /// <param name="rules">The rules the requirements name.</param>
    /// <param name="policyReachedAnalyzers">Whether the analyzers got the same policy that the decision uses.</param>
    /// <param name="silent">Why Psi's rules may have stayed silent by themselves, as a clause; null when they looked.</param>
    public IReadOnlyList<RuleRun> Of(IEnumerable<string> rules, bool policyReachedAnalyzers, string? silent = null) =>
        [.. rules.Distinct(StringComparer.Ordinal).SelectMany(rule => RunsOf(rule, policyReachedAnalyzers, silent))];

    private IEnumerable<RuleRun> RunsOf(string id, bool policyReachedAnalyzers, string? silent)
    {
        // No setting can be the cause.
        if (CodeRules.IsMissing(id) && !_log.Rules.ContainsKey(id))
        {
            return [new(id, RuleRunState.DidNotRun, NoSuchRule)];
        }

        var isPsi = CodeRules.IsPsi(id);
        if (isPsi && _log.Rules.Count > 0 && _facts.PsiAnalyzer.Length > 0 && !WasGivenToTheCompiler)
        {
            return [AnalyzerMissing(id)];
        }

        if (!_log.Rules.TryGetValue(id, out var rule))
        {
            return [Absent(id, isPsi)];
        }

        if (isPsi && _crash is not null)
        {
            return [new(id, RuleRunState.DidNotRun, $"an analyzer crashed ({_crash.Message})")];
        }

        var runs = new List<RuleRun>();
        if (rule.IsLowered || rule.IsSuppressedBySettings || IsLoweredUnseen(rule, isPsi))
        {
            runs.Add(BySettings(rule));
        }

        runs.AddRange(_suppressed[id].Select(BySource));
        if (rule.IsEverSuppressed && runs.Count == 0)
        {
            runs.Add(BySettings(rule));
        }

        if (isPsi)
        {
            runs.AddRange(ByPolicyKeys(id, policyReachedAnalyzers));
            if (silent is not null && runs.Count == 0)
            {
                runs.Add(new(id, RuleRunState.DidNotRun, silent));
            }
        }
        else if (GeneratedCode() is { } generated)
        {
            runs.Add(Silenced(id, $"'{generated.Text}' makes it pass over files", generated.At));
        }

        return runs.Count > 0 ? runs : [new(id, RuleRunState.Ran)];
    }

    // Settings for all rules don't reach Psi's, which the build names one by one in WarningsNotAsErrors.
    private bool IsLoweredUnseen(LoggedRule rule, bool isPsi) => _configurations.Any(configuration =>
        configuration.IsGlobal
        && (configuration.FindLowering(rule.Id) is not null || (!isPsi && configuration.FindBulkLowering(rule.Category) is not null)));

    private RuleRun BySettings(LoggedRule rule)
    {
        var lowering = _configurations.Select(configuration => configuration.FindLowering(rule.Id));
        if (lowering.FirstOrDefault(found => found is not null) is { } setting)
        {
            return Silenced(rule.Id, $"'{setting.Text}' hides it", setting.At);
        }

        if (_facts.NoWarn.Contains(rule.Id, StringComparer.OrdinalIgnoreCase))
        {
            return ByProperty("NoWarn lists it", "NoWarn", value => value.IndexOf(rule.Id, StringComparison.OrdinalIgnoreCase) >= 0);
        }

        if (RuleSetLine(rule.Id) is { } line)
        {
            return Silenced(rule.Id, "the rule set hides it", line);
        }

        if (_facts.WarningLevel == "0")
        {
            return ByProperty("WarningLevel 0 hides every warning", "WarningLevel", value => value == "0");
        }

        var bulkLowering = _configurations.Select(configuration => configuration.FindBulkLowering(rule.Category));
        return bulkLowering.FirstOrDefault(found => found is not null) is { } bulk
            ? Silenced(rule.Id, $"'{bulk.Text}' hides it", bulk.At)
            : Silenced(rule.Id, "the build's settings switch it off or hide its findings", null);

        RuleRun ByProperty(string how, string property, Func<string, bool> hasValue)
        {
            var (cause, at) = _project.Blame(how, property, hasValue);
            return Silenced(rule.Id, cause, at);
        }
    }

    private RuleRun BySource(LoggedResult result)
    {
        var (how, at) = _suppressions.Find(result);
        return new(result.RuleId, RuleRunState.Silenced, how, at, result.At);
    }

    private IEnumerable<RuleRun> ByPolicyKeys(string id, bool policyReachedAnalyzers)
    {
        foreach (var setting in _policyKeys)
        {
            yield return Silenced(id, $"'{setting.Text}' overrides what the policy tells the analyzers", setting.At);
        }

        if (!policyReachedAnalyzers)
        {
            yield return Silenced(
                id,
                "what Psi wrote for the analyzers was changed or taken out of the compile (EditorConfigFiles), "
                + "so they did not know the policy",
                null);
        }
    }

    private AnalyzerConfiguration.Setting? GeneratedCode() =>
        _configurations.Select(configuration => configuration.FindGeneratedCode()).FirstOrDefault(setting => setting is not null);

    private RuleRun Absent(string id, bool isPsi)
    {
        if (IsFalse(_facts.RunAnalyzersDuringBuild))
        {
            return Switched(id, "RunAnalyzersDuringBuild");
        }

        if (IsFalse(_facts.RunAnalyzers))
        {
            return Switched(id, "RunAnalyzers");
        }

        if (isPsi && _log.Results.FirstOrDefault(IsUnloaded) is { } failed)
        {
            return new(id, RuleRunState.DidNotRun, $"the compiler could not load it ({failed.Message.TrimEnd('.')}). {WhatLoads}");
        }

        return isPsi ? AnalyzerMissing(id) : new(id, RuleRunState.DidNotRun, "no analyzer of the compile has it");
    }

    private static bool IsUnloaded(LoggedResult result) =>
        result.RuleId is AnalyzerNotLoaded or CompilerTooOld && result.Message.Contains("Psi.");

    private RuleRun Switched(string id, string property)
    {
        var (how, at) = _project.Blame($"{property} is false", property, IsFalse);
        return new(id, RuleRunState.DidNotRun, how, at);
    }

    private RuleRun AnalyzerMissing(string id)
    {
        // What the compiler was given, no element took out.
        var elements = WasGivenToTheCompiler ? [] : _project.Elements;
        for (var index = 0; index < elements.Count; index++)
        {
            if (IsReferenceToPsi(elements[index]) && LeavesAnalyzersOut(elements, index))
            {
                return new(id, RuleRunState.DidNotRun, "the reference to Psi.Analyzers leaves its analyzers out", elements[index].At);
            }
        }

        var removal = elements.FirstOrDefault(element => element.Is("Analyzer") && element.Attribute("Remove").Length > 0);
        if (removal is not null)
        {
            return new(id, RuleRunState.DidNotRun, "Psi's analyzers are removed from the compile", removal.At);
        }

        return new(id, RuleRunState.DidNotRun, WasGivenToTheCompiler
            ? "the compiler was given Psi's analyzers and did not run them, "
                + "as an option in a response file of its own (CompilerResponseFile) can have it"
            : "Psi's analyzers are not among the analyzers of the compile");
    }

    private static bool IsReferenceToPsi(XmlElementLocation element) =>
        (element.Is("PackageReference") || element.Is("GlobalPackageReference"))
        && (element.Attribute("Include") + element.Attribute("Update")).Equals("Psi.Analyzers", StringComparison.OrdinalIgnoreCase);

    // Written as an attribute or as a child element.
    private static bool LeavesAnalyzersOut(IReadOnlyList<XmlElementLocation> elements, int reference) =>
        elements[reference].Attribute("ExcludeAssets").Length + elements[reference].Attribute("IncludeAssets").Length > 0
        || elements.Skip(reference + 1)
            .TakeWhile(element => element.Depth > elements[reference].Depth)
            .Any(element => element.Is("ExcludeAssets") || element.Is("IncludeAssets"));

    private FileLocation? RuleSetLine(string id) => RuleSetLine(_facts.RuleSet, id, depth: 0);

    private FileLocation? RuleSetLine(string file, string id, int depth)
    {
        const int deepest = 8;
        if (file.Length == 0 || depth > deepest || !FileContent.TryRead(file, XmlElementLocations.MaximumLength, out var content, out _))
        {
            return null;
        }

        var elements = XmlElementLocations.Read(content, _paths.Show(file));
        if (elements.FirstOrDefault(element =>
            element.Is("Rule")
            && element.Attribute("Id").Equals(id, StringComparison.OrdinalIgnoreCase)
            && Lowers(element.Attribute("Action"))) is { } rule)
        {
            return rule.At;
        }

        return elements
            .Where(element => element.Is("Include"))
            .Select(include =>
                RuleSetLine(
                    Path.Combine(Path.GetDirectoryName(file)!, include.Attribute("Path").Replace('\\', Path.DirectorySeparatorChar)),
                    id,
                    depth + 1))
            .FirstOrDefault(line => line is not null)
            ?? elements
                .Where(element => element.Is("IncludeAll") && Lowers(element.Attribute("Action")))
                .Select(element => (FileLocation?)element.At)
                .FirstOrDefault();
    }

    private static bool Lowers(string action) => action.ToLowerInvariant() is "none" or "hidden" or "info";

    private bool WasGivenToTheCompiler => _facts.Analyzers.Contains(_facts.PsiAnalyzer, FileSystemPaths.Comparer);

    private static bool IsFalse(string value) => value.Equals("false", StringComparison.OrdinalIgnoreCase);

    private static RuleRun Silenced(string id, string how, FileLocation? at) => new(id, RuleRunState.Silenced, how, at);
}
