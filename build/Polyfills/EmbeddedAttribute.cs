namespace Microsoft.CodeAnalysis;

/// <summary>The compiler hides types that carry this from every other assembly, InternalsVisibleTo or not, so that polyfills never meet.</summary>
[Embedded]
internal sealed class EmbeddedAttribute : Attribute;
