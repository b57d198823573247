namespace Psi.Policy;

/// <summary>A policy file that ships inside Psi.</summary>
internal static class EmbeddedLayer
{
    /// <summary>Reads it as a layer of kind baseline.</summary>
    /// <exception cref="InvalidOperationException">The file is invalid, which no test let through.</exception>
    public static PolicyLayer Read(string resource, string name)
    {
        using var stream = typeof(EmbeddedLayer).Assembly.GetManifestResourceStream(resource)!;
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        var layer = PolicyLayer.Read(PolicyLayerKind.Baseline, name, bytes.ToArray(), out var problems);
        return layer ?? throw new InvalidOperationException($"The built-in {name} is invalid: {string.Join("; ", problems)}");
    }
}
