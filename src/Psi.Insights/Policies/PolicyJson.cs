using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace Psi.Insights.Policies;

/// <summary>How the commands about policies write JSON.</summary>
internal static class PolicyJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    /// <summary>The text of a value; what is null is left out.</summary>
    public static string Of<T>(T value) => JsonSerializer.Serialize(value, Options);
}
