using Microsoft.CodeAnalysis;

namespace Psi.Analyzers.Flow;

/// <summary>A part of a string whose text is not known.</summary>
/// <param name="Before">The known text before it.</param>
/// <param name="Value">The expression it comes from.</param>
internal readonly record struct UnknownPart(string Before, IOperation Value);
