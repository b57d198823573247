using Microsoft.CodeAnalysis.CSharp;

namespace Psi.Verify.Projects;

/// <summary>An assembly that a call of the compiler wrote, compiled again.</summary>
/// <param name="Path">Where the call wrote it, a full path.</param>
/// <param name="Doubt">Why nobody can say what it was compiled from, as the rest of a sentence; null when it was compiled again.</param>
/// <param name="Compilation">What it was compiled from; null when there is a doubt.</param>
/// <param name="Sha512">Of its bytes, in lower-case hex; null when there is no such file.</param>
internal sealed record CompiledAssembly(string Path, string? Doubt, CSharpCompilation? Compilation, string? Sha512)
{
    /// <summary>The id of its module; null where it was not compiled again.</summary>
    public Guid? Mvid { get; init; }

    /// <summary>The assemblies that it holds as resources; their paths are those of this one with the name of the resource.</summary>
    public IReadOnlyList<OutputAssembly> Embedded { get; init; } = [];

    /// <summary>SHA-512 of the reference assembly that lies in the output as well; null when there is none, or it is another one.</summary>
    public string? ReferenceSha512 { get; init; }
}
