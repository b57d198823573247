namespace Psi.Manifest;

/// <summary>A file is not the fragment or manifest it should be.</summary>
public sealed class ManifestFormatException(string message, Exception? inner = null) : Exception(message, inner);
