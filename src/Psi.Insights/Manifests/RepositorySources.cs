using Psi.Insights.Checkout;
using Psi.Insights.CommandLine;
using Psi.Insights.Measures;
using Psi.Inventory;
using Psi.Manifest;
using Psi.Measures;
using Psi.Measures.Sources;
using Psi.Policy;

namespace Psi.Insights.Manifests;

/// <summary>What the files of other tools tell of a repository, by the sources file at its root.</summary>
internal sealed class RepositorySources
{
    /// <summary>How many days the figures of a manifest are about.</summary>
    public const int Days = 90;

    private readonly OpenedSources? _opened;
    private readonly IReadOnlyList<ReadInput> _read = [];
    private readonly IReadOnlyList<ManifestInput> _inputs = [];

    private RepositorySources(IReadOnlyList<InputProblem> problems) => Problems = problems;

    private RepositorySources(OpenedSources opened, IReadOnlyList<InputProblem> problems, ManifestInput sources, List<ReadInput> read)
        : this(problems)
    {
        (_opened, _read) = (opened, read);
        _inputs =
        [
            sources,
            .. read.Where(input => input.Records is not null)
                .Select(input => new ManifestInput { Path = input.Path, Sha256 = input.Sha256! }),
        ];
        Notes = [.. opened.Unmatched.Select(entry => $"{entry.At}: {entry.What}"), .. Others(opened, read)];
    }

    /// <summary>Why the sources file, or a file that it names, is refused.</summary>
    public IReadOnlyList<InputProblem> Problems { get; }

    /// <summary>What else the reader of the manifest should know.</summary>
    public IReadOnlyList<string> Notes { get; } = [];

    /// <summary>Reads the files that the sources file names; without one there is nothing.</summary>
    /// <param name="root">The repository root, a full path.</param>
    /// <param name="cancellation">Stops between two files.</param>
    public static RepositorySources Read(string root, CancellationToken cancellation)
    {
        const string Name = SourcesFileReader.FileName;
        var file = Path.Combine(root, Name);
        if (!FileContent.TryReadIn(root, file, PolicySources.MaximumSize, out var content, out var reason))
        {
            return new RepositorySources(reason is null ? [] : [new InputProblem(Name, $"the file can't be read: {reason}")]);
        }

        try
        {
            var opened = OpenedSources.Of(file, Name, content, out var mistakes);
            List<InputProblem> problems = [.. mistakes.Select(mistake => new InputProblem($"{mistake.Location}", mistake.Message))];
            if (opened is null)
            {
                return new RepositorySources(problems);
            }

            var read = MeasuresRun.Read(opened, () => { }, cancellation).ToList();
            problems.AddRange(read.Where(input => input.Refusal is not null).Select(Refused));
            return new RepositorySources(
                opened, problems, new ManifestInput { Path = Name, Sha256 = Digest.Sha256(content) }, read);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // Of a folder that is searched; what is wrong with a single file is said of that file.
            return new RepositorySources([new InputProblem(Name, $"the files it names can't be found: {failure.Message}")]);
        }
    }

    /// <summary>
    /// The manifest with the figures of its own product or repository, and with the files they come from among its inputs. What no file
    /// tells of its deployments and changes, git does.
    /// </summary>
    /// <param name="manifest">The manifest.</param>
    /// <param name="root">The repository root, a full path.</param>
    /// <param name="git">Null where there is no git.</param>
    /// <param name="notes">Takes what git can't tell, and why.</param>
    public SecurityManifest AddTo(SecurityManifest manifest, string root, GitExecutable? git, ICollection<string> notes)
    {
        if (_opened is not { } opened)
        {
            return manifest;
        }

        var period = MeasurePeriod.EndingWith(manifest.Policy.DecidedFor, Days);
        var scopes = MeasuresRun.Scopes(
            _read, opened.Own, opened.Own.Product is not null, () => RepositoryDelivery.Read(root, git, period, notes));
        var files = _inputs.Select(input => input.Path).ToHashSet(StringComparer.Ordinal);
        return manifest with
        {
            Measurements =
            [
                .. manifest.Measurements
                    .Concat(MeasuresRun.Figures(scopes, opened, period)
                        .Where(figure => figure.Scope == opened.Own
                            && (figure.Inputs.Any(files.Contains) || (figure.Inputs.Count > 0 && figure.Value is not null)))
                        // Git is no file; that a figure comes from it is said by its proxy.
                        .Select(figure => figure with { Inputs = [.. figure.Inputs.Where(files.Contains)] })
                        .Select(figure => FigureMeasurement.Of(figure, manifest, opened.Sources.Measures, period)))
                    .OrderBy(measurement => measurement.Id, StringComparer.Ordinal),
            ],
            Inputs =
            [
                .. manifest.Inputs.Concat(_inputs)
                    .Distinct()
                    .OrderBy(input => input.Path, StringComparer.Ordinal)
                    .ThenBy(input => input.Sha256, StringComparer.Ordinal),
            ],
        };
    }

    private static InputProblem Refused(ReadInput input) =>
        new(input.Line is { } line ? $"{input.Path}({line})" : input.Path, input.Refusal!);

    private static IEnumerable<string> Others(OpenedSources opened, List<ReadInput> read)
    {
        var telling = read
            .Where(input => input.Records is { } records && records.Tally.Scopes.Any(scope => scope != opened.Own))
            .ToList();
        if (telling.Count > 0)
        {
            yield return $"{Quantity.Of(telling.Count, "file tells", "files tell")} of another product or repository than this one "
                + $"({opened.Own.Name}), and that is left out; psi ingest --sources {SourcesFileReader.FileName} takes it in";
        }
    }
}
