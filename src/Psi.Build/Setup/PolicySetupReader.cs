using Psi.Policy;

namespace Psi.Build;

/// <summary>Reads the policy and product files of a build and puts them together.</summary>
internal static class PolicySetupReader
{
    /// <summary>In bytes; larger files are refused unread.</summary>
    private const long MaximumSize = 16 * 1024 * 1024;

    /// <summary>Reads everything; mistakes end up in <see cref="PolicySetup.Problems"/>.</summary>
    public static PolicySetup Read(BuildSettings settings, ShownPaths paths)
    {
        var problems = new List<Problem>();
        var filesRead = new List<string>();
        var project = new FileLocation(paths.Show(settings.ProjectFile));

        // Packages are imported before the project, so their policies come first.
        var removed = RemovedPolicies.Find(settings, paths);
        var layers = ReadLayers(settings, [.. removed.Select(policy => policy.Source), .. settings.Policies], paths, problems, filesRead);
        var policy = SetupMemory.Compose(layers);
        problems.AddRange(MissingPackages.Gone(settings, paths));
        var isReliable = problems.All(problem => problem.Severity < Severity.Error);
        problems.AddRange(policy.Problems);
        problems.AddRange(removed.Select(policy => policy.Problem));

        if (!CalendarDate.TryParse(settings.Today, out var today))
        {
            isReliable = false;
            problems.Add(Error(
                ProblemIds.PolicyInvalid,
                project,
                $"PsiToday is '{settings.Today}'; expected a date that exists, written yyyy-MM-dd. "
                + "Without a date nothing can be decided."));
        }

        var requested = RequestedEnforcement(settings.RequestedEnforcement, project, problems);
        var enforcement = EnforcementResolution.Resolve(policy, requested, project);
        problems.AddRange(enforcement.Problems);
        var product = ReadProduct(settings, paths, problems, filesRead);
        var level = ProductLevel.Of(product, policy.Levels);
        problems.AddRange(level.Problems);
        if (isReliable)
        {
            problems.AddRange(OperatingModelAssessment.Assess(policy, product, level.Level, today));
        }

        problems.AddRange(ExcludedReferences.Find(product, settings, paths));
        var waivers = WaiverBook.Open(policy, product, today, ReadBaseline(settings, paths, problems, filesRead));
        problems.AddRange(waivers.Statuses.Where(status => status.State == WaiverState.Refused).Select(status => status.Problem!));
        var attestations = AttestationBook.Open(policy, product?.Attestations ?? [], today);
        problems.AddRange(attestations.Statuses.Select(status => status.Problem).OfType<Problem>());

        var setup = new PolicySetup
        {
            Policy = policy,
            Pages = policy.Pages.Or(RulePages.In(settings.RulePageFolder)),
            Product = product,
            Level = level,
            Exclusion = product is null ? null : Exclusion.Of(product.Exclusions, project.Path),
            Waivers = waivers,
            Attestations = attestations,
            Enforcement = isReliable ? enforcement.Mode : EnforcementWithoutPolicy(settings),
            Today = today,
            Problems = problems,
            IsReliable = isReliable,
            FilesRead = filesRead,
        };
        return setup.With(settings.Foreign, project.Path);
    }

    /// <summary>What errors do while the policy is not known and so can't say that errors are only reported.</summary>
    public static EnforcementMode EnforcementWithoutPolicy(BuildSettings settings) =>
        settings.RequestedEnforcement.Equals("report", StringComparison.OrdinalIgnoreCase)
            ? EnforcementMode.Report
            : EnforcementMode.Enforce;

    private static List<PolicyLayer> ReadLayers(
        BuildSettings settings, IReadOnlyList<PolicySource> sources, ShownPaths paths, List<Problem> problems, List<string> filesRead)
    {
        var layers = new List<PolicyLayer>();
        foreach (var source in sources)
        {
            var shown = paths.Show(source.Path);
            PolicyLayerKind? kind = source.Layer.ToLowerInvariant() switch
            {
                "" or "organisation" => PolicyLayerKind.Organisation,
                "repository" => PolicyLayerKind.Repository,
                _ => null,
            };
            if (kind is null)
            {
                problems.Add(Error(
                    ProblemIds.PolicyInvalid,
                    new FileLocation(shown),
                    $"The PsiPolicy item has Layer=\"{source.Layer}\"; expected organisation or repository."));
                continue;
            }

            var place = new FileLocation(shown);
            if (Read(settings, source.Path, place, ProblemIds.PolicyInvalid, "The policy file", problems) is not { } bytes)
            {
                continue;
            }

            filesRead.Add(source.Path);
            var layer = SetupMemory.ReadLayer(kind.Value, shown, bytes, out var mistakes);
            problems.AddRange(mistakes);
            if (layer is not null)
            {
                layers.Add(layer);
            }
        }

        return layers;
    }

    private static ProductFile? ReadProduct(BuildSettings settings, ShownPaths paths, List<Problem> problems, List<string> filesRead)
    {
        if (!File.Exists(settings.ProductFile))
        {
            return null;
        }

        var shown = paths.Show(settings.ProductFile);
        var place = new FileLocation(shown);
        if (Read(settings, settings.ProductFile, place, ProblemIds.ProductInvalid, "The product file", problems) is not { } bytes)
        {
            return null;
        }

        filesRead.Add(settings.ProductFile);
        var result = SetupMemory.ReadProduct(shown, bytes);
        problems.AddRange(result.Problems);
        return result.IsValid ? result.Value : null;
    }

    private static BaselineFile? ReadBaseline(BuildSettings settings, ShownPaths paths, List<Problem> problems, List<string> filesRead)
    {
        var file = settings.BaselineFile;
        if (!File.Exists(file))
        {
            return null;
        }

        var shown = paths.Show(file);
        if (Read(settings, file, new FileLocation(shown), ProblemIds.ProductInvalid, "The baseline", problems) is not { } bytes)
        {
            return null;
        }

        filesRead.Add(file);
        var result = SetupMemory.ReadBaseline(shown, bytes);
        problems.AddRange(result.Problems);
        return result.IsValid ? result.Value : null;
    }

    private static EnforcementMode? RequestedEnforcement(string requested, FileLocation project, List<Problem> problems)
    {
        switch (requested.ToLowerInvariant())
        {
            case "": return null;
            case "enforce": return EnforcementMode.Enforce;
            case "report": return EnforcementMode.Report;
            default:
                problems.Add(Error(
                    ProblemIds.PolicyInvalid,
                    project,
                    $"PsiEnforcement is '{requested}'; expected enforce or report. Psi enforces until it is corrected."));
                return EnforcementMode.Enforce;
        }
    }

    private static byte[]? Read(
        BuildSettings settings, string path, FileLocation shown, string ruleId, string what, List<Problem> problems)
    {
        if (RepositoryLinks.LeadOut(settings.RepositoryRoot, path))
        {
            problems.Add(Error(
                ruleId,
                shown,
                $"{what} was not read, so nothing can be decided by it: {RepositoryLinks.Reason}. Put the file itself here."));
            return null;
        }

        if (Directory.Exists(path))
        {
            problems.Add(Error(
                ruleId, shown, $"{what} is a folder, so nothing can be decided by it. Name the files in it, each by an item of its own."));
            return null;
        }

        try
        {
            if (new FileInfo(path).Length > MaximumSize)
            {
                problems.Add(Error(ruleId, shown, $"{what} is larger than {MaximumSize / 1024 / 1024} MiB and was not read."));
                return null;
            }

            return File.ReadAllBytes(path);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            problems.Add(Error(
                ruleId,
                shown,
                $"{what} is not there, so nothing can be decided by it. Correct the path, or put the file back; "
                + "where a package brings it, run 'dotnet restore --force'."));
            return null;
        }
        catch (Exception exception) when (
            exception is IOException or UnauthorizedAccessException or NotSupportedException or System.Security.SecurityException)
        {
            problems.Add(Error(
                ruleId,
                shown,
                $"{what} can't be read, so nothing can be decided by it: {exception.Message} "
                + "Make it a file that whoever builds may read."));
            return null;
        }
    }

    private static Problem Error(string ruleId, FileLocation location, string message) => new(ruleId, Severity.Error, location, message);
}
