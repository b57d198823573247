using Microsoft.CodeAnalysis;

namespace Psi.Analyzers.Flow;

/// <summary>A piece of a string that is not known.</summary>
/// <param name="Before">What is known of the string before it.</param>
/// <param name="Value">The expression it comes from.</param>
internal readonly record struct UnknownPart(string Before, IOperation Value);
