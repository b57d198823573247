using Psi.Insights.Checkout;
using Psi.Insights.CommandLine;

namespace Psi.Insights.Init;

/// <summary>The result of <c>psi init</c>.</summary>
/// <param name="File">The product file, a full path.</param>
/// <param name="Draft">The values and where they come from.</param>
/// <param name="Text">The text of the file.</param>
/// <param name="Problems">The files of the repository that could not be read.</param>
/// <param name="IsWritten">False when it was only shown.</param>
internal sealed record InitResult(
    string File, ProductDraft Draft, ProductFileText Text, IReadOnlyList<InputProblem> Problems, bool IsWritten)
{
    /// <summary>The product level, by what, and what may still change it.</summary>
    public string LevelSaid =>
        $"{Text.Level.Level}, by the words of the baseline policy"
        + (Text.Level.Derived is null ? ": none of technology, dataTypes and criticality is known"
            : Unfilled is [] ? ""
            : $"; {string.Join(" and ", Unfilled)} may raise it");

    /// <summary>What to do now, in order.</summary>
    public IEnumerable<string> NextSteps
    {
        get
        {
            if (Unfilled is not [])
            {
                yield return $"fill in {string.Join(" and ", Unfilled)} in {RepositoryRoot.ProductFileName}";
            }

            yield return $"give every project the package, unless it has it: {Reference}";
            yield return "dotnet build -p:PsiEnforcement=report, which reports everything and fails nothing";
            yield return "psi manifest, which puts together what the build saw";
        }
    }

    private List<string> Unfilled =>
        [.. new[] { ProductKey.DataTypes, ProductKey.Criticality }.Where(key => !Draft.Values.ContainsKey(key)).Select(key => key.Name)];

    private string Reference
    {
        get
        {
            var version = typeof(InitResult).Assembly.GetName().Version?.ToString(3);
            return HasCentralVersions
                ? $"<GlobalPackageReference Include=\"Psi.Analyzers\" Version=\"{version}\" /> in Directory.Packages.props"
                : $"<PackageReference Include=\"Psi.Analyzers\" Version=\"{version}\" PrivateAssets=\"all\" /> in Directory.Build.props";
        }
    }

    /// <summary>The tools and ways of working that are there already, by name.</summary>
    public IReadOnlyList<string> Practices { get; init; } = [];

    /// <summary>Whether the repository keeps its package versions in one file.</summary>
    public required bool HasCentralVersions { get; init; }
}
