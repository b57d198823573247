using Psi.Insights.Checkout;
using Psi.Insights.CommandLine;
using Psi.Inventory;
using Psi.Measures;
using Psi.Measures.Sources;
using Psi.Policy;

namespace Psi.Insights.Measures;

/// <summary>A sources file, the files that it names, and whose they are when they don't say.</summary>
/// <param name="Sources">The sources file.</param>
/// <param name="Search">The files.</param>
/// <param name="Own">The product of the repository it lies in; the name of the folder where there is no product file.</param>
internal sealed record OpenedSources(SourcesFile Sources, SourceFileSearch Search, FigureScope Own)
{
    /// <summary>The availability that the repository's own product is meant to have, as a share, by its id.</summary>
    public IReadOnlyDictionary<string, double> AvailabilityObjectives { get; private init; } =
        new Dictionary<string, double>(StringComparer.Ordinal);

    /// <summary>Whether there are files that must not be read.</summary>
    public bool HasProblems => Search.Problems.Count > 0;

    /// <summary>Opens it, and says what is wrong with it. Null when it can't be used.</summary>
    /// <param name="file">The sources file, a full path.</param>
    /// <param name="terminal">Where to say it.</param>
    public static OpenedSources? Open(string file, Terminal terminal)
    {
        var shown = ShownPath.Of(file, Directory.GetCurrentDirectory());
        if (!FileContent.TryRead(file, PolicySources.MaximumSize, out var bytes, out var reason))
        {
            reason ??= "there is no such file; it says which file of other tools is what (docs/measures.md)";
            terminal.SayError($"{shown}: {reason}");
            return null;
        }

        var opened = Of(file, shown, bytes, out var problems);
        foreach (var problem in problems)
        {
            terminal.Remark(ProblemLine.Of(problem));
        }

        return opened;
    }

    /// <summary>Opens one whose content is read already. Null when it can't be used.</summary>
    /// <param name="file">The sources file, a full path.</param>
    /// <param name="shown">Its path as it is shown.</param>
    /// <param name="content">Its content.</param>
    /// <param name="problems">What is wrong with it, and with the files it names.</param>
    public static OpenedSources? Of(string file, string shown, byte[] content, out IReadOnlyList<Problem> problems)
    {
        var result = SourcesFileReader.Read(shown, Utf8Text.Decode(content));
        problems = result.Problems;
        if (!result.IsValid)
        {
            return null;
        }

        var folder = Path.GetDirectoryName(file)!;
        var search = SourceFileSearch.In(folder, result.Value!);
        problems = [.. problems, .. search.Problems];
        var root = RepositoryRoot.Find(folder);
        if (ProductOf(root) is not { } product)
        {
            return new OpenedSources(result.Value!, search, new FigureScope(null, Path.GetFileName(root)));
        }

        return new OpenedSources(result.Value!, search, new FigureScope(product.Id, null))
        {
            AvailabilityObjectives = AvailabilityObjective.Of([(product.Id, product.OperatingModel)]),
        };
    }

    /// <summary>Which entries name no file that is there: where, and what is missing.</summary>
    public IEnumerable<(FileLocation At, string What)> Unmatched => Search.Unmatched.Select(entry => (
        entry.Location, $"no file is there for {string.Join(", ", entry.Files)}, so nothing of kind '{entry.Kind}' is read for it"));

    /// <summary>Says which entries name no file that is there.</summary>
    public void SayUnmatched(Terminal terminal)
    {
        foreach (var (at, what) in Unmatched)
        {
            terminal.Remark($"{at}: warning: {what}");
        }
    }

    /// <summary>Says why a file was refused.</summary>
    public static void SayRefusal(Terminal terminal, string path, long? line, string refusal) =>
        terminal.Remark($"{path}{(line is { } number ? $"({number})" : "")}: error: {refusal}");

    // A repository's files are about its product, unless they say otherwise.
    private static ProductFile? ProductOf(string root) =>
        FileContent.TryRead(Path.Combine(root, RepositoryRoot.ProductFileName), PolicySources.MaximumSize, out var bytes, out _)
        && ProductFileReader.Read(RepositoryRoot.ProductFileName, Utf8Text.Decode(bytes)).Value is { Id.Length: > 0 } product
            ? product
            : null;
}
