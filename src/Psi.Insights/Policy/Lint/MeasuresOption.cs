using System.CommandLine;
using Psi.Insights.CommandLine;
using Psi.Inventory;
using Psi.Measures;
using Psi.Measures.Sources;
using Psi.Policy;

namespace Psi.Insights.Policy.Lint;

/// <summary>The measures that an organisation file may name: Psi's, and those that the sources files a command is given declare.</summary>
internal sealed class MeasuresOption
{
    private readonly Option<string[]> _files = new("--sources")
    {
        Description = "A sources file whose own measures an objective of the organisation file may name; may be given several times.",
        HelpName = "FILE",
    };

    /// <summary>Adds the option to a command.</summary>
    public void AddTo(Command command) => command.Options.Add(_files);

    /// <summary>Reads the files and reports every mistake in them; false when one is invalid.</summary>
    /// <param name="arguments">The command line.</param>
    /// <param name="folder">The folder relative paths start from.</param>
    /// <param name="terminal">Takes the mistakes.</param>
    /// <param name="measures">The ids, sorted.</param>
    public bool TryRead(ParseResult arguments, string folder, Terminal terminal, out IReadOnlyCollection<string> measures)
    {
        var ids = new SortedSet<string>(StringComparer.Ordinal);
        ids.UnionWith(KnownMeasures.All.Select(measure => measure.Id));
        ids.UnionWith(RepositoryMeasures.All.Select(measure => measure.Id));
        measures = ids;
        var isValid = true;
        foreach (var file in arguments.GetValue(_files) ?? [])
        {
            if (Read(Path.GetFullPath(Path.Combine(folder, file)), folder, terminal) is { } own)
            {
                ids.UnionWith(own.Select(measure => measure.Id));
            }
            else
            {
                isValid = false;
            }
        }

        return isValid;
    }

    private static IReadOnlyList<OwnMeasure>? Read(string path, string folder, Terminal terminal)
    {
        var shown = ShownPath.Of(path, folder);
        if (!FileContent.TryRead(path, PolicySources.MaximumSize, out var bytes, out var reason))
        {
            terminal.Remark($"{shown}: error {ProblemIds.PolicyInvalid}: the file can't be read: {reason ?? "it does not exist"}");
            return null;
        }

        var result = SourcesFileReader.Read(shown, Utf8Text.Decode(bytes));
        foreach (var problem in result.Problems)
        {
            terminal.Remark(ProblemLine.Of(problem));
        }

        return result.IsValid ? result.Value!.Measures : null;
    }
}
