using System.CommandLine;
using Psi.Inventory;
using Psi.Policy;

namespace Psi.Insights.CommandLine;

/// <summary>The organisation file a command is given.</summary>
internal sealed class OrganisationOption
{
    private readonly Option<string?> _file = new("--organisation")
    {
        Description = "The organisation file (organisation.yaml), to be checked as well; "
            + "with --product, whether both put the product into the same domain.",
        HelpName = "FILE",
    };

    /// <summary>Adds the option to a command.</summary>
    public void AddTo(Command command) => command.Options.Add(_file);

    /// <summary>Reads the file and reports every mistake in it; false when the file is invalid.</summary>
    /// <param name="arguments">The command line.</param>
    /// <param name="folder">The folder relative paths start from.</param>
    /// <param name="measures">The ids of the measures that an objective may name.</param>
    /// <param name="terminal">Takes the mistakes.</param>
    /// <param name="organisation">Null when none was given.</param>
    public bool TryRead(
        ParseResult arguments,
        string folder,
        IReadOnlyCollection<string> measures,
        Terminal terminal,
        out OrganisationFile? organisation)
    {
        organisation = null;
        if (arguments.GetValue(_file) is not { } file)
        {
            return true;
        }

        var path = Path.GetFullPath(Path.Combine(folder, file));
        var shown = ShownPath.Of(path, folder);
        if (!FileContent.TryRead(path, PolicySources.MaximumSize, out var bytes, out var reason))
        {
            terminal.Remark($"{shown}: error {ProblemIds.PolicyInvalid}: the file can't be read: {reason ?? "it does not exist"}");
            return false;
        }

        var result = OrganisationFileReader.Read(shown, Utf8Text.Decode(bytes), measures);
        foreach (var problem in result.Problems)
        {
            terminal.Remark(ProblemLine.Of(problem));
        }

        organisation = result.Value;
        return result.IsValid;
    }
}
