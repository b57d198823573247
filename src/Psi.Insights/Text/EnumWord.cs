using Psi.Manifest;

namespace Psi.Insights.Text;

/// <inheritdoc cref="ManifestWord"/>
internal static class EnumWord
{
    /// <inheritdoc cref="ManifestWord.Of"/>
    public static string Of<T>(T value)
        where T : struct, Enum => ManifestWord.Of(value);

    /// <inheritdoc cref="ManifestWord.TryParse"/>
    public static bool TryParse<T>(string word, out T value)
        where T : struct, Enum => ManifestWord.TryParse(word, out value);
}
