using System.Reflection.Metadata;
using Microsoft.CodeAnalysis;

namespace Psi.Verify.Compiling;

/// <summary>A document that was compiled and is no file of the project.</summary>
/// <param name="Handle">Which one it is in the debug information.</param>
/// <param name="Tree">Its text, parsed, at the path it had.</param>
/// <param name="Types">The top-level types that it declares.</param>
internal sealed record GeneratedDocument(DocumentHandle Handle, SyntaxTree Tree, IReadOnlyList<string> Types);
