namespace Psi.Inventory;

/// <summary>A JSON file is not what its tool writes. Never leaves the readers.</summary>
/// <param name="message">What is wrong or was expected; starts in lower case, without a full stop.</param>
/// <param name="offset">Where, in bytes from the start of the file; negative when the whole file is meant.</param>
internal sealed class JsonFormatException(string message, int offset) : Exception(message)
{
    public int Offset { get; } = offset;
}
