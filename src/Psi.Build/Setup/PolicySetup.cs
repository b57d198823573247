using Psi.Policy;

namespace Psi.Build;

/// <summary>Everything that the decision about a project depends on: policy, product, level, waivers, enforcement and date.</summary>
internal sealed record PolicySetup
{
    /// <summary>All layers; the baseline alone when a policy file is invalid, with <see cref="IsReliable"/> false.</summary>
    public required EffectivePolicy Policy { get; init; }

    /// <summary>What help links lead to: the organisation's pages, else those inside the package.</summary>
    public RulePages Pages { get; init; } = RulePages.None;

    /// <summary>The product; null when the repo has no valid product file.</summary>
    public required ProductFile? Product { get; init; }

    /// <summary>The product level.</summary>
    public required ProductLevel Level { get; init; }

    /// <summary>The product's waivers.</summary>
    public required WaiverBook Waivers { get; init; }

    /// <summary>The product's attestations.</summary>
    public AttestationBook Attestations { get; init; } = AttestationBook.Empty;

    /// <summary>What the product file says about the project: that it is no part of the product; null when it says nothing of it.</summary>
    public Exclusion? Exclusion { get; init; }

    /// <summary>What errors do.</summary>
    public required EnforcementMode Enforcement { get; init; }

    /// <summary>The date to decide for.</summary>
    public required CalendarDate Today { get; init; }

    /// <summary>Mistakes in the files and in the set-up.</summary>
    public required IReadOnlyList<Problem> Problems { get; init; }

    /// <summary>What is Psi's own and came from elsewhere; each is among the problems too.</summary>
    public IReadOnlyList<ForeignInput> Foreign { get; init; } = [];

    /// <summary>The same with more of it.</summary>
    /// <param name="inputs">What was found.</param>
    /// <param name="project">The project file as it is shown.</param>
    public PolicySetup With(IEnumerable<ForeignInput> inputs, string project)
    {
        var foreign = ForeignInput.Distinct(Foreign.Concat(inputs));
        var known = Foreign.Select(input => input.AsProblem(new FileLocation(project))).ToList();
        return this with
        {
            Foreign = foreign,
            Problems = [.. Problems.Except(known), .. foreign.Select(input => input.AsProblem(new FileLocation(project)))],
        };
    }

    /// <summary>False when nothing may be decided, because a policy file or a setting is invalid.</summary>
    public required bool IsReliable { get; init; }

    /// <summary>The files that were read, absolute.</summary>
    public required IReadOnlyList<string> FilesRead { get; init; }
}
