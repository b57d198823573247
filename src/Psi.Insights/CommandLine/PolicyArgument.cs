using System.CommandLine;
using Psi.Inventory;
using Psi.Policy;

namespace Psi.Insights.CommandLine;

/// <summary>
/// The organisation's policy as commands take it: a file, a folder (its <c>*.yaml</c> by name) or a NuGet package (the files that its props
/// name); several are layers in the order given.
/// </summary>
internal static class PolicyArgument
{
    private const string PackageExtension = ".nupkg";

    /// <summary>What the help calls it.</summary>
    public const string HelpName = "FILE|FOLDER|NUPKG";

    /// <summary>
    /// <c>--policy</c>, which may be given several times: one that took several values would take the paths behind it too.
    /// </summary>
    public static Option<string[]> CreateOption(string description) => new("--policy") { Description = description, HelpName = HelpName };

    /// <summary>The bytes and names of the policy files, in layer order; none of a path that can't be read.</summary>
    /// <param name="given">Files, folders and packages.</param>
    /// <param name="folder">The folder relative paths start from and are shown from.</param>
    /// <param name="problems">Takes every reason for which something can't be read.</param>
    public static IReadOnlyList<PolicyInput> Files(IEnumerable<string> given, string folder, ICollection<Problem> problems) =>
        [.. given.SelectMany(path => FilesOf(Path.GetFullPath(path, folder), folder, problems))];

    /// <summary>All layers composed; null when something can't be read or is invalid, because nothing can be decided then.</summary>
    /// <param name="given">Files, folders and packages.</param>
    /// <param name="folder">The folder relative paths start from and are shown from.</param>
    /// <param name="problems">Every mistake, warnings among them.</param>
    public static EffectivePolicy? Read(IEnumerable<string> given, string folder, out IReadOnlyList<Problem> problems)
    {
        var found = new List<Problem>();
        problems = found;
        var layers = new List<PolicyLayer>();
        foreach (var file in Files(given, folder, found))
        {
            if (PolicyLayer.Read(file.Layer, file.Name, file.Bytes, out var mistakes) is { } layer)
            {
                layers.Add(layer);
            }

            found.AddRange(mistakes);
        }

        if (found.Exists(problem => problem.Severity == Severity.Error))
        {
            return null;
        }

        var policy = PolicyComposition.Compose(layers);
        found.AddRange(policy.Problems);
        return found.Exists(problem => problem.Severity == Severity.Error) ? null : policy;
    }

    /// <summary>The same, with every mistake said on the terminal.</summary>
    public static EffectivePolicy? Read(IEnumerable<string> given, string folder, Terminal terminal)
    {
        var policy = Read(given, folder, out var problems);
        foreach (var problem in problems)
        {
            terminal.Remark(ProblemLine.Of(problem));
        }

        return policy;
    }

    private static IEnumerable<PolicyInput> FilesOf(string full, string folder, ICollection<Problem> problems)
    {
        var shown = ShownPath.Of(full, folder);
        if (Directory.Exists(full))
        {
            return FilesIn(full, shown, problems)
                .Select(file => FileOf(file, ShownPath.Of(file, folder), problems))
                .OfType<PolicyInput>();
        }

        if (Path.GetExtension(full).Equals(PackageExtension, StringComparison.OrdinalIgnoreCase))
        {
            return PolicyPackage.Read(full, shown, problems);
        }

        return FileOf(full, shown, problems) is { } input ? [input] : [];
    }

    private static PolicyInput? FileOf(string full, string shown, ICollection<Problem> problems)
    {
        if (FileContent.TryRead(full, PolicySources.MaximumSize, out var bytes, out var reason))
        {
            return new PolicyInput(shown, bytes);
        }

        problems.Add(Unreadable(shown, $"the file can't be read: {reason ?? "it does not exist"}"));
        return null;
    }

    private static IReadOnlyList<string> FilesIn(string full, string shown, ICollection<Problem> problems)
    {
        try
        {
            var files = PolicySources.FilesOf(full);
            if (files.Count == 0)
            {
                problems.Add(Unreadable(shown, "there is no policy file (*.yaml, *.yml) in this folder"));
            }

            return files;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            problems.Add(Unreadable(shown, $"the folder can't be read: {exception.Message}"));
            return [];
        }
    }

    /// <summary>PSI0001 about what is given.</summary>
    public static Problem Unreadable(string shown, string what) =>
        new(ProblemIds.PolicyInvalid, Severity.Error, new FileLocation(shown), what);
}
