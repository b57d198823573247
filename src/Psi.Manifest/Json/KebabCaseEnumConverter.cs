using System.Text.Json;
using System.Text.Json.Serialization;

namespace Psi.Manifest;

/// <summary>Writes enum members as <c>not-assessed</c> and refuses numbers.</summary>
internal sealed class KebabCaseEnumConverter<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false)
    where T : struct, Enum;
