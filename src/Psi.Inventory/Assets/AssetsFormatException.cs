namespace Psi.Inventory;

/// <summary>The assets file is not what NuGet writes. Never leaves <see cref="AssetsFileReader"/>.</summary>
/// <param name="message">What is wrong or was expected; starts in lower case, without a full stop.</param>
/// <param name="offset">Where, in bytes from the start of the file; negative when the whole file is meant.</param>
internal sealed class AssetsFormatException(string message, int offset) : Exception(message)
{
    public int Offset { get; } = offset;
}
