using System.Text.RegularExpressions;

namespace Psi.Structure.Tests;

/// <summary>CONTRIBUTING.md leads a newcomer to files: each path that it names exists.</summary>
public sealed partial class ContributingTests
{
    [Fact]
    public void Every_path_it_names_exists()
    {
        var text = SourceTree.Files("CONTRIBUTING.md").Single().Text;
        var paths = PathInCode().Matches(text).Select(match => match.Groups["path"].Value).Distinct(StringComparer.Ordinal).ToList();

        Assert.NotEmpty(paths);
        Offenders.AreAbsent(
            from path in paths
            where !Path.Exists(Path.Combine(SourceTree.Root, path))
            select $"{path} does not exist");
    }

    // `src/Psi.Policy/Model` is a path; `src/Psi.Analyzers/Rules/<Name>Analyzer.cs` is a pattern, of which the folder must exist.
    [GeneratedRegex(@"`(?<path>(src|tests|docs|schemas|build|benchmarks|samples|security)/[\w./-]*[\w/])(?![\w.*<])")]
    private static partial Regex PathInCode();
}
