using Psi.Analyzers.Deserialization;

namespace Psi.Analyzers.Catalogues.Deserialization;

/// <summary>
/// The serializers of .NET that create whatever types the data names. Data only; <see cref="DangerousFormatterSymbols"/> binds it to a
/// compilation.
/// </summary>
internal static class DangerousFormatterCatalogue
{
    private const string BinaryFormatter = "System.Runtime.Serialization.Formatters.Binary.BinaryFormatter";
    private const string NetDataContractSerializer = "System.Runtime.Serialization.NetDataContractSerializer";
    private const string SoapFormatter = "System.Runtime.Serialization.Formatters.Soap.SoapFormatter";
    private const string LosFormatter = "System.Web.UI.LosFormatter";
    private const string ObjectStateFormatter = "System.Web.UI.ObjectStateFormatter";

    private static readonly DangerousFormatter ClosedSerializer =
        new("a serializer that is told its types, such as System.Text.Json or DataContractSerializer");

    private static readonly DangerousFormatter DataContractSerializer = new("DataContractSerializer with the types you expect");

    private static readonly DangerousFormatter ProtectedState =
        new("System.Text.Json, and protect what a client holds by Data Protection or MachineKey.Protect");

    public static IReadOnlyList<ApiType<DangerousFormatter>> Types { get; } =
    [
        new(BinaryFormatter, ClosedSerializer),
        new(NetDataContractSerializer, DataContractSerializer),
        new(SoapFormatter, ClosedSerializer),
        new(LosFormatter, ProtectedState),
        new(ObjectStateFormatter, ProtectedState),
    ];

    /// <summary>The methods that read or write objects.</summary>
    public static IReadOnlyList<ApiMember<DangerousFormatter>> Calls { get; } =
    [
        .. ApiMember.EachWith(
            ClosedSerializer,
            [BinaryFormatter],
            "Serialize",
            "Deserialize",
            "UnsafeDeserialize",
            "DeserializeMethodResponse",
            "UnsafeDeserializeMethodResponse"),
        .. ApiMember.EachWith(
            DataContractSerializer,
            [NetDataContractSerializer],
            "Serialize",
            "Deserialize",
            "ReadObject",
            "WriteObject",
            "WriteStartObject",
            "WriteObjectContent"),
        .. ApiMember.EachWith(ClosedSerializer, [SoapFormatter], "Serialize", "Deserialize"),
        .. ApiMember.EachWith(ProtectedState, [LosFormatter, ObjectStateFormatter], "Serialize", "Deserialize"),
    ];
}

/// <summary>A serializer that lets the data choose the types.</summary>
/// <param name="Replacement">What to use instead, as the end of a sentence.</param>
internal sealed record DangerousFormatter(string Replacement);
