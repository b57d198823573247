using Psi.Insights.CommandLine;
using Psi.Inventory;
using Psi.Policy;

namespace Psi.Insights.Policy.Diff;

/// <summary>Reads one of the two policies that <c>psi policy diff</c> compares.</summary>
internal static class PolicyToCompare
{
    /// <summary>In bytes. Nobody writes larger policy files by hand.</summary>
    private const int MaximumSize = 16 * 1024 * 1024;

    /// <summary>
    /// The organisation's policy from a file, or from the files of a folder by name; null when it can't be read or is invalid.
    /// </summary>
    /// <param name="path">The file or folder.</param>
    /// <param name="folder">The folder relative paths start from and are shown from.</param>
    /// <param name="problems">Every mistake, warnings among them.</param>
    public static EffectivePolicy? Read(string path, string folder, out IReadOnlyList<Problem> problems)
    {
        var found = new List<Problem>();
        problems = found;
        var layers = new List<PolicyLayer>();
        foreach (var file in Files(Path.GetFullPath(path, folder), found))
        {
            if (!FileContent.TryRead(file, MaximumSize, out var bytes, out var reason))
            {
                found.Add(Unreadable(file, reason ?? "it does not exist"));
            }
            else if (PolicyLayer.Read(PolicyLayerKind.Organisation, Shown(file), bytes, out var mistakes) is { } layer)
            {
                Add(layer, mistakes);
            }
            else
            {
                found.AddRange(mistakes);
            }
        }

        if (found.Exists(problem => problem.Severity == Severity.Error))
        {
            return null;
        }

        var policy = PolicyComposition.Compose(layers);
        found.AddRange(policy.Problems);
        return policy;

        void Add(PolicyLayer layer, IEnumerable<Problem> mistakes)
        {
            layers.Add(layer);
            found.AddRange(mistakes);
        }

        string Shown(string file) => ShownPath.Of(file, folder);

        Problem Unreadable(string file, string reason) =>
            new(ProblemIds.PolicyInvalid, Severity.Error, new FileLocation(Shown(file)), $"the file can't be read: {reason}");

        IReadOnlyList<string> Files(string full, List<Problem> into)
        {
            if (!Directory.Exists(full))
            {
                return [full];
            }

            try
            {
                var files = PolicySources.FilesOf(full);
                if (files.Count == 0)
                {
                    into.Add(
                        new Problem(
                            ProblemIds.PolicyInvalid,
                            Severity.Error,
                            new FileLocation(Shown(full)),
                            "there is no policy file (*.yaml, *.yml) in this folder"));
                }

                return files;
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                into.Add(
                    new Problem(
                        ProblemIds.PolicyInvalid,
                        Severity.Error,
                        new FileLocation(Shown(full)),
                        $"the folder can't be read: {exception.Message}"));
                return [];
            }
        }
    }
}
