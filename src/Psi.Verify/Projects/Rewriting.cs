using System.Reflection.PortableExecutable;
using Psi.Policy;
using Psi.Verify.Comparing;

namespace Psi.Verify.Projects;

/// <summary>What tools make of a verified assembly: precompiled code, woven or obfuscated code.</summary>
/// <param name="policy">Which tools it accepts.</param>
/// <param name="packages">The packages in use, of which a tool must be one.</param>
internal sealed class Rewriting(EffectivePolicy policy, IEnumerable<PackageUrl> packages)
{
    private readonly HashSet<string> _accepted = policy.Rewriters.ToHashSet(StringComparer.OrdinalIgnoreCase);

    // Only what the policy names, in its words: for any other tool nobody can say that it was the one.
    private readonly string? _tool = packages
        .Select(package => package.Name)
        .Where(name => policy.Rewriters.Contains(name, StringComparer.OrdinalIgnoreCase))
        .Order(StringComparer.OrdinalIgnoreCase)
        .FirstOrDefault();

    /// <summary>What rewrote an assembly, and whether the policy accepts it.</summary>
    /// <param name="verified">What was compiled: the path of a file without a doubt.</param>
    /// <param name="found">What was found under the same name.</param>
    public RewrittenBy Of(string verified, OutputAssembly found)
    {
        if (found.PrecompiledFrom is { } origin)
        {
            using var image = new PEReader(File.OpenRead(verified));
            if (AssemblyDigest.DigestOfTheRest(image) == origin)
            {
                return new RewrittenBy(Rewriters.ReadyToRun, _accepted.Contains(Rewriters.ReadyToRun));
            }
        }

        return new RewrittenBy(_tool, _tool is not null);
    }
}

/// <summary>What rewrote an assembly.</summary>
/// <param name="Tool">As a policy names it; null for something that the policy does not name.</param>
/// <param name="IsAccepted">Whether the policy accepts it.</param>
internal sealed record RewrittenBy(string? Tool, bool IsAccepted)
{
    /// <summary>What happened, as the rest of a sentence.</summary>
    public string Text => Tool is null
        ? "something rewrote it after the compile"
        : "it was rewritten after the compile: precompiled code (ReadyToRun), which runs in the place of what was compiled";
}
