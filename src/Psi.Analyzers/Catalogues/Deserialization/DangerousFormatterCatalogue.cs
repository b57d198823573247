using Psi.Analyzers.Deserialization;

namespace Psi.Analyzers.Catalogues.Deserialization;

/// <summary>The serializers of .NET that build whatever types the data names. Data only; <see cref="DangerousFormatterSymbols"/> binds it to a compilation.</summary>
internal static class DangerousFormatterCatalogue
{
    private const string ClosedSerializer = "a serializer that is told its types, such as System.Text.Json or DataContractSerializer";

    private const string ProtectedState = "System.Text.Json, and protect what a client holds by Data Protection or MachineKey.Protect";

    public static IReadOnlyList<DangerousFormatter> Formatters { get; } =
    [
        new(
            "System.Runtime.Serialization.Formatters.Binary.BinaryFormatter",
            ["Serialize", "Deserialize", "UnsafeDeserialize", "DeserializeMethodResponse", "UnsafeDeserializeMethodResponse"],
            ClosedSerializer),
        new(
            "System.Runtime.Serialization.NetDataContractSerializer",
            ["Serialize", "Deserialize", "ReadObject", "WriteObject", "WriteStartObject", "WriteObjectContent"],
            "DataContractSerializer with the types you expect"),
        new("System.Runtime.Serialization.Formatters.Soap.SoapFormatter", ["Serialize", "Deserialize"], ClosedSerializer),
        new("System.Web.UI.LosFormatter", ["Serialize", "Deserialize"], ProtectedState),
        new("System.Web.UI.ObjectStateFormatter", ["Serialize", "Deserialize"], ProtectedState),
    ];
}

/// <summary>A serializer that lets the data choose the types.</summary>
/// <param name="MetadataName">Its type.</param>
/// <param name="Calls">The methods that read or write objects.</param>
/// <param name="Replacement">What to use instead, as the end of a sentence.</param>
internal sealed record DangerousFormatter(string MetadataName, IReadOnlyList<string> Calls, string Replacement);
