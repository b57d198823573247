using Microsoft.CodeAnalysis;

namespace Psi.Analyzers.Flow;

/// <summary>The known beginning of a string.</summary>
/// <param name="Text">Empty when nothing is known.</param>
/// <param name="IsWhole">True when nothing follows.</param>
/// <param name="First">The first expression that gives a piece of it.</param>
internal readonly record struct LeadingText(string Text, bool IsWhole, IOperation First);
