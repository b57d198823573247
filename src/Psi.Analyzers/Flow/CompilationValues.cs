using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Psi.Analyzers.Flow;

/// <summary>
/// What is known of the values in one compilation, made once and shared by every rule. All parts depend on the compilation alone, keep only
/// finished answers, by symbol or by operation, and may be used by several threads at once.
/// </summary>
internal sealed class CompilationValues
{
    // Holds no compilation longer than the compiler does.
    private static readonly ConditionalWeakTable<Compilation, CompilationValues> ByCompilation = new();

    private CompilationValues(Compilation compilation)
    {
        Source = new SourceOperations(compilation);
        LocalWrites = new LocalWrites();
        var definitions = new ReachingDefinitions(Source);
        Known = new KnownValues(Source, definitions, new PossibleValues(Source, LocalWrites));
        Bytes = new KnownByteValues(Source, Known, LocalWrites);
        Origins = new ValueOrigins(definitions);
        Parts = new ValueParts(Known);
        AlwaysTrue = new AlwaysTrueFunctions(Source, Known);
        Development = new DevelopmentGuard(Known);
    }

    /// <summary>Bodies and initial values of what the compilation declares.</summary>
    public SourceOperations Source { get; }

    /// <summary>The writes to locals after their declaration.</summary>
    public LocalWrites LocalWrites { get; }

    /// <summary>Values and texts that expressions are known to have.</summary>
    public KnownValues Known { get; }

    /// <summary>Bytes that are the same in every run.</summary>
    public KnownByteValues Bytes { get; }

    /// <summary>The expressions that values come from.</summary>
    public ValueOrigins Origins { get; }

    /// <summary>The expressions whose values become part of another value.</summary>
    public ValueParts Parts { get; }

    /// <summary>Functions that return <see langword="true"/> on every path.</summary>
    public AlwaysTrueFunctions AlwaysTrue { get; }

    /// <summary>Code that runs only in development.</summary>
    public DevelopmentGuard Development { get; }

    /// <summary>The values that all rules share.</summary>
    public static CompilationValues In(Compilation compilation) =>
        ByCompilation.GetValue(compilation, static compilation => new CompilationValues(compilation));
}
