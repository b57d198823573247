using System.CommandLine;
using Psi.Inventory;
using Psi.Policy;

namespace Psi.Insights.CommandLine;

/// <summary>The policy and product files of a command, and their content.</summary>
internal sealed class PolicySources
{
    /// <summary>In bytes. Nobody writes larger policy files by hand.</summary>
    public const int MaximumSize = 16 * 1024 * 1024;

    /// <summary>Where an organisation keeps its policy.</summary>
    private const string PolicyFolder = "policy";

    private readonly Option<string[]> _policies = new("--policy")
    {
        Description = "A policy file of the organisation; may be given several times, the later word stands. "
            + $"Default: the files {PolicyFolder}/*.yaml here, by name.",
        HelpName = "FILE",
    };

    private readonly Option<string[]> _repositoryPolicies = new("--repository-policy")
    {
        Description = "A policy file of the repository, which may only be stricter; may be given several times.",
        HelpName = "FILE",
    };

    private readonly Option<string?> _product = new("--product")
    {
        Description = "The product file (psi.yaml), for the product's level and waivers. Default: none, and so level 3.",
        HelpName = "FILE",
    };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        AddPoliciesTo(command);
        command.Options.Add(_product);
    }

    /// <summary>Adds only the options for policy files, for commands that need no product.</summary>
    public void AddPoliciesTo(Command command)
    {
        command.Options.Add(_policies);
        command.Options.Add(_repositoryPolicies);
    }

    /// <summary>Reads the files and reports every mistake in them; null when one of them can't be read or is invalid.</summary>
    public ReadPolicy? Read(ParseResult arguments, string folder, Terminal terminal) =>
        Read(arguments, folder, terminal, acceptsNone: false);

    private ReadPolicy? Read(ParseResult arguments, string folder, Terminal terminal, bool acceptsNone)
    {
        var read = Read(arguments, folder, acceptsNone, out var problems);
        foreach (var problem in problems)
        {
            terminal.Remark(ProblemLine.Of(problem));
        }

        return read;
    }

    /// <summary>
    /// The same for a command that can decide by Psi's baseline alone: where no policy is named and none is there, that applies, and is
    /// said.
    /// </summary>
    public ReadPolicy? ReadOrBaseline(ParseResult arguments, string folder, Terminal terminal)
    {
        if (arguments.GetValue(_policies) is not { Length: > 0 } && Default(folder).Count == 0)
        {
            terminal.SayNote(
                $"there is no policy file in a folder '{PolicyFolder}' here, so Psi's built-in baseline decides; "
                + "name your own with --policy");
        }

        return Read(arguments, folder, terminal, acceptsNone: true);
    }

    /// <summary>Reads the files; null when one of them can't be read or is invalid, because nothing can be decided then.</summary>
    /// <param name="arguments">The command line.</param>
    /// <param name="folder">The folder relative paths start from.</param>
    /// <param name="problems">Every mistake in the files, warnings among them.</param>
    public ReadPolicy? Read(ParseResult arguments, string folder, out IReadOnlyList<Problem> problems) =>
        Read(arguments, folder, acceptsNone: false, out problems);

    private ReadPolicy? Read(ParseResult arguments, string folder, bool acceptsNone, out IReadOnlyList<Problem> problems)
    {
        var found = new List<Problem>();
        var layers = new List<PolicyLayer>();
        var organisation = arguments.GetValue(_policies) is { Length: > 0 } given ? given : Default(folder);
        if (organisation.Count == 0 && !acceptsNone)
        {
            found.Add(
                new Problem(
                    ProblemIds.PolicyInvalid,
                    Severity.Error,
                    new FileLocation(folder),
                    $"there is no policy file in a folder '{PolicyFolder}' here; name the files with --policy"));
        }

        foreach (var file in organisation)
        {
            ReadLayer(PolicyLayerKind.Organisation, file);
        }

        foreach (var file in arguments.GetValue(_repositoryPolicies) ?? [])
        {
            ReadLayer(PolicyLayerKind.Repository, file);
        }

        var product = arguments.GetValue(_product) is { } name ? ReadProduct(name) : null;

        var policy = PolicyComposition.Compose(layers);
        found.AddRange(policy.Problems);
        var level = ProductLevel.Of(product, policy.Levels);
        found.AddRange(level.Problems);
        problems = found;
        return found.Exists(problem => problem.Severity == Severity.Error) ? null : new ReadPolicy(policy, product, level.Level);

        void ReadLayer(PolicyLayerKind kind, string file)
        {
            if (ReadBytes(file, ProblemIds.PolicyInvalid) is not { } bytes)
            {
                return;
            }

            if (PolicyLayer.Read(kind, Shown(file), bytes, out var mistakes) is { } layer)
            {
                layers.Add(layer);
            }

            found.AddRange(mistakes);
        }

        ProductFile? ReadProduct(string file)
        {
            if (ReadBytes(file, ProblemIds.ProductInvalid) is not { } bytes)
            {
                return null;
            }

            var result = ProductFileReader.Read(Shown(file), Utf8Text.Decode(bytes));
            found.AddRange(result.Problems);
            return result.Value;
        }

        byte[]? ReadBytes(string file, string ruleId)
        {
            if (FileContent.TryReadIn(folder, Path.Combine(folder, file), MaximumSize, out var bytes, out var reason))
            {
                return bytes;
            }

            found.Add(
                new Problem(
                    ruleId, Severity.Error, new FileLocation(Shown(file)), $"the file can't be read: {reason ?? "it does not exist"}"));
            return null;
        }

        string Shown(string file) => ShownPath.Of(Path.GetFullPath(Path.Combine(folder, file)), folder);
    }

    /// <summary>The policy files directly in a folder, by name.</summary>
    public static IReadOnlyList<string> FilesOf(string folder) =>
        [.. Directory.EnumerateFiles(folder).Where(file => Path.GetExtension(file) is ".yaml" or ".yml").Order(StringComparer.Ordinal)];

    private static IReadOnlyList<string> Default(string folder)
    {
        var policies = Path.Combine(folder, PolicyFolder);
        return Directory.Exists(policies) ? FilesOf(policies) : [];
    }
}

/// <summary>The content of policy and product files.</summary>
/// <param name="Policy">All layers.</param>
/// <param name="Product">The product; null when none was given.</param>
/// <param name="Level">The product's level, 1–3; 3 when no product was given.</param>
internal sealed record ReadPolicy(EffectivePolicy Policy, ProductFile? Product, int Level);
